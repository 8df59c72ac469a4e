import { tokens } from '../../text';
import type { BuildEngine, Engine } from './engine';

/** Whole words only: `needle` between characters that are not part of a word. */
function hasWord(text: string, needle: string): boolean {
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    if (!isWord(text.charCodeAt(at - 1)) && !isWord(text.charCodeAt(at + needle.length))) return true;
  }
  return false;
}

const isWord = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** Plain JavaScript over texts folded beforehand: every query reads them all. Its answers are the truth for the others. */
export const plainScan: BuildEngine =
  (texts): Engine =>
  ({ class: kind, text }) => {
    const needles = kind === 'words' || kind === 'number' ? tokens(text) : [text];
    const matches = kind === 'part' ? (one: string, needle: string) => one.includes(needle) : hasWord;
    const hits: number[] = [];
    for (let i = 0; i < texts.length; i++) {
      if (needles.every((needle) => matches(texts[i]!, needle))) hits.push(i);
    }
    return hits;
  };
