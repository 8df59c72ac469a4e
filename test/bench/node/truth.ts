import type { ListAnswer, Query } from '../contract';
import { plainScan } from '../page/engines/scan';
import { byArrival, letterChunks, listAnswer } from '../page/letters';
import { queriesFor } from '../queries';
import { hitSet, searchText } from '../text';

/** What every store must answer for a set of letters, worked out here from the letters themselves. */
export interface Truth {
  readonly size: number;
  readonly list: ListAnswer;
  readonly queries: readonly Query[];
  /** Hits per query, as `count:hash`. */
  readonly hits: readonly string[];
}

export function truthFor(size: number): Truth {
  const letters = [...letterChunks(size)].flat();
  const search = plainScan(letters.map(searchText));
  const queries = queriesFor(size);
  const hits = queries.map((query) => hitSet((search(query) ?? []).map((at) => letters[at]!.registerNo ?? '')));
  return { size, list: listAnswer(letters.sort(byArrival)), queries, hits };
}
