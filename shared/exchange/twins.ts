import type { LetterPast } from '../model/imported';
import type { Letter } from '../model/letter';
import { codeWords } from './mapping';

/**
 * How much two rows of one file have in common. `same`: all that both say, a register number among it. `alike`: who,
 * against whom and about what, in the same words with the same marks. `near`: only without marks, or of people whom
 * neither names, so that two letters may well say it.
 */
export const likenesses = ['same', 'alike', 'near'] as const;
export type Likeness = (typeof likenesses)[number];

export interface FileTwin {
  /** Place of the first row that says it. */
  readonly of: number;
  readonly like: Likeness;
}

/** What a row says of a letter. */
export interface TwinRow {
  readonly letter: Letter;
  readonly past: LetterPast | null;
}

/** Rows that are near one another, by what more they have in common. */
interface Group {
  readonly first: number;
  readonly alike: Map<string, number>;
  readonly same: Map<string, number>;
}

/** Of each row that an earlier one of the same list says already: the first that says the most of it. */
export function twinsIn(rows: readonly TwinRow[]): ReadonlyMap<number, FileTwin> {
  const groups = new Map<string, Group>();
  const twins = new Map<number, FileTwin>();
  for (const [place, row] of rows.entries()) {
    const key = wordsOf(row.letter).map(codeWords).join('\n');
    const group = groups.get(key);
    if (!group) {
      groups.set(key, { first: place, alike: new Map(), same: new Map() });
      continue;
    }
    // Most rows are near no other: what more the first one says is asked once there is a second.
    if (group.same.size === 0) enter(group, group.first, rows[group.first]!);
    twins.set(place, twinIn(group, row));
    enter(group, place, row);
  }
  return twins;
}

function enter({ alike, same }: Group, place: number, row: TwinRow): void {
  const [words, all] = [wordsWithMarks(row), wholeOf(row)];
  if (!alike.has(words)) alike.set(words, place);
  if (!same.has(all)) same.set(all, place);
}

function twinIn({ first, alike, same }: Group, row: TwinRow): FileTwin {
  const { registerNo, senders } = row.letter;
  const whole = registerNo === undefined ? undefined : same.get(wholeOf(row));
  if (whole !== undefined) return { of: whole, like: 'same' };
  const words = senders.length === 0 ? undefined : alike.get(wordsWithMarks(row));
  return words === undefined ? { of: first, like: 'near' } : { of: words, like: 'alike' };
}

/** Who, against whom, and about what. */
const wordsOf = ({ senders, accused, summary, content }: Letter): string[] => [
  senders.map(({ name }) => name).join(';'),
  accused.map(({ name }) => name).join(';'),
  summary,
  content ?? '',
];

const wordsWithMarks = ({ letter }: TwinRow): string =>
  wordsOf(letter)
    .map((text) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim())
    .join('\n');

const wholeOf = ({ letter, past }: TwinRow): string => JSON.stringify([letter, past]);
