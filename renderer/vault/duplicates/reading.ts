import { foldByte, isDigitByte } from '../../../shared/text/fold';
import { type Section, sectionsOf } from '../search/text';

/** What duplicates are told by, read from the search text of a letter: folded words, names, places, numbers. */

const bar = 0x7c;

const titles = new Set(['ong', 'ba', 'anh', 'chi', 'cu', 'd/c', 'dong chi']);
/** Stand before the name of a place and begin it, wherever they stand. */
const strongUnits = new Set(['xa', 'phuong', 'huyen', 'quan', 'tinh', 'tp']);
/** The same, but only as the first word. */
const weakUnits = new Set(['thon', 'xom', 'to', 'ap', 'ban', 'khu', 'pho', 'duong', 'so', 'khom', 'buon', 'dac']);
/** Second words of two-word units: thị trấn, thị xã, thành phố, tổ dân phố. */
const secondWords = new Map([
  ['thi', ['tran', 'xa']],
  ['thanh', ['pho']],
]);

/** Folded texts of a section, one per person or paper. */
export function entriesOf(text: Uint8Array, first: Section, last: Section = first): string[] {
  const [from, to] = sectionsOf(text, first, last);
  const entries: string[] = [];
  let entry = '';
  for (let i = from; i < to; i++) {
    const code = text[i]!;
    if (code === bar || code < 0x20) {
      if (entry.trim() !== '') entries.push(entry.trim());
      entry = '';
    } else entry += String.fromCharCode(foldByte[code]!);
  }
  if (entry.trim() !== '') entries.push(entry.trim());
  return entries;
}

/** A folded person's name without the title before it, as words. */
export function nameWords(name: string): string[] {
  const words = name.split(/[^a-z0-9/]+/).filter((word) => word !== '');
  if (words.length > 3 && titles.has(`${words[0]} ${words[1]}`)) return words.slice(2);
  return words.length > 2 && titles.has(words[0]!) ? words.slice(1) : words;
}

/** Letters of a name with an odd count as bits 0 to 25, and how many letters there are above; 0 for no name. */
export function nameSign(name: string): number {
  let bits = 0;
  let letters = 0;
  for (const word of nameWords(name)) {
    for (let i = 0; i < word.length; i++) {
      const letter = word.charCodeAt(i) - 0x61;
      if (letter < 0 || letter > 25) continue;
      bits ^= 1 << letter;
      letters++;
    }
  }
  return ((Math.min(letters, 63) << 26) | bits) >>> 0;
}

/** A name is long enough for one slip of the finger in it to be told from another name. */
const longName = 8;

/** Whether two names with these signs may be one, at most a letter apart; word order does not count. */
export function signsAlike(a: number, b: number): boolean {
  if (a === b) return true;
  const [lettersA, lettersB] = [a >>> 26, b >>> 26];
  if (lettersA < longName || lettersB < longName || Math.abs(lettersA - lettersB) > 1) return false;
  let bits = (a ^ b) & 0x3ffffff;
  bits &= bits - 1;
  bits &= bits - 1;
  return bits === 0;
}

/** 1 for the same name in any order of its words, less for a letter wrong in a long one, 0 otherwise. */
export function nameLikeness(a: string, b: string): number {
  const [wordsA, wordsB] = [nameWords(a), nameWords(b)];
  if (wordsA.length === 0 || wordsB.length === 0) return 0;
  if (wordsA.join(' ') === wordsB.join(' ')) return 1;
  if (wordsA.toSorted().join(' ') === wordsB.toSorted().join(' ')) return 0.95;
  const [lettersA, lettersB] = [wordsA.join(''), wordsB.join('')];
  return Math.min(lettersA.length, lettersB.length) >= longName && oneApart(lettersA, lettersB) ? 0.85 : 0;
}

/** At most one letter was left out, put in, changed, or swapped with its neighbour. */
export function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  return (restA.length <= 1 && restB.length <= 1) || (restA.length === 2 && restA === `${restB[1]}${restB[0]}`);
}

/** Names of the places in folded addresses, without the words for their kinds; house and hamlet numbers are left out. */
export function placesIn(addresses: readonly string[]): string[] {
  const places = new Set<string>();
  for (const address of addresses) {
    for (const part of address.split(/[,;.()\-–]+/)) for (const place of placesInPart(part)) places.add(place);
  }
  return [...places];
}

function placesInPart(part: string): string[] {
  const words = part.split(/[^a-z0-9/]+/).filter((word) => word !== '');
  const places: string[] = [];
  let name: string[] = [];
  const end = () => {
    const place = name.join(' ');
    if (/[a-z]{2}/.test(place)) places.push(place);
    name = [];
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const isTwoWords = secondWords.get(word)?.includes(words[i + 1] ?? '') === true && i + 2 < words.length;
    const begins = isTwoWords || (strongUnits.has(word) && i + 1 < words.length);
    if (begins) {
      end();
      if (isTwoWords) i++;
    } else if (name.length > 0 || !weakUnits.has(word) || words.length === 1) {
      if (!(name.length === 0 && /^[0-9/]/.test(word))) name.push(word);
    }
  }
  end();
  return places;
}

/** Runs of six digits and more: telephone and identity numbers. Signs within a number do not end it. */
export function numbersIn(entries: readonly string[]): string[] {
  return entries.map((entry) => entry.replace(/[ .\-()]/g, '')).filter((entry) => /^\+?[0-9]{6,}$/.test(entry));
}

/** The same number however its country is written. */
export const plainNumber = (number: string): string => number.replace(/^(\+84|84(?=[0-9]{9}$))/, '0');

/** FNV-1a, mixed. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

export function mix(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (once ^ (once >>> 13)) >>> 0;
}

/**
 * Visits a hash of each `size` words in a row of a section, marks left out; a sentence's end does not matter, a bar
 * does. Works on the bytes: it is done for every letter.
 */
export function eachShingle(
  text: Uint8Array,
  from: number,
  to: number,
  size: 2 | 3,
  visit: (shingle: number) => void,
): void {
  let [before, last] = [0, 0];
  let seen = 0;
  for (let i = from; i < to; ) {
    const code = text[i]!;
    const plain = foldByte[code]!;
    if (!(plain >= 0x61 && plain <= 0x7a) && !isDigitByte(plain)) {
      if (code === bar || code < 0x20) seen = 0;
      i++;
      continue;
    }
    let word = 0x811c9dc5;
    for (
      let byte = plain;
      i < to && ((byte >= 0x61 && byte <= 0x7a) || isDigitByte(byte));
      byte = foldByte[text[i]!]!
    ) {
      word = Math.imul(word ^ byte, 0x01000193);
      if (++i >= to) break;
    }
    seen++;
    const start = size === 3 ? before : 0;
    if (seen >= size) visit(mix(Math.imul(Math.imul(start, 31) + last, 31) + word));
    before = last;
    last = word;
  }
}
