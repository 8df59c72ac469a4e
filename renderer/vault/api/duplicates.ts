import type { Letter } from '../../../shared/model/letter';

/** Letters that may be the same, and people who are. */
export interface DuplicateCalls {
  /** Candidates for a letter being typed or one that is saved (`recId`), best first, at most 20. Never waits for long. */
  'duplicates.find': (input: { letter: Partial<Letter>; recId?: string }) => {
    candidates: readonly Candidate[];
    tookMs: number;
  };
  /** Other letters of the persons named in this one, and whom the officer merged. */
  'person.of': (input: { recId: string }) => { persons: readonly PersonView[] };
  /** Says that two named persons are one. Their letters stay as they are. */
  'person.merge': (input: { persons: readonly PersonRef[] }) => { personId: string };
  'person.split': (input: { personId: string; person: PersonRef; reason: string }) => Record<never, never>;
  'person.find': (input: { text: string }) => { persons: readonly PersonView[] };
}

export interface Candidate {
  readonly recId: string;
  readonly registerNo: string;
  readonly kind: string;
  readonly status: string;
  readonly arrivedOn: string;
  readonly sender: string;
  readonly accused: string;
  readonly summary: string;
  readonly unitName: string;
  /** 0 to 1. */
  readonly score: number;
  /** What is alike, as codes: `sender`, `address`, `accused`, `content`, `summary`, `phone`, `id-number`. */
  readonly because: readonly string[];
  /** What the desk would call it: the same letter again, a repeat after an answer, or the same matter. */
  readonly suggests: 'trung' | 'lap-lai' | 'cung-vu-viec';
}

/** A person as one letter names him. */
export interface PersonRef {
  readonly recId: string;
  readonly role: 'sender' | 'accused';
  readonly name: string;
}

export interface PersonView {
  /** null while nobody merged anything. */
  readonly personId: string | null;
  readonly name: string;
  readonly address: string;
  readonly letters: readonly {
    readonly recId: string;
    readonly role: 'sender' | 'accused';
    readonly registerNo: string;
    readonly summary: string;
    readonly arrivedOn: string;
  }[];
}
