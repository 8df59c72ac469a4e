import type { WorkEvent } from '../../../shared/model/work';
import type { Day } from '../../../shared/rules/types';
import type { LetterDetail } from '../api';

/** Work on a letter, the guard against conflicts of interest, masking, and the day's work. */
export interface WorkCalls {
  /** Appends one event; an approval gives the letter its direction in the same act. Guarded acts (assign, approve, a step of the settling, transfer) are refused with CONFLICT_OF_INTEREST and its params. */
  'work.add': (input: {
    recId: string;
    event: WorkEvent;
    /** That whom the act names only bears the name, where the guard asks for it: on disk with the act or not at all. */
    word?: GuardWord;
    draftKey?: string;
  }) => { opId: string };
  /** What stands against this person acting on this letter, before it is tried. */
  'guard.check': (input: GuardQuestion) => { finding: GuardAnswer | null };
  /** Shows a masked denouncer for as long as this letter stays open; logged with its reason before it is shown. */
  'letter.unmask': (input: { recId: string; reason: string }) => LetterDetail;
  /** Masks it again: the officer left the letter. */
  'letter.mask': (input: { recId: string }) => Record<never, never>;
  'today.get': (input: Record<never, never>) => TodayView;
}

export type GuardWord = Extract<WorkEvent, { t: 'guard' }>;

export interface GuardQuestion {
  readonly recId: string;
  /** `own`: whatever the officer of that name does on the letter. */
  readonly act: 'assign' | 'approve' | 'transfer' | 'own';
  readonly person: string;
  readonly account?: string;
  readonly unitId?: string;
  /** As typed; '' and absent mean that nobody said it. */
  readonly office?: string;
  /** What an approval would agree to (code of the pack's `directions`). */
  readonly direction?: string;
}

export interface GuardAnswer {
  /** e.g. `is-accused`, `is-denouncer`, `is-related`, `unit-is-accused`, `leads-accused-unit` */
  readonly code: string;
  /** Whom the person matches, masked as this letter is. */
  readonly matches: string;
  /** Who could take it instead: the unit above; null at the top. */
  readonly propose: string | null;
  /** Only alike (same name without further proof): the officer may say that it is another person. */
  readonly mayOverride: boolean;
  /** The person's office must be told first: the letter tells that of the one whom he may be. */
  readonly asks?: 'office';
}

/** Moves offered, with what is missing (shared/rules/workflow.ts). */
export type { OfferedMove } from '../../../shared/rules/workflow';

export const todayGroups = [
  'overdue',
  'soon',
  'waiting-me',
  'sent-back',
  'agreed',
  'unclassified',
  'unheld',
  'waiting-others',
  'transfers',
  'reminders',
  'drafts',
  'conflicts',
  'unsent',
  'retention',
] as const;
export type TodayGroup = (typeof todayGroups)[number];

export interface TodayView {
  readonly today: Day;
  readonly groups: readonly {
    readonly group: TodayGroup;
    readonly total: number;
    /** The most pressing first, at most 50. */
    readonly items: readonly TodayItem[];
  }[];
}

const todayReasons = [
  'overdue',
  'soon',
  'assigned',
  'proposal',
  'approval',
  'with',
  'sent-back',
  'agreed',
  'unclassified',
  'unheld',
  'transfer',
  'reminder',
  'draft',
  'conflict',
  'unsent',
  'retention',
] as const;
export type TodayReason = (typeof todayReasons)[number];

export interface TodayItem {
  readonly recId: string | null;
  readonly draftKey: string | null;
  readonly registerNo: string;
  readonly kind: string;
  readonly status: string;
  /** Marking of its letter; '' for a draft. */
  readonly level: string;
  readonly summary: string;
  /**
   * Text key `today.reason.<reason>` with its params: `overdue` and `soon` {days, rule (code)}, `assigned` {on?, late?: the nearest day
   * that is set for this officer, and 1 when it is past}, `proposal` (waits for my word), `approval` (for another's), `with`
   * {person, on?, late?: set for that person}, `sent-back`, `agreed` {direction (code, '' where contents have different ones)},
   * `unclassified` {on: when it arrived}, `unheld` {status (code)}, `transfer` {sent: 0 until it was}, `reminder` {on, count},
   * `draft` {savedMs}, `conflict`, `unsent`, `retention` {on}.
   */
  readonly reason: TodayReason;
  readonly params: Readonly<Record<string, string | number>>;
  readonly dueOn: Day | null;
}
