import { foldByte } from '../../../shared/text/fold';
import { type Section, sectionsOf } from '../search/text';

/**
 * Reads what duplicates are told by straight from the bytes of a letter's search text: it is done for every letter of
 * an import, so no string and no array is made on the way.
 */

const bar = 0x7c;
const basis = 0x811c9dc5;
const prime = 0x01000193;

const isLetter = (plain: number): boolean => plain >= 0x61 && plain <= 0x7a;
const isDigit = (plain: number): boolean => plain >= 0x30 && plain <= 0x39;
const isWordByte = (plain: number): boolean => isLetter(plain) || isDigit(plain);

/** Visits the texts of a section, one per person or paper. */
export function eachEntry(
  text: Uint8Array,
  first: Section,
  last: Section,
  visit: (from: number, to: number) => void,
): void {
  const [begin, end] = sectionsOf(text, first, last);
  let from = begin;
  for (let i = begin; i <= end; i++) {
    if (i < end && text[i] !== bar && text[i]! >= 0x20) continue;
    while (from < i && !isWordByte(foldByte[text[from]!]!)) from++;
    if (from < i) visit(from, i);
    from = i + 1;
  }
}

const plain = (text: Uint8Array, from: number, to: number): string => {
  let out = '';
  for (let i = from; i < to; i++) out += String.fromCharCode(foldByte[text[i]!]!);
  return out.trim();
};

/** The texts of a section, folded. */
export function entriesOf(text: Uint8Array, first: Section, last: Section = first): string[] {
  const entries: string[] = [];
  eachEntry(text, first, last, (from, to) => entries.push(plain(text, from, to)));
  return entries;
}

const titles = ['ong', 'ba', 'anh', 'chi', 'cu'];
const titleHashes = new Set(titles.map(hashText));
const comradeHash = hashText('dong');
const chiHash = hashText('chi');

/** Where a person's name begins behind a title, which only counts as one before two words and more. */
function afterTitle(text: Uint8Array, from: number, to: number): number {
  let [words, first, second, behindFirst, behindSecond] = [0, 0, 0, from, from];
  for (let i = from; i < to && words < 4; ) {
    if (!isWordByte(foldByte[text[i]!]!)) {
      i++;
      continue;
    }
    let hash = basis;
    for (; i < to && isWordByte(foldByte[text[i]!]!); i++) hash = Math.imul(hash ^ foldByte[text[i]!]!, prime);
    words++;
    if (words === 1) [first, behindFirst] = [mix(hash), i];
    else if (words === 2) [second, behindSecond] = [mix(hash), i];
  }
  if (words > 3 && first === comradeHash && second === chiHash) return behindSecond;
  return words > 2 && titleHashes.has(first) ? behindFirst : from;
}

/** Letters of a name with an odd count as bits 0 to 25, and how many letters there are above; 0 for no name. */
export function nameSign(text: Uint8Array, from: number, to: number): number {
  let bits = 0;
  let letters = 0;
  for (let i = afterTitle(text, from, to); i < to; i++) {
    const letter = foldByte[text[i]!]! - 0x61;
    if (letter < 0 || letter > 25) continue;
    bits ^= 1 << letter;
    letters++;
  }
  return ((Math.min(letters, 63) << 26) | bits) >>> 0;
}

/** Writes the letters of a name without its title; answers how many. */
export function nameLetters(text: Uint8Array, from: number, to: number, target: Uint8Array): number {
  let count = 0;
  for (let i = afterTitle(text, from, to); i < to && count < target.length; i++) {
    const code = foldByte[text[i]!]!;
    if (isLetter(code)) target[count++] = code;
  }
  return count;
}

/** Stand before the name of a place and begin it, wherever they stand. */
const strongUnits = new Set(['xa', 'phuong', 'huyen', 'quan', 'tinh', 'tp'].map(hashText));
/** The same, but only as the first word. */
const weakUnits = new Set(
  ['thon', 'xom', 'to', 'ap', 'ban', 'khu', 'pho', 'duong', 'so', 'khom', 'buon', 'dac'].map(hashText),
);
/** Units of two words: thị trấn, thị xã, thành phố. */
const twoWordUnits = new Map([
  [hashText('thi'), new Set([hashText('tran'), hashText('xa')])],
  [hashText('thanh'), new Set([hashText('pho')])],
]);

const mostWords = 64;
const wordHash = new Uint32Array(mostWords);
const wordFrom = new Uint32Array(mostWords);
const wordTo = new Uint32Array(mostWords);

/**
 * Visits the names of the places in an address, without the words for their kinds; house and hamlet numbers are left
 * out. `hash` is the same for the same name wherever it stands (`placeHash`).
 */
