import type { Letter } from '../../../shared/model/letter';

/** Letters that may be the same as another. */
export interface DuplicateCalls {
  /**
   * Candidates for a letter as it is typed, best first, at most 20; nothing in it needs to be valid. `recId` is the letter
   * itself where it is saved: it is no candidate, and with an empty `letter` it is compared as it is saved. Answered within 100 ms at 200,000 letters.
   */
  'duplicates.find': (input: { letter: Partial<Letter>; recId?: string }) => {
    candidates: readonly Candidate[];
    tookMs: number;
  };
  /**
   * The best candidate of each letter (at most 500), in their order; null where none reaches the score and is of one of
   * the kinds. Progress comes as `progress` events; `duplicates.stop` ends it, and it answers what it has until then.
   */
  'duplicates.findMany': (input: {
    letters: readonly Partial<Letter>[];
    /** 0 to 1. */
    leastScore: number;
    kinds: readonly LinkKind[];
  }) => { best: readonly (Candidate | null)[] };
  /** Ends every `duplicates.findMany` under way. */
  'duplicates.stop': (input: Record<never, never>) => Record<never, never>;
}

/** Đơn trùng, đơn lặp lại, cùng vụ việc. */
export const linkKinds = ['trung', 'lap-lai', 'cung-vu-viec'] as const;
export type LinkKind = (typeof linkKinds)[number];

const likenesses = ['sender', 'address', 'accused', 'summary', 'content', 'phone', 'id-number'] as const;
export type Likeness = (typeof likenesses)[number];

export interface Candidate {
  readonly recId: string;
  readonly registerNo: string;
  readonly kind: string;
  readonly status: string;
  readonly level: string;
  readonly arrivedOn: string;
  readonly sender: string;
  readonly accused: string;
  readonly summary: string;
  readonly unitName: string;
  /** 0 to 1. */
  readonly score: number;
  /** What is alike. */
  readonly because: readonly Likeness[];
  /** What the desk would call it: the same letter again, a repeat after an answer, or the same matter. */
  readonly suggests: LinkKind;
}
