import { DeskFailure } from '../../shared/errors';
import { type CallName, contract } from '../../shared/ipc/contract';
import type { HandlerSet, Handlers } from './handlers';

type Missing = Exclude<CallName, 'app.info' | `journal.${string}`>;

/** The calls of domains that are not wired: the desk says that it is not set up, everything else is refused. */
export function unavailableCalls(): HandlerSet<Missing> {
  const names = (Object.keys(contract) as CallName[]).filter(
    (name) => name !== 'app.info' && !name.startsWith('journal.'),
  );
  const refuse = () => {
    throw new DeskFailure('NOT_CONFIGURED');
  };
  const handlers = Object.fromEntries(names.map((name) => [name, refuse])) as unknown as Pick<Handlers, Missing>;
  return {
    unlockedOnly: [],
    handlers: {
      ...handlers,
      'desk.state': () => ({ stage: 'not-configured', setup: null, lockReason: 'start', idleMs: 0 }),
    },
  };
}
