import type { Day } from '../../../shared/rules/types';

/** Numbers, books and their closing. */
export interface BookCalls {
  /** What the next number of a book would be, and how many of this desk's block are left. */
  'book.next': (input: { book: string; year: number }) => { no: number; text: string; left: number };
  /** State of a unit's book: blocks by desk, holes, numbers used twice. */
  'book.state': (input: { book: string; year: number }) => BookState;
  /** Rows of a printed book (pack `bookTables`) for a period of days, both included. */
  'book.rows': (input: { table: string; from: Day; to: Day }) => { rows: readonly BookRow[]; closing: Closing | null };
  /** Closes a period for good: afterwards its letters change only by a correction with a reason. */
  'book.close': (input: { table: string; from: Day; to: Day; by: string }) => Closing;
  'book.closings': (input: Record<never, never>) => { closings: readonly Closing[] };
}

export interface BookState {
  readonly blocks: readonly {
    readonly from: number;
    readonly to: number;
    readonly deskId: string;
    readonly own: boolean;
  }[];
  readonly last: number;
  readonly holes: readonly { readonly from: number; readonly to: number }[];
  readonly twice: readonly { readonly no: number; readonly recIds: readonly string[] }[];
}

export interface BookRow {
  readonly recId: string;
  readonly cells: readonly string[];
  /** Set when the row changed after the book was closed: what stood there, who changed it, when and why. */
  readonly corrections: readonly {
    readonly column: string;
    readonly before: string;
    readonly after: string;
    readonly by: string;
    readonly atMs: number;
    readonly reason: string;
  }[];
}

export interface Closing {
  readonly table: string;
  readonly from: Day;
  readonly to: Day;
  readonly rows: number;
  /** SHA-256 over the rows as they stood, hex. */
  readonly sha256: string;
  readonly by: string;
  readonly atMs: number;
}
