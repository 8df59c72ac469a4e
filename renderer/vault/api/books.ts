import type { BookNumber } from '../../../shared/model/letter';
import type { WorkEvent } from '../../../shared/model/work';
import type { Day } from '../../../shared/rules/types';

/** Numbers, books and their closing. A new letter takes its number by itself (`letter.save`), a secret print its own. */
export interface BookCalls {
  /** What the next number of a book would be, and how many of this desk's blocks are left. Takes none. */
  'book.next': (input: { book: string; year: number }) => { no: number; text: string; left: number };
  /** State of a unit's book: blocks by desk, and which numbers are unused, given up, used twice, or of another year. */
  'book.state': (input: { book: string; year: number }) => BookState;
  /** Gives a letter whose number is used twice, or of another year, the next one of its year. The former stays used. */
  'book.renumber': (input: { recId: string; reason: string }) => { number: BookNumber; text: string };
  /**
   * Issues a paper: appends its event with the next number of the book, both in one row. `number`, `numberText` of the
   * event and `numberText` in its body are filled here: the number by the book's pattern, then `-` and `sign`.
   */
  'paper.issue': (input: {
    recId: string;
    event: Extract<WorkEvent, { t: 'paper' }>;
    book: string;
    /** E.g. `TB/UBKT`; empty for a bare number. */
    sign: string;
    draftKey?: string;
  }) => { opId: string; number: BookNumber; numberText: string };
  /** Rows of a printed book (pack `bookTables`) for a period of days, both included; denouncers covered as everywhere. */
  'book.rows': (input: { table: string; from: Day; to: Day; closing?: string }) => {
    rows: readonly BookRow[];
    closing: Closing | null;
    /** Other closings of the same period; `closing` of the input names the one whose rows are wanted. */
    others: readonly Closing[];
  };
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
  /** Numbers below the last one that nobody used and nobody will. */
  readonly holes: readonly NumberRun[];
  /** Numbers below the last one that a desk keeps for itself and has not used; for ever, when the desk is gone. */
  readonly reserved: readonly (NumberRun & { readonly own: boolean })[];
  /** Numbers that were given up for another one, each with the letter that had it last: nobody has them now. */
  readonly abandoned: readonly { readonly no: number; readonly recId: string }[];
  /** Numbers that only deleted letters have. */
  readonly deleted: readonly NumberRun[];
  readonly twice: readonly { readonly no: number; readonly recIds: readonly string[] }[];
  /** Letters with a number of this year that arrived in another one, `year`. */
  readonly otherYear: readonly { readonly no: number; readonly recId: string; readonly year: number }[];
}

interface NumberRun {
  readonly from: number;
  readonly to: number;
}

export interface BookRow {
  readonly recId: string;
  /** Marking of its letter now; '' for one that this desk has not read, or that has none. */
  readonly level: string;
  /** As they stand now; for a closed period as they stood, with `corrections` beside them. */
  readonly cells: readonly string[];
  /** Came into a closed book afterwards. */
  readonly added: boolean;
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
  readonly opId: string;
  /** Who did it, as signed; `by` is what he wrote. */
  readonly account: string;
  /** `altered`: the rows are not those whose hash was signed; `partial`: some have not come yet. */
  readonly state: 'intact' | 'partial' | 'altered';
  readonly table: string;
  readonly from: Day;
  readonly to: Day;
  readonly rows: number;
  /** SHA-256 over the rows as they stood, hex. */
  readonly sha256: string;
  readonly by: string;
  readonly atMs: number;
}
