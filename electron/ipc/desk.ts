import type { Desk } from '../desk/desk';
import type { HandlerSet } from './handlers';

type DeskCall =
  | 'desk.state'
  | 'desk.configure'
  | 'desk.enrol'
  | 'desk.unlock'
  | 'desk.changePassword'
  | 'desk.lock'
  | 'desk.touch';

/** Set-up, enrolment, unlocking and locking. `chooseSetupFile` asks the officer; null when he gave up. */
export function deskCalls(desk: Desk, chooseSetupFile: () => Promise<string | null>): HandlerSet<DeskCall> {
  const { session, setupFile } = desk;
  return {
    unlockedOnly: [],
    handlers: {
      'desk.state': () => ({
        stage: desk.stage,
        setup: setupFile.bytes,
        lockReason: session.lockReason,
        idleMs: session.idleMs,
      }),
      'desk.configure': async () => {
        const path = await chooseSetupFile();
        if (path !== null) desk.configure(path);
        return { configured: path !== null };
      },
      'desk.enrol': (input) => session.enrol(input),
      'desk.unlock': (input) => session.unlock(input),
      'desk.changePassword': async (input) => {
        await session.changePassword(input);
        return { changed: true };
      },
      'desk.lock': () => {
        session.lock('button');
        return {};
      },
      'desk.touch': () => {
        session.touch();
        return {};
      },
    },
  };
}
