import type { Letter } from '../model/letter';
import { codeWords } from './mapping';

/** What two rows of one file have in common when they are the same letter: who, against whom, and about what. */
const sameness = ({ senders, accused, summary, content }: Letter): string =>
  [senders.map(({ name }) => name).join(';'), accused.map(({ name }) => name).join(';'), summary, content ?? '']
    .map(codeWords)
    .join('\n');

/** Of each letter that an earlier one of the same list says already: its place, and the place of the first. */
export function twinsIn(letters: readonly Letter[]): ReadonlyMap<number, number> {
  const first = new Map<string, number>();
  const twins = new Map<number, number>();
  for (const [place, letter] of letters.entries()) {
    const key = sameness(letter);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, place);
    else twins.set(place, earlier);
  }
  return twins;
}
