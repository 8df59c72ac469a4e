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
  const found = search(query);
  if (!found) return null;
  const ms = timeCall(() => search(query));
  const set = new HitSet();
  for (const at of found) set.add(registerNos[at]!);
  return { ms, hits: set.toString() };
}

/** Median of the repetitions; a call shorter than the clock can tell is made several times in each. */
export function timeCall(call: () => unknown): number {
  const once = elapsed(call, 1);
  const calls = Math.min(200, Math.max(1, Math.ceil(leastTimed / Math.max(once, 0.001))));
  return median(Array.from({ length: repetitions }, () => elapsed(call, calls) / calls));
}

/** ms; the clock of an isolated page tells 0.005. */
const leastTimed = 0.5;

function elapsed(call: () => unknown, times: number): number {
  const start = performance.now();
  for (let i = 0; i < times; i++) call();
  return performance.now() - start;
}
