import { BlobBlock } from '../records/blob';
import { countBits, eachBit } from './bits';
import { searchRows } from './text';

/** Ends every run, so that none is found across two of them. */
const runEnd = 0;
const zero = 0x30;

/** Digits that make a gram, and how many grams there are. */
const gramDigits = 3;
const grams = 10 ** gramDigits;

/**
 * The runs of digits of every letter's text, a tenth of it, and for each three digits in a row a bitmap of the letters
 * that have, or once had, them side by side. Numbers are unique, so no index of whole ones pays; the bitmaps leave few
 * letters, and the runs tell. Kept in memory only, made from the text.
 */
export class DigitRuns {
  private readonly blocks: BlobBlock[] = [];
  private readonly bitmaps: Uint32Array[] = Array.from({ length: grams }, () => new Uint32Array(0));
  /** Letters for which a bitmap that grows makes room. */
  private capacity = 1024;

  /** `text` is the letter's text as it is now. */
  set(ordinal: number, text: Uint8Array): void {
    const block = this.block(Math.floor(ordinal / searchRows));
    const row = ordinal % searchRows;
    block.set(
      row,
      () => text.length + 1,
      (_, target, at) => writeRuns(text, target, at),
    );
    this.addGrams(ordinal, block.get(row, 0));
  }

  /** Takes in the rows of a stored block of text under those that were set meanwhile. */
  load(number: number, rows: number, text: (row: number) => Uint8Array): void {
    const before = this.blocks[number];
    const block = new BlobBlock(1);
    for (let row = 0; row < rows; row++) {
      const bytes = text(row);
      block.set(
        row,
        () => bytes.length + 1,
        (_, target, at) => writeRuns(bytes, target, at),
      );
      this.addGrams(number * searchRows + row, block.get(row, 0));
    }
    if (before) block.adopt(before);
    this.blocks[number] = block;
  }

  /** Keeps in `result` only letters in whose runs every one of `runs` (digits) stands. */
  keep(result: Uint32Array, runs: readonly Uint8Array[]): void {
    for (const run of runs) this.keepGrams(result, run);
    for (const run of runs) this.keepRun(result, run);
  }

  private addGrams(ordinal: number, runs: Uint8Array): void {
    if (ordinal >= this.capacity) this.capacity = Math.max(ordinal + 1, 2 * this.capacity);
    eachGram(runs, (gram) => {
      let bits = this.bitmaps[gram]!;
      if (ordinal >> 5 >= bits.length) {
        const grown = new Uint32Array((this.capacity + 31) >> 5);
        grown.set(bits);
        this.bitmaps[gram] = grown;
        bits = grown;
      }
      bits[ordinal >> 5]! |= 1 << (ordinal & 31);
    });
  }

  private keepGrams(result: Uint32Array, run: Uint8Array): void {
    eachGram(run, (gram) => {
      const bits = this.bitmaps[gram]!;
      const shared = Math.min(result.length, bits.length);
      for (let i = 0; i < shared; i++) result[i]! &= bits[i]!;
      result.fill(0, shared);
    });
  }

  private keepRun(result: Uint32Array, run: Uint8Array): void {
    const shifts = shiftsOf(run);
    if (scanFrom * countBits(result) > 32 * result.length) {
      // Reading all runs one after the other beats looking at most of them by themselves.
      const found = new Uint32Array(result.length);
      for (const [number, block] of this.blocks.entries()) findIn(block, number * searchRows, run, shifts, found);
      for (let i = 0; i < result.length; i++) result[i]! &= found[i]!;
      return;
    }
    eachBit(result, (ordinal) => {
      const runs = this.blocks[Math.floor(ordinal / searchRows)]?.get(ordinal % searchRows, 0);
      if (!runs || find(runs, 0, run, shifts) < 0) result[ordinal >> 5]! &= ~(1 << (ordinal & 31));
    });
  }

  private block(number: number): BlobBlock {
    const block = this.blocks[number] ?? new BlobBlock(1);
    this.blocks[number] = block;
    return block;
  }
}

/** The part of the letters above which all are read. */
const scanFrom = 8;

/** Visits each three digits that stand side by side, as a number. */
function eachGram(runs: Uint8Array, visit: (gram: number) => void): void {
  let gram = 0;
  let digits = 0;
  for (let i = 0; i < runs.length; i++) {
    const code = runs[i]!;
    if (code === runEnd) digits = 0;
    else {
      gram = (10 * gram + code - zero) % grams;
      if (++digits >= gramDigits) visit(gram);
    }
  }
}

/** The runs of digits in a pattern. */
export function digitRuns(pattern: Uint8Array): Uint8Array[] {
  const written = new Uint8Array(pattern.length + 1);
  const end = writeRuns(pattern, written, 0);
  const runs: Uint8Array[] = [];
  for (let from = 0; from < end; ) {
    const to = written.indexOf(runEnd, from);
    runs.push(written.subarray(from, to));
    from = to + 1;
  }
  return runs;
}

/** At most a byte more than the text. */
function writeRuns(text: Uint8Array, target: Uint8Array, from: number): number {
  let at = from;
  let inRun = false;
  for (let i = 0; i < text.length; i++) {
    const code = text[i]!;
    const digit = code - zero;
    if (digit >= 0 && digit <= 9) {
      target[at++] = code;
      inRun = true;
    } else if (inRun) {
      target[at++] = runEnd;
      inRun = false;
    }
  }
  if (inRun) target[at++] = runEnd;
  return at;
}

/** Sets the bits of a block's rows, counted from `first`, that hold the run. */
function findIn(block: BlobBlock, first: number, run: Uint8Array, shifts: Uint32Array, found: Uint32Array): void {
  const mark = (row: number) => {
    const ordinal = first + row;
    found[ordinal >> 5]! |= 1 << (ordinal & 31);
  };
  for (const [row, [runs]] of block.changedRows()) if (find(runs!, 0, run, shifts) >= 0) mark(row);
  const { offsets, blob } = block.packed();
  let row = 0;
  for (let at = find(blob, 0, run, shifts); at >= 0; ) {
    row = rowAt(offsets, at, row);
    if (!block.isChanged(row)) mark(row);
    at = find(blob, offsets[row + 1]!, run, shifts);
  }
}

/** How far a search may go on when a byte stands under the end of the run (Boyer–Moore–Horspool). */
function shiftsOf(run: Uint8Array): Uint32Array {
  const shifts = new Uint32Array(256).fill(run.length);
  for (let i = 0; i < run.length - 1; i++) shifts[run[i]!] = run.length - 1 - i;
  return shifts;
}

/** Where the run stands first from `from` on, or −1. */
function find(text: Uint8Array, from: number, run: Uint8Array, shifts: Uint32Array): number {
  const last = run.length - 1;
  const lastDigit = run[last]!;
  for (let end = from + last; end < text.length; ) {
    const digit = text[end]!;
    if (digit === lastDigit) {
      let i = 0;
      while (i < last && text[end - last + i] === run[i]) i++;
      if (i === last) return end - last;
    }
    end += shifts[digit]!;
  }
  return -1;
}

/** The row whose text holds byte `at`, searched from `row` on. */
function rowAt(offsets: Uint32Array, at: number, row: number): number {
  let low = row;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
