/** What the desk bench's page and Node side say to each other. Times are ms. */
export interface DeskCalls {
  /** Fills the vault with invented letters; answers ms spent storing. */
  fill: (input: { count: number }) => Promise<number>;
  /** Opens the vault with everything that searching and finding duplicates need in memory; answers how many letters. */
  open: (input: Record<never, never>) => Promise<number>;
  /** Whole calls, from the page to the worker and back. */
  duplicates: (input: { count: number; times: number }) => Promise<CallTimes>;
  search: (input: { texts: readonly string[]; times: number }) => Promise<CallTimes>;
  letter: (input: { count: number; times: number }) => Promise<CallTimes>;
  /** Shows the desk's own pages over the open vault. */
  show: (input: Record<never, never>) => Promise<void>;
  /** Starts and ends watching what the page does (watch.ts). */
  watchKeys: (input: { on: boolean }) => Promise<KeyTimes>;
  watchScrolling: (input: { on: boolean }) => Promise<FrameCounts>;
  watchLeaps: (input: { on: boolean }) => Promise<readonly number[]>;
  watchOpening: (input: { on: boolean }) => Promise<readonly number[]>;
}

export interface CallTimes {
  readonly ms: readonly number[];
  /** The same without the way to the worker and back, where the call tells it. */
  readonly inside: readonly number[];
  /** Answers that were empty, or in which what must be found was not. */
  readonly missed: number;
}

export interface KeyTimes {
  /** From the key's arrival until everything that it set off at once was done: handlers, rendering, layout asked for. */
  readonly handling: readonly number[];
  /** From the key's own time stamp until the frame that shows it was handed over. */
  readonly toPaint: readonly number[];
  /** Tasks of more than 50 ms while keys were typed. */
  readonly longTasks: readonly number[];
}

export interface FrameCounts {
  readonly frames: number;
  /** Frames that showed no row, or one without its letter, somewhere in the list's window. */
  readonly blank: number;
  /** Of these, frames with nothing at all, not even a waiting row. */
  readonly empty: number;
  /** ms between frames. */
  readonly gaps: readonly number[];
}

declare global {
  interface Window {
    /** Set by the page once its modules are loaded. */
    deskCalls?: DeskCalls;
  }
}
