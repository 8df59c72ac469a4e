import { join } from 'node:path';
import type { CallName, CallOutput, EventName, EventPayload, FileKind } from '../shared/ipc/contract';
import { createTransport, isKnownToCenter } from './center/transport';
import { Desk } from './desk/desk';
import { type Clipboard, CopiedText } from './files/copied';
import { openJournal } from './files/journal';
import { openOnFirstUse } from './files/lazy';
import { createScannerFolder } from './files/scannerFolder';
import { openScanFiles } from './files/scans';
import { appCalls } from './ipc/app';
import { centerHandlers } from './ipc/center';
import { copiedCalls } from './ipc/copied';
import { deskCalls } from './ipc/desk';
import { fileCalls } from './ipc/file';
import { folderCalls, plain } from './ipc/folder';
import type { HandlerSet } from './ipc/handlers';
import { journalCalls } from './ipc/journal';
import { scanCalls } from './ipc/scans';
import { tokenCalls } from './ipc/token';
import type { Log } from './log';
import type { SpawnTokenProcess } from './token/spawn';

/** Answers a path; `suggestedName` has the right ending already. */
export type ChooseSaveFile = (suggestedName: string, kind: FileKind) => Promise<string | null>;

export type LockReason = EventPayload<'desk.locked'>['reason'];

export type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

export interface ServiceContext {
  /** The profile directory. */
  readonly userData: string;
  /** `--setup=FILE` of the command line. */
  readonly setupFile: string | null;
  readonly info: Omit<CallOutput<'app.info'>, 'training'>;
  readonly spawnTokenProcess: SpawnTokenProcess;
  /** Lets the officer choose the set-up file; null when he gave up. */
  readonly chooseSetupFile: () => Promise<string | null>;
  /** Lets the officer choose the folder that the scanner writes to; null when he gave up. */
  readonly chooseFolder: () => Promise<string | null>;
  /** Asks the officer where to write a file; null when he gave up. */
  readonly chooseSaveFile: ChooseSaveFile;
  readonly clipboard: Clipboard;
  readonly emit: Emit;
  readonly log: Log;
}

/** All that stands behind the contract. */
export interface Services {
  readonly calls: HandlerSet<CallName>;
  readonly isUnlocked: () => boolean;
  /** Whether the desk was set up for training on invented letters. */
  readonly isTraining: () => boolean;
  /** Drops every key in main and emits desk.locked; does nothing when the desk is locked already. */
  readonly lock: (reason: LockReason) => void;
  /** Whether rows that the officer copied may still be on the clipboard. */
  readonly hasCopied: () => boolean;
  /** Takes them off. */
  readonly forgetCopied: () => Promise<void>;
  /** Drops every key and ends the token process; the journal is closed once its last write is on the disk. */
  readonly close: () => Promise<void>;
}

/** Wires the domains together; the only place that knows them all. @throws DeskFailure SETUP_INVALID */
export function createServices(context: ServiceContext): Services {
  const { userData, setupFile, emit, log } = context;
  const journal = openOnFirstUse(() => openJournal(join(userData, 'vault', 'journal.kj')));
  const scanFiles = openOnFirstUse(() =>
    openScanFiles(join(userData, 'vault', 'scans'), (files) => log.event('unfinished scans cleared', { files })),
  );
  const folder = createScannerFolder((view) => emit('folder.changed', plain(view)));
  // What was begun and never finished is cleared at the start of the desk, whether or not anybody looks at a scan.
  scanFiles.get().catch((cause: unknown) => log.fault('scans', cause));
  const copied = new CopiedText(context.clipboard);
  const forgetCopied = (): Promise<void> => copied.forget().catch((cause: unknown) => log.fault('clipboard', cause));
  const abandonScans = async (): Promise<void> => (await scanFiles.opened())?.abandon();
  const desk = new Desk({
    userData,
    setupFile,
    emit,
    spawn: context.spawnTokenProcess,
    note: (what) => log.event(what),
    onLocked: () => {
      transport.forget();
      folder.forget();
      void forgetCopied();
      abandonScans().catch((cause: unknown) => log.fault('scans', cause));
    },
    confirmReset: (identity) => isKnownToCenter({ setup: () => desk.setupFile.current, now: Date.now }, identity),
  });
  const transport = createTransport({
    setup: () => desk.setupFile.current,
    identity: () => desk.session.current(),
    now: Date.now,
  });
  const isTraining = () => desk.setupFile.current?.training ?? false;

  const app = appCalls(() => ({ ...context.info, training: isTraining() }));
  const session = deskCalls(desk, context.chooseSetupFile);
  const token = tokenCalls(desk);
  const files = journalCalls(journal.get);
  const center = centerHandlers(transport);
  const scans = scanCalls(scanFiles.get, () => log.event('scan file removed'));
  const scanner = folderCalls(folder, context.chooseFolder);
  const saving = fileCalls(context.chooseSaveFile);
  const copying = copiedCalls(copied);
  return {
    calls: {
      handlers: {
        ...app.handlers,
        ...session.handlers,
        ...token.handlers,
        ...files.handlers,
        ...center.handlers,
        ...scans.handlers,
        ...scanner.handlers,
        ...saving.handlers,
        ...copying.handlers,
      },
      unlockedOnly: [app, session, token, files, center, scans, scanner, saving, copying].flatMap(
        (set): readonly CallName[] => set.unlockedOnly,
      ),
    },
    isUnlocked: () => desk.session.unlocked,
    isTraining,
    hasCopied: () => copied.isThere,
    forgetCopied,
    lock: (reason) => desk.session.lock(reason),
    close: async () => {
      desk.close();
      folder.forget();
      await abandonScans();
      await (await journal.opened())?.close();
    },
  };
}
