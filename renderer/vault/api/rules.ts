import type { RulePack } from '../../../shared/rules/pack/schema';
import type { Day } from '../../../shared/rules/types';

/** The rule pack in force, former ones, and what a new one moves. */
export interface RulesCalls {
  'rules.get': (input: Record<never, never>) => RulesView;
  /** Reads a pack file (signed, shared/rules/pack/file.ts) without taking it in. */
  'rules.check': (input: { bytes: Uint8Array<ArrayBuffer> }) => PackOffer;
  /** Takes a checked pack in for good: clocks are counted anew, and every date that moved is listed. */
  'rules.install': (input: { bytes: Uint8Array<ArrayBuffer> }) => ClockMoves;
  /** What the last new pack moves, by the letters as they stand now. */
  'rules.moves': (input: Record<never, never>) => ClockMoves;
}

export interface RulesView {
  /** The newest edition, which screens offer choices from. */
  readonly pack: RulePack;
  readonly editions: readonly {
    readonly version: number;
    readonly name: string;
    readonly validFrom: Day;
    /** null for the one that comes with the app. */
    readonly installedMs: number | null;
    readonly signedBy: string | null;
  }[];
  /** Code of the pack's `levels` of this unit. */
  readonly level: string;
}

export interface PackOffer {
  readonly name: string;
  readonly version: number;
  readonly validFrom: Day;
  readonly signedBy: string;
  /** How many running clocks it would move, give or take away. */
  readonly moving: number;
}

export interface ClockMoves {
  /** The first 10,000, by the new due date, or the former one of a deadline that is gone. */
  readonly moved: readonly ClockMove[];
  readonly total: number;
}

export interface ClockMove {
  readonly recId: string;
  readonly registerNo: string;
  /** Masked as the letter is. */
  readonly summary: string;
  /** Name of the deadline. */
  readonly rule: string;
  /** Null for a deadline that appears. */
  readonly before: Day | null;
  /** Null for one that is gone. */
  readonly after: Day | null;
  /** What made the difference: days that became free or worked, with their names; or the rule's own change. */
  readonly why: readonly string[];
}
