import type { Letter } from '../../shared/model/letter';

/** What the page and the Node side of the bench say to each other. Times are ms, sizes bytes. */

/** Proof that a store had the whole list at hand: compared with the truth before its time counts. */
export interface ListAnswer {
  readonly total: number;
  /** Arrival dates of the first rows, newest first (ties make the rows themselves differ between stores). */
  readonly dates: readonly string[];
  /** Rows from the middle of the list sorted by register number, as `registerNo|arrivedOn|kind|summary`. */
  readonly middle: readonly string[];
}

export interface Timed<T> {
  readonly ms: number;
  readonly answer: T;
}

export interface SaveAnswer {
  /** One per save, in the order made. */
  readonly latencies: readonly number[];
  /** Letters in the store afterwards. */
  readonly total: number;
}

/** words: all of them, anywhere. phrase: side by side. number: a whole number. part: digits inside a number. */
export const queryClasses = ['words', 'phrase', 'number', 'part'] as const;
export type QueryClass = (typeof queryClasses)[number];

export interface Query {
  readonly class: QueryClass;
  /** What it stands for, for the table: name, common, none… */
  readonly label: string;
  /** Folded: lower case, no marks. */
  readonly text: string;
}

export interface QueryAnswer {
  /** Median over the repetitions. */
  readonly ms: number;
  /** The same without the way to a worker and back, where there is one. */
  readonly insideMs?: number;
  /** Until all hits are counted and in order, before any row is made: what an engine in memory does. */
  readonly findMs?: number;
  /** Number and fingerprint of all hits: `count:hash`. */
  readonly hits: string;
}

export interface SearchAnswer {
  /** Time to make the index searchable from what is stored (or from letters in memory), null where it is part of fill. */
  readonly buildMs: number | null;
  /** In the order asked; null where the engine has no such search. */
  readonly queries: readonly (QueryAnswer | null)[];
}

/** One peer, or ours. Every call runs in a browser process of its own, on the profile that `fill` left. */
export interface Store {
  /** Stores the letters given chunk by chunk, durably; answers ms spent storing (making letters excluded). */
  fill(chunks: Iterable<readonly Letter[]>): Promise<number>;
  /** From nothing open to the whole list sortable. */
  openList?(): Promise<Timed<ListAnswer>>;
  /** From nothing open to the newest `firstRows` rows. Answers their arrival dates. */
  firstPage?(): Promise<Timed<readonly string[]>>;
  /** Saves letters one after the other, each shown as saved before the next. */
  save?(letters: readonly Letter[]): Promise<SaveAnswer>;
  search?(queries: readonly Query[]): Promise<SearchAnswer>;
}

export const firstRows = 100;
/** Letters handed over at a time. */
export const chunkLetters = 8192;
export const seed = 20_260;

/** What the Node side may ask of the page, by name. */
export interface PageCalls {
  fill: (input: { store: string; count: number }) => Promise<number>;
  openList: (input: { store: string }) => Promise<Timed<ListAnswer>>;
  firstPage: (input: { store: string }) => Promise<Timed<readonly string[]>>;
  save: (input: { store: string; from: number; count: number }) => Promise<SaveAnswer>;
  search: (input: { store: string; count: number; queries: readonly Query[] }) => Promise<SearchAnswer>;
  /** Lengths of the values of one object store, to measure the floor on the same bytes. */
  valueSizes: (input: { database: string; table: string }) => Promise<readonly number[]>;
  limitWrite: (input: { sizes: readonly number[] }) => Promise<number>;
  limitRead: (input: Record<never, never>) => Promise<Timed<number>>;
  limitScan: (input: { bytes: number }) => Promise<number>;
}

declare global {
  interface Window {
    /** Set by the page once its modules are loaded. */
    benchCalls?: PageCalls;
    /** Chromium's, when started with --expose-gc. */
    gc?: () => void;
  }
}
