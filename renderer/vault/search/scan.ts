import { foldByte, isLetterByte } from '../../../shared/text/fold';
import type { Stretch } from '../records/blob';
import type { Term } from './query';

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

/** Looks for one term in the texts of letters. */
export class TermScanner {
  private readonly scanner: Scanner;

  constructor(private readonly term: Term) {
    this.scanner = new Scanner(term.pattern);
  }

  /** True when the term stands in a letter's text, in its section and at word boundaries where it must. */
  isIn({ bytes, from, to }: Stretch): boolean {
    const { within, wholeWords } = this.term;
    let [start, end] = [from, to];
    if (within) {
      start = placeOf(bytes, within[0], from, to);
      end = placeOf(bytes, within[1] + 1, start, to);
    }
    for (let at = this.scanner.find(bytes, start, end); at >= 0; at = this.scanner.find(bytes, at + 1, end)) {
      if (!wholeWords || this.atBoundaries(bytes, at, from, to)) return true;
    }
    return false;
  }

  /** Word boundaries: `from` and `to` are the letter's. */
  private atBoundaries(bytes: Uint8Array, at: number, from: number, to: number): boolean {
    const end = at + this.term.pattern.length;
    if (at > from && isLetterByte(bytes[at - 1]!)) return false;
    return this.term.lastIsPrefix || end >= to || !isLetterByte(bytes[end]!);
  }
}

/** Where a section's mark stands; `to` where there is none. Sections are short: a loop beats asking for the byte. */
function placeOf(bytes: Uint8Array, mark: number, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== mark) at++;
  return at;
}
