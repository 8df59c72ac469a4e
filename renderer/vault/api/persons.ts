import type { Member, PersonRole } from '../../../shared/model/person';

/** People who occur in several letters. Saying that two are one never joins their letters. */
export interface PersonCalls {
  /** Each person named in a letter, with the other letters that name him, and those that may. */
  'person.of': (input: { recId: string }) => { persons: readonly PersonView[] };
  /** Says that these named persons are one (at least two, or one and a merged person's). Undone by `person.split`. */
  'person.merge': (input: { persons: readonly PersonRef[] }) => { personId: string };
  /** Says that this is somebody else after all; the others stay one. */
  'person.split': (input: { person: PersonRef; reason: string }) => Record<never, never>;
  /** People by words of their names, those with the most letters first, at most 20. */
  'person.find': (input: { text: string }) => { persons: readonly PersonView[] };
}

export type PersonRef = Member;
export type { PersonRole };

export interface PersonView {
  /** null while nobody merged anything; the same on every desk that knows the same merges. */
  readonly personId: string | null;
  /** As the first of the letters names him, masked as lists are. */
  readonly name: string;
  readonly address: string;
  /** The letter that was asked about first, then those of the merged person, then those of the same name, newest first. */
  readonly letters: readonly PersonLetter[];
}

export interface PersonLetter extends PersonRef {
  readonly name: string;
  readonly address: string;
  readonly registerNo: string;
  readonly kind: string;
  readonly level: string;
  readonly summary: string;
  readonly arrivedOn: string;
  /** Named so by the officer; otherwise only the name is the same. */
  readonly merged: boolean;
}
