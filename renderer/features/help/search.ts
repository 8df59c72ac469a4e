import { fold } from '../../../shared/text/fold';
import { type ManualTopic, manualPage, manualTopics } from '../../i18n/manual';

/** A piece of text; `hit` when it is one of the words that were looked for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** A part of the manual that holds every word looked for. */
export interface ManualHit {
  readonly topic: ManualTopic;
  /** Place of the part in its page. */
  readonly part: number;
  readonly title: readonly Piece[];
  /** The paragraph or line that holds most of the words. */
  readonly excerpt: readonly Piece[];
}

const wordPattern = /[\p{L}\p{M}\p{N}+]+/gu;
const words = (text: string): string[] => [...text.normalize('NFC').matchAll(wordPattern)].map(([word]) => word);

/** Marks that were typed count; a word without marks is found however it is marked. Beginnings of words are found too. */
function matches(word: string, wanted: string): boolean {
  const lower = wanted.toLowerCase();
  const plain = fold(wanted);
  return plain === lower ? fold(word).startsWith(plain) : word.toLowerCase().startsWith(lower);
}

/** `text` cut at the words that any of `wanted` finds. */
export function highlight(text: string, wanted: readonly string[]): Piece[] {
  const composed = text.normalize('NFC');
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: word, index } of composed.matchAll(wordPattern)) {
    if (!wanted.some((one) => matches(word, one))) continue;
    if (index > at) pieces.push({ text: composed.slice(at, index), hit: false });
    pieces.push({ text: word, hit: true });
    at = index + word.length;
  }
  if (at < composed.length) pieces.push({ text: composed.slice(at), hit: false });
  return pieces;
}

/** How many of `wanted` stand in `text`. */
const held = (text: string, wanted: readonly string[]): number => {
  const own = words(text);
  return wanted.filter((one) => own.some((word) => matches(word, one))).length;
};

/** Parts of `topics` that hold all words of `query`, best first: words in the title of the page, then of the part, then together in one line. */
export function searchManual(query: string, topics: readonly ManualTopic[] = manualTopics): ManualHit[] {
  const wanted = words(query);
  if (wanted.length === 0) return [];
  const found = topics.flatMap((topic) => {
    const page = manualPage(topic);
    return page.parts.flatMap((part, place) => {
      const lines = part.text.flat();
      if (held([page.title, part.title, ...lines].join(' '), wanted) < wanted.length) return [];
      const counts = lines.map((line) => held(line, wanted));
      const most = Math.max(0, ...counts);
      const rank = 4 * held(page.title, wanted) + 6 * held(part.title, wanted) + 3 * most;
      const best = lines[counts.indexOf(most)] ?? '';
      return [
        { rank, hit: { topic, part: place, title: highlight(part.title, wanted), excerpt: highlight(best, wanted) } },
      ];
    });
  });
  return found.sort((a, b) => b.rank - a.rank).map(({ hit }) => hit);
}
