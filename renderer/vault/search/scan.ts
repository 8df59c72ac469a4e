import { foldByte, isLetterByte } from '../../../shared/text/fold';
import type { Term } from './query';
import { sectionsOf } from './text';

/**
 * Boyer–Moore–Horspool over one-byte text. A pattern byte without marks finds every form of its letter, one with marks
 * only itself.
 */
export class Scanner {
  private readonly shift = new Uint32Array(128);
  private readonly folded: Uint8Array;

  constructor(private readonly pattern: Uint8Array) {
    this.folded = pattern.map((code) => foldByte[code]!);
    this.shift.fill(pattern.length);
    for (let i = 0; i < pattern.length - 1; i++) this.shift[this.folded[i]!] = pattern.length - 1 - i;
  }

  /** Start of the first match in `text[from, to)`, or −1. */
  find(text: Uint8Array, from: number, to: number): number {
    const { shift, folded } = this;
    const length = folded.length;
    const lastOf = folded[length - 1]!;
    for (let end = from + length - 1; end < to; ) {
      const plain = foldByte[text[end]!]!;
      if (plain === lastOf && this.matchesAt(text, end - length + 1)) return end - length + 1;
      end += shift[plain]!;
    }
    return -1;
  }

  private matchesAt(text: Uint8Array, start: number): boolean {
    for (let i = 0; i < this.pattern.length; i++) {
      const code = text[start + i]!;
      const wanted = this.pattern[i]!;
      if (code !== wanted && (wanted >= 0x80 || foldByte[code] !== wanted)) return false;
    }
    return true;
  }
}

/** True when the term stands in a letter's text, in its section and at word boundaries where it must. */
export function textHas(text: Uint8Array, term: Term, scanner: Scanner): boolean {
  const [from, to] = term.within === null ? [0, text.length] : sectionsOf(text, ...term.within);
  for (let at = scanner.find(text, from, to); at >= 0; at = scanner.find(text, at + 1, to)) {
    if (!term.wholeWords || atBoundaries(text, at, term)) return true;
  }
  return false;
}

function atBoundaries(text: Uint8Array, at: number, term: Term): boolean {
  const end = at + term.pattern.length;
  const startsWord = at === 0 || !isLetterByte(text[at - 1]!);
  const endsWord = term.lastIsPrefix || end >= text.length || !isLetterByte(text[end]!);
  return startsWord && endsWord;
}
