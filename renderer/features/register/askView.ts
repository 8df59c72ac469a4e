import type { Result } from '../../../shared/errors';
import type { ListQuery } from '../../vault/api';
import type { VaultPort } from '../common/vault';

export interface OpenView {
  readonly view: number;
  readonly total: number;
}

const tries = 3;

/**
 * Asks something of the view of a query. The vault keeps few views: one that it has dropped is opened again and asked
 * anew, so that what stands on the screen can be worked with however long it has stood there.
 */
export async function askView<T>(
  vault: VaultPort,
  query: ListQuery,
  open: OpenView,
  ask: (view: OpenView) => Promise<Result<T>>,
): Promise<Result<T>> {
  let answer = await ask(open);
  for (let left = tries; left > 0 && !answer.ok && answer.error.code === 'STALE_VIEW'; left--) {
    const again = await vault.call('list.open', { ...query, rows: 0 });
    if (!again.ok) return again;
    answer = await ask(again.value);
  }
  return answer;
}