export function eachPlace(
  text: Uint8Array,
  from: number,
  to: number,
  visit: (hash: number, from: number, to: number) => void,
): void {
  for (let i = from; i < to; ) {
    let words = 0;
    for (; i < to && !endsPlace(text[i]!); ) {
      if (!isPlaceByte(foldByte[text[i]!]!)) {
        i++;
        continue;
      }
      const start = i;
      let hash = basis;
      for (; i < to && isPlaceByte(foldByte[text[i]!]!); i++) hash = Math.imul(hash ^ foldByte[text[i]!]!, prime);
      if (words === mostWords) continue;
      wordHash[words] = mix(hash);
      wordFrom[words] = start;
      wordTo[words] = i;
      words++;
    }
    placesAmong(words, text, visit);
    i++;
  }
}

const isPlaceByte = (code: number): boolean => isWordByte(code) || code === 0x2f;
/** , ; . ( ) - | */
const endsPlace = (code: number): boolean =>
  code === 0x2c || code === 0x3b || code === 0x2e || code === 0x28 || code === 0x29 || code === 0x2d || code === bar;

function placesAmong(words: number, text: Uint8Array, visit: (hash: number, from: number, to: number) => void): void {
  let [hash, begin, end] = [0, -1, 0];
  const close = () => {
    if (begin >= 0 && end - begin > 1) visit(hash >>> 0, begin, end);
    [hash, begin] = [0, -1];
  };
  for (let i = 0; i < words; i++) {
    const word = wordHash[i]!;
    const isTwoWords = i + 2 < words && twoWordUnits.get(word)?.has(wordHash[i + 1]!) === true;
    if (isTwoWords || (strongUnits.has(word) && i + 1 < words)) {
      close();
      if (isTwoWords) i++;
      continue;
    }
    if (begin < 0 && ((weakUnits.has(word) && words > 1) || isDigit(text[wordFrom[i]!]!))) continue;
    if (begin < 0) begin = wordFrom[i]!;
    end = wordTo[i]!;
    hash = Math.imul(hash, 31) + word;
  }
  close();
}

/** The hash of a place's folded name. */
export const placeHash = (name: string): number =>
  name.split(' ').reduce((hash, word) => Math.imul(hash, 31) + hashText(word), 0) >>> 0;

/** Names of the places in the sections, folded, with their hashes. */
export function placesIn(text: Uint8Array, first: Section, last: Section = first): Map<number, string> {
  const places = new Map<number, string>();
  eachEntry(text, first, last, (from, to) =>
    eachPlace(text, from, to, (hash, start, end) => places.set(hash, plain(text, start, end))),
  );
  return places;
}

/** No telephone has as many digits as a citizen's number. */
const idDigits = 12;
const leastDigits = 6;
const countryDigits = 2;
const digits = new Uint8Array(16);

/**
 * Visits the telephone and identity numbers among the entries of a section: whole entries of six digits and more,
 * spaces and signs left out, the country's +84 written as 0.
 */
export function eachNumber(
  text: Uint8Array,
  first: Section,
  last: Section,
  visit: (hash: number, isIdentity: boolean) => void,
): void {
  eachEntry(text, first, last, (from, to) => {
    let count = 0;
    for (let i = from; i < to; i++) {
      const code = text[i]!;
      if (isDigit(code) && count < digits.length) digits[count++] = code;
      // Spaces, points, dashes and brackets part a number; anything else makes it none.
      else if (!(code === 0x20 || code === 0x2e || code === 0x2d || code === 0x28 || code === 0x29)) return;
    }
    if (count < leastDigits) return;
    const isAbroad = count === countryDigits + 9 && digits[0] === 0x38 && digits[1] === 0x34;
    let hash = isAbroad ? Math.imul(basis ^ 0x30, prime) : basis;
    for (let i = isAbroad ? countryDigits : 0; i < count; i++) hash = Math.imul(hash ^ digits[i]!, prime);
    visit(mix(hash), count >= idDigits);
  });
}

/** FNV-1a, mixed. */
export function hashText(text: string): number {
  let hash = basis;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), prime);
  return mix(hash);
}

export function mix(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (once ^ (once >>> 13)) >>> 0;
}

/** Visits a hash of each two and each three words in a row; a sentence's end does not matter, a bar does. */
export function eachShingle(
  text: Uint8Array,
  from: number,
  to: number,
  visit: (pair: number, triple: number) => void,
): void {
  let [before, last, seen] = [0, 0, 0];
  for (let i = from; i < to; ) {
    let code = foldByte[text[i]!]!;
    if (!isWordByte(code)) {
      if (code === bar || code < 0x20) seen = 0;
      i++;
      continue;
    }
    let word = basis;
    while (i < to && isWordByte(code)) {
      word = Math.imul(word ^ code, prime);
      code = foldByte[text[++i]!]!;
    }
    seen++;
    // 0 stands for none: a triple needs three words, a pair two.
    const pair = Math.imul(last, 31) + word;
    if (seen > 1) visit(mix(pair), seen > 2 ? mix(Math.imul(before, 961) + pair) : 0);
    before = last;
    last = word;
  }
}
