import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { type DeskError, DeskFailure, type Result } from '../../shared/errors';
import { type CallInput, type CallName, channel, contract } from '../../shared/ipc/contract';
import type { Log } from '../log';
import type { HandlerSet } from './handlers';

export interface RegisterOptions {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  /** True only for the main frame of the desk's own window, showing the desk's own origin. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  readonly isUnlocked: () => boolean;
  readonly log: Log;
}

/**
 * Puts every call of the contract behind the same border: sender, lock, input, run, output, in that order. The page
 * always gets a Result; a handler never runs on input that did not parse, and nothing of the input reaches the log.
 */
export function registerCalls(set: HandlerSet<CallName>, options: RegisterOptions): void {
  const guarded = new Set<CallName>(set.unlockedOnly);
  for (const name of Object.keys(contract) as CallName[]) {
    options.ipcMain.handle(channel(name), (event, ...args: unknown[]) => {
      // The frame is read before anything waits: Electron forgets it once the page navigates.
      if (!options.isTrusted(event)) return refuse({ code: 'BAD_SENDER' });
      if (guarded.has(name) && !options.isUnlocked()) return refuse({ code: 'LOCKED' });
      return answer(name, set, args, options.log);
    });
  }
}

const refuse = (error: DeskError): Result<never> => ({ ok: false, error });

async function answer<N extends CallName>(
  name: N,
  set: HandlerSet<CallName>,
  args: readonly unknown[],
  log: Log,
): Promise<Result<unknown>> {
  const parsed = contract[name].input.safeParse(args.length === 1 ? args[0] : undefined);
  if (!parsed.success) {
    return refuse({ code: 'BAD_INPUT', params: { call: name, field: parsed.error.issues[0]?.path.join('.') ?? '' } });
  }
  try {
    // The schema of this very name made the value, so it has the name's input type.
    const output = await set.handlers[name](parsed.data as CallInput<N>);
    return { ok: true, value: contract[name].output.parse(output) };
  } catch (cause) {
    if (cause instanceof DeskFailure) return refuse(cause.error);
    log.fault(`ipc ${name}`, cause);
    return refuse({ code: 'INTERNAL' });
  }
}
