import { fold, foldByte, hasMarks, isDigitByte, isLetterByte, marked } from '../../../shared/text/fold';
import { PlaceNames } from './places';
import { indexedLetters } from './syllables';
import { type Section, section } from './text';

/** Sections that stand side by side, both ends included. */
export type SectionRange = readonly [first: Section, last: Section];

/** One thing that must be found. */
export interface Term {
  /** Where it must stand; null anywhere. */
  readonly within: SectionRange | null;
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

/** All terms of at least one of these must be found: a place under the name that was typed or under another of its names. */
export type Clause = readonly (readonly Term[])[];

const only = (one: Section): SectionRange => [one, one];

/** What may stand before a colon, folded. */
export const queryFields: Readonly<Record<string, SectionRange>> = {
  so: only(section.registerNo),
  nguoigui: [section.sender, section.senderMore],
  dienthoai: only(section.senderMore),
  cccd: only(section.senderMore),
  diachi: only(section.address),
  bican: [section.accused, section.accusedMore],
  chucvu: only(section.accusedMore),
  trichyeu: only(section.summary),
  noidung: only(section.content),
  ketqua: only(section.result),
  ghichu: only(section.notes),
  vanban: only(section.papers),
};

const token = /(?:([\p{L}]+):)?(?:"([^"]*)"?|([^\s"]+))/gu;

/** A piece of what was typed: a phrase, a number, or one word. */
interface Piece {
  readonly text: string;
  readonly within: SectionRange | null;
  readonly prefix: boolean;
  /** A word by itself, of which several in a row may be the name of a place. */
  readonly isWord: boolean;
}

/**
 * What the officer typed, as clauses that must all be found: words (typed marks count, missing ones don't; the last
 * word may be unfinished), `"phrases"`, numbers anywhere, and the name of a field (`queryFields`) with a colon before a
 * word or phrase. A place is found under its old and its new name.
 */
export function parseQuery(text: string, places: PlaceNames = noPlaces): Clause[] {
  const pieces: Piece[] = [];
  const unfinished = !/[\s"]$/u.test(text);
  const matches = [...text.normalize('NFC').matchAll(token)];
  for (const [i, match] of matches.entries()) {
    const prefix = unfinished && i === matches.length - 1;
    const known = match[1] === undefined ? undefined : queryFields[fold(match[1])];
    const within = known ?? null;
    if (match[2] !== undefined) pieces.push({ text: match[2], within, prefix: false, isWord: false });
    else pieces.push(...loosePieces(known || match[1] === undefined ? match[3]! : match[0], within, prefix));
  }
  const clauses: Clause[] = [];
  for (let at = 0; at < pieces.length; ) {
    const { count, others } = placeAt(pieces, at, places);
    const { within } = pieces[at]!;
    const typed = pieces.slice(at, at + count).flatMap((piece) => termOf(piece.text, within, piece.prefix));
    if (typed.length > 0) clauses.push([typed, ...others.map((name) => termOf(name, within, false))]);
    at += count;
  }
  return clauses;
}

const noPlaces = new PlaceNames();

/** The most words from `at` on that name a place, with its other names; one piece and no names where none does. */
function placeAt(pieces: readonly Piece[], at: number, places: PlaceNames): { count: number; others: string[] } {
  const first = pieces[at]!;
  if (!first.isWord) return { count: 1, others: /\p{L}/u.test(first.text) ? places.others(first.text) : [] };
  let most = 1;
  while (most < places.longest && pieces[at + most]?.isWord && pieces[at + most]!.within === first.within) most++;
  for (let count = most; count > 0; count--) {
    const name = pieces
      .slice(at, at + count)
      .map((piece) => piece.text)
      .join(' ');
    const others = places.others(name);
    if (others.length > 0) return { count, others };
  }
  return { count: 1, others: [] };
}

/** A typed word: with digits it is one thing to find as it stands, without them each of its words is one. */
function loosePieces(text: string, within: SectionRange | null, prefix: boolean): Piece[] {
  if (marked(text).some(isDigitByte)) return [{ text, within, prefix, isWord: false }];
  const parts = text.split(/[^\p{L}\p{M}]+/u).filter((part) => part !== '');
  return parts.map((part, i) => ({ text: part, within, prefix: prefix && i === parts.length - 1, isWord: true }));
}

function termOf(text: string, within: SectionRange | null, prefix: boolean): Term[] {
  const pattern = marked(text.replace(/\s+/g, ' ').trim());
  if (pattern.length === 0) return [];
  const digits = pattern.some(isDigitByte);
  const words = digits ? [] : wordsOf(pattern);
  const lone = words.length === 1 && words[0]!.length === pattern.length && words[0]!.length <= indexedLetters;
  const isNumber = pattern.every(isDigitByte);
  const wholeWords = pattern.every((code) => !isDigitByte(code));
  return [
    {
      within,
      pattern,
      words,
      lastIsPrefix: prefix,
      verify: (!lone && !isNumber) || within !== null || hasMarks(pattern),
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
