import { fail, type Result } from '../../../shared/errors';
import type { ListQuery, ListRow } from '../../vault/api';
import type { VaultPort } from '../common/vault';
import { type MarkedPlaces, rowsOfView, type Watch } from './rowsOfView';

export interface Gathering extends Watch {
  readonly query: ListQuery;
  /** Only these letters; null for the whole list. */
  readonly marks: MarkedPlaces | null;
  /** More rows than these are not gathered. */
  readonly most: number;
}

const tries = 3;

/**
 * Rows of a list in its order. A view that the vault drops on the way is opened again and gathered from its beginning.
 * Null when it was stopped. EXPORT_TOO_MANY when there are more.
 */
export async function gatherRows(vault: VaultPort, gathering: Gathering): Promise<Result<readonly ListRow[] | null>> {
  for (let left = tries; ; left--) {
    const rows = await gatherOnce(vault, gathering);
    if (rows.ok || rows.error.code !== 'STALE_VIEW' || left <= 1) return rows;
  }
}

async function gatherOnce(vault: VaultPort, gathering: Gathering): Promise<Result<readonly ListRow[] | null>> {
  const { query, marks, most } = gathering;
  const opened = await vault.call('list.open', { ...query, rows: 0 });
  if (!opened.ok) return opened;
  const count = marks ? marks.size : opened.value.total;
  if (count > most) return fail('EXPORT_TOO_MANY', { most, count });
  return rowsOfView(vault, opened.value, marks, gathering);
}
