import type { Letter, LetterStatus } from '../model/letter';
import type { WorkEntry } from '../model/work';
import type { RuleSource } from './pack/schema';

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** What the rules look at: a letter as it stands, with its work. Pure data; the vault makes it from the record. */
export interface CaseFacts {
  readonly letter: Partial<Letter>;
  readonly status: LetterStatus;
  /** Per claim id, where its own track stands; a claim that never moved by itself goes the letter's way and is absent. */
  readonly tracks: Readonly<Record<string, LetterStatus>>;
  /** Days on which the letter came to a status, in the order in which it did; `atMs` is when that was entered, if known. */
  readonly reached: readonly {
    readonly status: LetterStatus;
    /** What it left, if known. */
    readonly from?: LetterStatus;
    readonly on: Day;
    readonly claim?: string;
    readonly atMs?: number;
  }[];
  readonly work: readonly WorkEntry[];
}

/** Who works where; for deadlines, the guard and the pause. */
export interface UnitFacts {
  readonly unitId: string;
  readonly name: string;
  readonly code: string;
  /** Code of the pack's `levels`. */
  readonly level: string;
  readonly parentName: string | null;
}

export interface SkippedDay {
  readonly day: Day;
  /** "Thứ Bảy", "Chủ nhật", or the holiday's name. */
  readonly name: string;
}

export type ClockState = 'running' | 'stopped' | 'paused' | 'met' | 'met-late' | 'overdue';

/** A deadline with everything that made its date. */
export interface Clock {
  readonly rule: string;
  /** The claim (nội dung) whose clock it is; absent when it is the whole letter's. */
  readonly claim?: string;
  readonly name: string;
  /** What is due: an answer to the sender, or the settling. */
  readonly purpose: 'tra-loi' | 'giai-quyet';
  readonly source: RuleSource;
  readonly packVersion: number;
  readonly packName: string;
  readonly unit: 'working' | 'calendar';
  readonly days: number;
  /** The day from which it counts; the count begins the day after. */
  readonly startOn: Day;
  /** Which date or event that is, as a text key of the screens: `receivedOn`, `step:lap-to`, `status:thu-ly`. */
  readonly startBy: string;
  readonly dueOn: Day;
  /** Without extensions and stops. */
  readonly firstDueOn: Day;
  readonly skipped: readonly SkippedDay[];
  readonly stops: readonly {
    readonly from: Day;
    readonly to: Day | null;
    readonly reason: string;
    readonly days: number;
  }[];
  readonly extensions: readonly {
    readonly days: number;
    readonly on: Day;
    readonly approver: string;
    readonly notice: string;
    readonly reason: string;
    /** Beyond what the rule allows: shown, counted, and marked. */
    readonly beyond: boolean;
    /** The due date that had passed, undone, when it was decided; null for one that came in time. It counts as well, marked. */
    readonly missed: Day | null;
  }[];
  /** The first due date that passed before an extension came: late stays late, whatever the extension adds. */
  readonly missed: Day | null;
  readonly pause: { readonly from: Day; readonly to: Day; readonly source: RuleSource } | null;
  readonly state: ClockState;
  readonly doneOn: Day | null;
  /** Days of the rule's unit from today (from `doneOn` when it is met) to the due date; negative when it is past. */
  readonly left: number;
  readonly soon: boolean;
  /** A year that the calendar does not know lies in the count: weekends only were skipped there. */
  readonly calendarIncomplete: boolean;
  /** A year in the count whose holidays are not officially settled yet, or were not read: chưa kiểm chứng. */
  readonly calendarUnverified: boolean;
}

/** What a list shows of a letter's clocks. */
export interface MainDue {
  readonly rule: string;
  readonly name: string;
  readonly dueOn: Day;
  readonly state: ClockState;
  readonly left: number;
  readonly unit: 'working' | 'calendar';
  readonly soon: boolean;
}
