import type { Query, QueryAnswer, SearchAnswer } from '../contract';
import { HitSet } from '../text';

export const repetitions = 5;

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

/** Times an engine whose search answers all its hits at once; null for a query that it cannot ask. */
export function timeQueries(
  queries: readonly Query[],
  search: (query: Query) => readonly number[] | null,
  registerNos: readonly string[],
  buildMs: number | null,
): SearchAnswer {
  for (const query of queries.slice(0, 8)) search(query);
  return { buildMs, queries: queries.map((query) => timeQuery(query, search, registerNos)) };
}

function timeQuery(
  query: Query,
  search: (query: Query) => readonly number[] | null,
  registerNos: readonly string[],
): QueryAnswer | null {
  const times: number[] = [];
  let found: readonly number[] = [];
  for (let i = 0; i < repetitions; i++) {
    const start = performance.now();
    const hits = search(query);
    times.push(performance.now() - start);
    if (!hits) return null;
    found = hits;
  }
  const set = new HitSet();
  for (const at of found) set.add(registerNos[at]!);
  return { ms: median(times), hits: set.toString() };
}
