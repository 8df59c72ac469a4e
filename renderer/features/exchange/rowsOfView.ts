import { ok, type Result } from '../../../shared/errors';
import type { ListRow } from '../../vault/api';
import type { VaultPort } from '../common/vault';

/** Rows are asked for so many at a time, so that the desk answers in between. */
const slice = 1000;

/** Letters by id, each with the place in the list at which it stood when it was marked. */
export type MarkedPlaces = ReadonlyMap<string, number>;

export interface Watch {
  /** Rows that are there, of how many. */
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/**
 * The rows of an open view in its order; with marks only those letters, wherever they stand by now. Null when it was
 * stopped. STALE_VIEW when the vault dropped the view on the way.
 */
export async function rowsOfView(
  vault: VaultPort,
  { view, total }: { readonly view: number; readonly total: number },
  marks: MarkedPlaces | null,
  watch?: Watch,
): Promise<Result<readonly ListRow[] | null>> {
  const wanted = marks ? marks.size : total;
  const found = new Map<number, ListRow>();
  for (const page of pagesOf(total, marks)) {
    if (watch?.signal.aborted) return ok(null);
    if (found.size === wanted) break;
    const answer = await vault.call('list.rows', { view, from: page * slice, count: slice });
    if (!answer.ok) return answer;
    for (const [i, row] of answer.value.rows.entries()) {
      if (!marks || marks.has(row.recId)) found.set(page * slice + i, row);
    }
    watch?.onProgress(found.size, wanted);
  }
  if (watch?.signal.aborted) return ok(null);
  return ok([...found].sort(([a], [b]) => a - b).map(([, row]) => row));
}

/** Slices of the list; first those where marked letters stood. */
function pagesOf(total: number, marks: MarkedPlaces | null): readonly number[] {
  const all = Array.from({ length: Math.ceil(total / slice) }, (_, page) => page);
  if (!marks) return all;
  const near = new Set(
    [...marks.values()].map((index) => Math.floor(index / slice)).filter((page) => page < all.length),
  );
  return [...near, ...all.filter((page) => !near.has(page))];
}
