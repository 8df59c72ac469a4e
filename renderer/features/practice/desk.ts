import { fail } from '../../../shared/errors';
import type { CallName } from '../../../shared/ipc/contract';
import type { Desk } from '../../../shared/ipc/desk';

const harmless: readonly string[] = ['app.info', 'desk.lock', 'desk.touch'] satisfies CallName[];

/** What practice screens may ask of main: whether the desk is locked or idle, and nothing that reads or writes. */
export function practiceDesk(desk: Desk): Desk {
  const refuse = async () => fail('PRACTICE_ONLY');
  const call = new Proxy(desk.call, {
    get: (calls, name) => (harmless.includes(String(name)) ? Reflect.get(calls, name) : refuse),
  });
  return { call, on: desk.on };
}
