import { tonesLast } from './tones';

const titles = new Set(['ông', 'bà', 'anh', 'chị', 'cô', 'bác', 'đ/c', 'đồng chí']);

/**
 * A person's or body's name as two writings of it are compared: lower case, single spaces, without a title before it,
 * wherever in a syllable its tone was put (uỷ, ủy). Marks count: An and Ân are two people.
 */
export function sameNameKey(name: string): string {
  const words = name
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[.,;:"'“”()]/g, ' ')
    .trim()
    .split(/\s+/);
  return tonesLast(withoutTitle(words).join(' '));
}

function withoutTitle(words: readonly string[]): readonly string[] {
  if (words.length > 3 && titles.has(words.slice(0, 2).join(' '))) return words.slice(2);
  return words.length > 2 && titles.has(words[0]!) ? words.slice(1) : words;
}

/** Two writings of one name. Empty names are nobody's. */
export const isSameName = (a: string, b: string): boolean => sameNameKey(a) !== '' && sameNameKey(a) === sameNameKey(b);
