import { join } from 'node:path';
import type { CallName, CallOutput, EventName, EventPayload } from '../shared/ipc/contract';
import { openJournal } from './files/journal';
import { openOnFirstUse } from './files/lazy';
import { appCalls } from './ipc/app';
import type { HandlerSet } from './ipc/handlers';
import { journalCalls } from './ipc/journal';
import { unavailableCalls } from './ipc/unavailable';
import type { Log } from './log';

export type LockReason = EventPayload<'desk.locked'>['reason'];

export type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

export interface ServiceContext {
  /** The profile directory. */
  readonly userData: string;
  /** `--setup=FILE` of the command line. */
  readonly setupFile: string | null;
  readonly info: Omit<CallOutput<'app.info'>, 'training'>;
  readonly emit: Emit;
  readonly log: Log;
}

/** All that stands behind the contract. */
export interface Services {
  readonly calls: HandlerSet<CallName>;
  readonly isUnlocked: () => boolean;
  readonly isTraining: () => boolean;
  /** Drops every key in main and emits desk.locked; does nothing when the desk is locked already. */
  readonly lock: (reason: LockReason) => void;
  readonly close: () => Promise<void>;
}

/** Wires the domains together; the only place that knows them all. */
export function createServices(context: ServiceContext): Services {
  const journal = openOnFirstUse(() => openJournal(join(context.userData, 'vault', 'journal.kj')));
  const app = appCalls(() => ({ ...context.info, training: false }));
  const files = journalCalls(journal.get);
  const others = unavailableCalls();
  return {
    calls: {
      handlers: { ...app.handlers, ...files.handlers, ...others.handlers },
      unlockedOnly: [...app.unlockedOnly, ...files.unlockedOnly, ...others.unlockedOnly],
    },
    isUnlocked: () => false,
    isTraining: () => false,
    lock: () => undefined,
    close: async () => (await journal.opened())?.close(),
  };
}
