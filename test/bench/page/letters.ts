import { inventLetter } from '../../../build/training/letters';
import type { Letter } from '../../../shared/model/letter';
import { chunkLetters, firstRows, type ListAnswer, seed } from '../contract';

/** A letter as the row-per-letter stores hold it: with a key that says nothing. */
export type Row = Letter & { readonly id: string };

/** 32 hex digits, scattered as random ids are, the same for the same register number. */
export function rowId(registerNo: string): string {
  let text = '';
  for (let part = 0; part < 4; part++) {
    let hash = 0x811c9dc5 ^ Math.imul(part + 1, 0x9e3779b1);
    for (let i = 0; i < registerNo.length; i++) hash = Math.imul(hash ^ registerNo.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    text += ((hash ^ (hash >>> 12)) >>> 0).toString(16).padStart(8, '0');
  }
  return text;
}

export const asRow = (letter: Letter): Row => ({ id: rowId(letter.registerNo ?? ''), ...letter });

/** Letters from … from + count − 1 in the bench's set, made a chunk at a time. */
export function* letterChunks(count: number, from = 0): Generator<Letter[]> {
  for (let at = 0; at < count; at += chunkLetters) {
    yield Array.from({ length: Math.min(chunkLetters, count - at) }, (_, i) => inventLetter(from + at + i, seed));
  }
}

const summaryOf = (letter: Pick<Letter, 'registerNo' | 'arrivedOn' | 'kind' | 'summary'>): string =>
  `${letter.registerNo}|${letter.arrivedOn}|${letter.kind}|${letter.summary}`;

type Listed = Pick<Letter, 'registerNo' | 'arrivedOn' | 'kind' | 'summary'>;

/** Sorts by arrival, newest first: the work a list does for its first sight. */
export const byArrival = (a: Listed, b: Listed): number =>
  a.arrivedOn < b.arrivedOn ? 1 : a.arrivedOn > b.arrivedOn ? -1 : 0;

export const firstDates = (sorted: readonly Listed[]): string[] =>
  sorted.slice(0, firstRows).map((row) => row.arrivedOn);

/** The rows listed last, kept as a screen would keep them, so that their weight shows. */
export const inView: { rows: readonly Listed[] } = { rows: [] };

/** The answer of a store that holds all rows as objects, from rows already sorted by arrival. */
export function listAnswer(sorted: readonly Listed[]): ListAnswer {
  inView.rows = sorted;
  const byNumber = sorted.toSorted((a, b) => ((a.registerNo ?? '') < (b.registerNo ?? '') ? 1 : -1));
  const middle = byNumber.length >> 1;
  return {
    total: sorted.length,
    dates: firstDates(sorted),
    middle: byNumber.slice(middle, middle + firstRows).map(summaryOf),
  };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs the saves one by one with a pause between them, as an officer's are, and times each. */
export async function timeSaves<T>(items: readonly T[], save: (item: T) => Promise<unknown>): Promise<number[]> {
  const latencies: number[] = [];
  for (const item of items) {
    const start = performance.now();
    await save(item);
    latencies.push(performance.now() - start);
    await pause(5);
  }
  return latencies;
}

/** Stores chunk by chunk; only the storing is timed. */
export async function timeFill(
  chunks: Iterable<readonly Letter[]>,
  store: (letters: readonly Letter[]) => Promise<unknown>,
): Promise<number> {
  let ms = 0;
  for (const letters of chunks) {
    const start = performance.now();
    await store(letters);
    ms += performance.now() - start;
  }
  return ms;
}
