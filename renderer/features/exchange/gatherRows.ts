import { fail, ok, type Result } from '../../../shared/errors';
import type { ListQuery, ListRow } from '../../vault/api';
import type { VaultPort } from '../common/vault';

export interface Gathering {
  readonly query: ListQuery;
  /** Only these letters, each with the place at which it stood when it was marked; null for the whole list. */
  readonly marks: ReadonlyMap<string, number> | null;
  /** More rows than these are not gathered. */
  readonly most: number;
  /** Rows that are there, of how many. */
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

const slice = 1000;
const tries = 3;

/**
 * Rows of a list in its order, a slice at a time so that the desk answers in between. A view that the vault drops on the
 * way is opened again and gathered from its beginning. Null when it was stopped. EXPORT_TOO_MANY when there are more.
 */
export async function gatherRows(vault: VaultPort, gathering: Gathering): Promise<Result<readonly ListRow[] | null>> {
  for (let left = tries; ; left--) {
    const rows = await gatherOnce(vault, gathering);
    if (rows.ok || rows.error.code !== 'STALE_VIEW' || left <= 1) return rows;
  }
}

async function gatherOnce(
  vault: VaultPort,
  { query, marks, most, onProgress, signal }: Gathering,
): Promise<Result<readonly ListRow[] | null>> {
  const opened = await vault.call('list.open', { ...query, rows: 0 });
  if (!opened.ok) return opened;
  const { view, total } = opened.value;
  const wanted = marks ? marks.size : total;
  if (wanted > most) return fail('EXPORT_TOO_MANY', { most, count: wanted });
  const found = new Map<number, ListRow>();
  for (const page of pagesOf(total, marks)) {
    if (signal.aborted) return ok(null);
    if (found.size === wanted) break;
    const answer = await vault.call('list.rows', { view, from: page * slice, count: slice });
    if (!answer.ok) return answer;
    for (const [i, row] of answer.value.rows.entries())
      if (!marks || marks.has(row.recId)) found.set(page * slice + i, row);
    onProgress(found.size, wanted);
  }
  if (signal.aborted) return ok(null);
  return ok([...found].sort(([a], [b]) => a - b).map(([, row]) => row));
}

/** Slices of the list; first those where marked letters stood. */
function pagesOf(total: number, marks: ReadonlyMap<string, number> | null): readonly number[] {
  const all = Array.from({ length: Math.ceil(total / slice) }, (_, page) => page);
  if (!marks) return all;
  const near = new Set(
    [...marks.values()].map((index) => Math.floor(index / slice)).filter((page) => page < all.length),
  );
  return [...near, ...all.filter((page) => !near.has(page))];
}
