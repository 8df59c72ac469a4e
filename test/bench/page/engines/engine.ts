import type { Query, SearchAnswer } from '../../contract';
import { searchText } from '../../text';
import { letterChunks } from '../letters';
import { timeQueries } from '../timing';

/** A search engine in memory: positions of all letters that match, or null for a query that it cannot ask. */
export type Engine = (query: Query) => readonly number[] | null;

/** Builds an engine over folded texts. */
export type BuildEngine = (texts: readonly string[]) => Engine;

/** Builds the engine over the first `count` letters and asks it. Building is timed; making and folding letters is not. */
export function searchLetters(build: BuildEngine, count: number, queries: readonly Query[]): SearchAnswer {
  const texts: string[] = [];
  const registerNos: string[] = [];
  for (const letters of letterChunks(count)) {
    for (const letter of letters) {
      texts.push(searchText(letter));
      registerNos.push(letter.registerNo ?? '');
    }
  }
  const start = performance.now();
  const engine = build(texts);
  return timeQueries(queries, engine, registerNos, performance.now() - start);
}
