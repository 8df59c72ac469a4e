import type { CallOutput } from '../../shared/ipc/contract';
import type { HandlerSet } from './handlers';

/** What runs here; needs no unlocked desk, since the lock screen shows it. */
export function appCalls(info: () => CallOutput<'app.info'>): HandlerSet<'app.info'> {
  return { unlockedOnly: [], handlers: { 'app.info': info } };
}
