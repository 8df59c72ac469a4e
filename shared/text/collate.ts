import { baseLetter, isDigitByte, marked, toneOf } from './fold';

/**
 * Vietnamese dictionary order as byte keys that compare like unsigned numbers: syllable by syllable, first the letters
 * (a ă â b c d đ e ê …), then the tone (ngang, huyền, hỏi, ngã, sắc, nặng). Case and punctuation don't count; numbers
 * come before letters and compare as numbers ("9" before "10").
 */
const alphabet = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const rankOf = new Map([...alphabet].map((letter, i) => [letter, 0x20 + i]));

const endOfSyllable = 0x01;
const number = 0x02;
const digitZero = 0x03;
const firstTone = 0x10;

export function collationKey(text: string): Uint8Array {
  const codes = marked(text);
  const key: number[] = [];
  for (let i = 0; i < codes.length; ) {
    if (isDigitByte(codes[i]!)) i = addNumber(codes, i, key);
    else if (rankOf.has(baseLetter[codes[i]!]!)) i = addSyllable(codes, i, key);
    else i++;
  }
  return Uint8Array.from(key);
}

function addSyllable(codes: Uint8Array, from: number, key: number[]): number {
  let tone = 0;
  let i = from;
  for (; i < codes.length; i++) {
    const rank = rankOf.get(baseLetter[codes[i]!]!);
    if (rank === undefined) break;
    key.push(rank);
    tone = toneOf[codes[i]!] || tone;
  }
  key.push(endOfSyllable, firstTone + tone);
  return i;
}

function addNumber(codes: Uint8Array, from: number, key: number[]): number {
  let i = from;
  while (i < codes.length && codes[i] === 0x30) i++;
  const start = i;
  while (i < codes.length && isDigitByte(codes[i]!)) i++;
  key.push(number, Math.min(255, i - start));
  for (let at = start; at < i; at++) key.push(digitZero + codes[at]! - 0x30);
  return i;
}

export function compareKeys(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** Order of two texts, for Array.sort. */
export const compareVietnamese = (a: string, b: string): number => compareKeys(collationKey(a), collationKey(b));
