import { fold, foldByte, hasMarks, isDigitByte, isLetterByte, marked } from '../../../shared/text/fold';
import { indexedLetters } from './syllables';
import { type Section, section } from './text';

/** One thing that must be found. */
export interface Term {
  /** Where it must stand; null anywhere. */
  readonly section: Section | null;
  /** What to find, in one-byte codes. */
  readonly pattern: Uint8Array;
  /** Folded words of the pattern that the index knows; the last may be the beginning of one. */
  readonly words: readonly string[];
  readonly lastIsPrefix: boolean;
  /** The index alone can't tell: look at the text. */
  readonly verify: boolean;
  /** Letters are found as whole words, numbers anywhere. */
  readonly wholeWords: boolean;
}

const sections: Readonly<Record<string, Section>> = {
  so: section.registerNo,
  nguoigui: section.sender,
  bican: section.accused,
  trichyeu: section.summary,
  noidung: section.content,
};

const token = /(?:([\p{L}]+):)?(?:"([^"]*)"?|([^\s"]+))/gu;

/**
 * What the officer typed, as terms that must all be found: words (typed marks count, missing ones don't; the last word
 * may be unfinished), `"phrases"`, numbers anywhere, and `nguoigui:`, `bican:`, `trichyeu:`, `noidung:`, `so:` before
 * a word or phrase.
 */
export function parseQuery(text: string): Term[] {
  const terms: Term[] = [];
  const unfinished = !/[\s"]$/u.test(text);
  const matches = [...text.normalize('NFC').matchAll(token)];
  for (const [i, match] of matches.entries()) {
    const prefix = unfinished && i === matches.length - 1;
    const name = match[1] === undefined ? undefined : fold(match[1]);
    const known = name === undefined ? undefined : sections[name];
    const place = known ?? null;
    if (match[2] !== undefined) terms.push(...termOf(match[2], place, false));
    else if (known === undefined && match[1] !== undefined) terms.push(...looseTerms(match[0], null, prefix));
    else terms.push(...looseTerms(match[3]!, place, prefix));
  }
  return terms;
}

/** A typed word: with digits it is one thing to find as it stands, without them each of its words is one. */
function looseTerms(text: string, place: Section | null, prefix: boolean): Term[] {
  const codes = marked(text);
  if (codes.some(isDigitByte)) return termOf(text, place, prefix);
  const parts = text.split(/[^\p{L}\p{M}]+/u).filter((part) => part !== '');
  return parts.flatMap((part, i) => termOf(part, place, prefix && i === parts.length - 1));
}

function termOf(text: string, place: Section | null, prefix: boolean): Term[] {
  const pattern = marked(text.replace(/\s+/g, ' ').trim());
  if (pattern.length === 0) return [];
  const digits = pattern.some(isDigitByte);
  const words = digits ? [] : wordsOf(pattern);
  const lone = words.length === 1 && words[0]!.length === pattern.length && words[0]!.length <= indexedLetters;
  const isNumber = pattern.every(isDigitByte);
  const wholeWords = pattern.every((code) => !isDigitByte(code));
  return [
    {
      section: place,
      pattern,
      words,
      lastIsPrefix: prefix,
      verify: (!lone && !isNumber) || place !== null || hasMarks(pattern),
      wholeWords,
    },
  ];
}

/** The runs of letters, folded. */
function wordsOf(pattern: Uint8Array): string[] {
  const plain = Array.from(pattern, (code) => (isLetterByte(code) ? String.fromCharCode(foldByte[code]!) : ' '));
  return plain
    .join('')
    .split(' ')
    .filter((word) => word !== '');
}
