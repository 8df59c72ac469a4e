import type { Bytes } from '../../../shared/bytes';
import { Signatures } from '../duplicates/signatures';
import type { Stretch } from '../records/blob';
import { countBits, eachBit } from './bits';
import { DigitRuns, digitRuns } from './digits';
import type { PlaceNames } from './places';
import { parseQuery, type Term } from './query';
import { TermScanner } from './scan';
import { SyllableIndex } from './syllables';
import { type SearchParts, SearchText, searchRows } from './text';

/**
 * Full text search over all letters: bitmaps of folded syllables for words, the letters' runs of digits for numbers,
 * and the text itself wherever marks, phrases or sections decide. Counts are exact. What duplicates are found by is
 * derived from the same text.
 */
export class Search {
  readonly text = new SearchText();
  readonly signatures = new Signatures();
  private readonly syllables = new SyllableIndex();
  private readonly digits = new DigitRuns();
  /** Letters that hold a common term. */
  private readonly settled = new Map<string, Settled>();

  /** Text of a letter, new or changed. */
  set(ordinal: number, parts: SearchParts): void {
    for (const { changed } of this.settled.values()) if (changed.size <= mostChanged) changed.add(ordinal);
    const before = this.text.get(ordinal);
    if (before.length > 0) this.syllables.remove(ordinal, before);
    this.text.set(ordinal, parts);
    const text = this.text.get(ordinal);
    this.syllables.add(ordinal, text);
    this.digits.set(ordinal, text);
    this.signatures.set(ordinal, text);
  }

  /** Takes in a stored block of text and indexes it; rows that changed meanwhile are indexed already. @throws RangeError */
  load(number: number, bytes: Bytes): void {
    this.settled.clear();
    this.text.load(number, bytes);
    const block = this.text.blocks[number]!;
    const rows = block.packed().offsets.length - 1;
    this.signatures.reserve(number * searchRows + rows);
    for (let row = 0; row < rows; row++) {
      if (block.isChanged(row)) continue;
      const text = block.get(row, 0);
      this.syllables.add(number * searchRows + row, text);
      this.signatures.set(number * searchRows + row, text);
    }
    this.digits.load(number, rows, (row) => block.get(row, 0));
  }

  /** Ordinals below `count` that hold all of `query`, as a bitmap; null when nothing is asked. `places` are old and new names. */
  find(query: string, count: number, places?: PlaceNames): Uint32Array | null {
    const clauses = parseQuery(query, places);
    if (clauses.length === 0) return null;
    const result = allOf(count);
    this.keepAll(
      result,
      clauses.flatMap((clause) => (clause.length === 1 ? clause[0]! : [])),
    );
    for (const clause of clauses) if (clause.length > 1) this.keepAny(result, clause);
    return result;
  }

  private keepAny(result: Uint32Array, alternatives: readonly (readonly Term[])[]): void {
    const union = new Uint32Array(result.length);
    for (const terms of alternatives) {
      const found = result.slice();
      // What another name has found already need not be looked at again.
      for (let i = 0; i < found.length; i++) found[i]! &= ~union[i]!;
      this.keepAll(found, terms);
      for (let i = 0; i < found.length; i++) union[i]! |= found[i]!;
    }
    result.set(union);
  }

  private keepAll(result: Uint32Array, terms: readonly Term[]): void {
    for (const term of terms) this.keepIndexed(result, term);
    for (const term of terms) if (term.verify) this.keepVerified(result, term);
  }

  private keepIndexed(result: Uint32Array, term: Term): void {
    this.digits.keep(result, digitRuns(term.pattern));
    for (const [i, word] of term.words.entries()) {
      const prefix = term.lastIsPrefix && i === term.words.length - 1;
      if (prefix) this.syllables.keepPrefix(result, word);
      else this.syllables.keepWord(result, word);
    }
  }

  private keepVerified(result: Uint32Array, term: Term): void {
    const asked = countBits(result);
    const known = asked < worthKeeping ? null : this.settledBy(term, asked, result.length);
    if (known) for (let i = 0; i < result.length; i++) result[i]! &= known[i]!;
    else this.lookAt(result, term);
  }

  /**
   * All letters that hold a common term, looked at once: as the officer types on, the words before stay the same. Null
   * where that would mean looking at many more letters than are asked about.
   */
  private settledBy(term: Term, asked: number, words: number): Uint32Array | null {
    const { pattern, within, lastIsPrefix } = term;
    const key = `${pattern.join()} ${within?.join() ?? ''} ${lastIsPrefix}`;
    const known = this.settled.get(key);
    // The latest asked stands last, and the first goes when there are too many.
    this.settled.delete(key);
    if (known && known.changed.size <= mostChanged) {
      this.settled.set(key, known);
      return this.upToDate(known, term, words);
    }
    const all = new Uint32Array(words).fill(0xffffffff);
    this.keepIndexed(all, term);
    if (countBits(all) > 4 * asked) return null;
    this.lookAt(all, term);
    this.settled.set(key, { bits: all, changed: new Set() });
    if (this.settled.size > mostSettled) this.settled.delete(this.settled.keys().next().value!);
    return all;
  }

  /** Looks again at the letters that changed since; those that came since are among them. */
  private upToDate(settled: Settled, term: Term, words: number): Uint32Array {
    if (settled.bits.length < words) {
      const grown = new Uint32Array(words);
      grown.set(settled.bits);
      settled.bits = grown;
    }
    const { bits, changed } = settled;
    const asked = new Uint32Array(bits.length);
    for (const ordinal of changed) if (ordinal >> 5 < bits.length) asked[ordinal >> 5]! |= 1 << (ordinal & 31);
    if (changed.size > 0) {
      for (let i = 0; i < bits.length; i++) bits[i]! &= ~asked[i]!;
      this.keepIndexed(asked, term);
      this.lookAt(asked, term);
      for (let i = 0; i < bits.length; i++) bits[i]! |= asked[i]!;
      changed.clear();
    }
    return bits;
  }

  private lookAt(result: Uint32Array, term: Term): void {
    const scanner = new TermScanner(term);
    const found: Stretch = { bytes: new Uint8Array(0), from: 0, to: 0 };
    eachBit(result, (ordinal) => {
      this.text.locate(ordinal, found);
      if (!scanner.isIn(found)) result[ordinal >> 5]! &= ~(1 << (ordinal & 31));
    });
  }
}

/** Fewer letters are looked at again sooner than remembered. */
const worthKeeping = 1000;
const mostSettled = 64;
/** With more changed letters than these a term is settled again. */
const mostChanged = 2000;

interface Settled {
  bits: Uint32Array;
  /** Letters set since. */
  readonly changed: Set<number>;
}

function allOf(count: number): Uint32Array {
  const bits = new Uint32Array((count + 31) >> 5).fill(0xffffffff);
  if (count % 32 !== 0) bits[bits.length - 1] = 2 ** (count % 32) - 1;
  return bits;
}
