import { baseLetter, encodeMarked, isDigitByte, toneOf } from './fold';

/**
 * Vietnamese dictionary order as byte keys that compare like unsigned numbers: syllable by syllable, first the letters
 * (a ă â b c d đ e ê …), then the tone (ngang, huyền, hỏi, ngã, sắc, nặng). Case and punctuation don't count; numbers
 * come before letters and compare as numbers ("9" before "10").
 */
const alphabet = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
/** By one-byte code; 0 for what is no letter. */
const rankOf = Uint8Array.from(baseLetter, (letter) => {
  const place = letter === '' ? -1 : alphabet.indexOf(letter);
  return place < 0 ? 0 : 0x20 + place;
});

const endOfSyllable = 0x01;
const number = 0x02;
const digitZero = 0x03;
const firstTone = 0x10;

/** Used again for every text: making them costs more than filling them. Keys of other texts are never in what is answered. */
let [codes, key] = [new Uint8Array(256), new Uint8Array(3 * 256)];

export function collationKey(text: string): Uint8Array {
  const composed = text.normalize('NFC');
  // A syllable of one letter takes three bytes and the sign behind it none; a digit by itself three.
  if (composed.length > codes.length)
    [codes, key] = [new Uint8Array(composed.length), new Uint8Array(3 * composed.length)];
  const length = encodeMarked(composed, codes, 0);
  let end = 0;
  for (let i = 0; i < length; ) {
    if (isDigitByte(codes[i]!)) {
      while (i < length && codes[i] === 0x30) i++;
      const start = i;
      while (i < length && isDigitByte(codes[i]!)) i++;
      key[end++] = number;
      key[end++] = Math.min(255, i - start);
      for (let at = start; at < i; at++) key[end++] = digitZero + codes[at]! - 0x30;
    } else if (rankOf[codes[i]!] !== 0) {
      let tone = 0;
      for (; i < length && rankOf[codes[i]!] !== 0; i++) {
        key[end++] = rankOf[codes[i]!]!;
        tone = toneOf[codes[i]!] || tone;
      }
      key[end++] = endOfSyllable;
      key[end++] = firstTone + tone;
    } else i++;
  }
  return key.slice(0, end);
}

export function compareKeys(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** Order of two texts, for Array.sort. */
export const compareVietnamese = (a: string, b: string): number => compareKeys(collationKey(a), collationKey(b));
