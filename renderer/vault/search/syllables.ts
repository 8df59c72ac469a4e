import { foldByte } from '../../../shared/text/fold';

const letterA = 0x61;
const letterZ = 0x7a;
/** Longer words share the posting of their first letters; whoever needs more looks at the text. */
export const indexedLetters = 11;

/** A common syllable is a bitmap over ordinals, a rare one a list. */
interface Posting {
  readonly word: string;
  list: number[] | null;
  bits: Uint32Array | null;
}

/**
 * Which letters hold which folded syllable. Vietnamese has about two thousand of them, each in many letters, so a
 * dense bitmap per syllable answers "all of these words" with exact counts in microseconds. Numbers are not indexed.
 */
export class SyllableIndex {
  private readonly postings = new Map<number, Posting>();
  private capacity = 1024;

  add(ordinal: number, text: Uint8Array): void {
    if (ordinal >= this.capacity) this.capacity = Math.max(ordinal + 1, 2 * this.capacity);
    this.eachWord(text, (hash, from, to) => {
      const posting = this.postings.get(hash) ?? this.newPosting(hash, text, from, to);
      if (posting.bits) this.setBit(posting, ordinal);
      else if (posting.list!.at(-1) !== ordinal && !posting.list!.includes(ordinal)) this.addToList(posting, ordinal);
    });
  }

  /** `text` is what was added for the ordinal. */
  remove(ordinal: number, text: Uint8Array): void {
    this.eachWord(text, (hash) => {
      const posting = this.postings.get(hash);
      if (posting?.list) posting.list = posting.list.filter((item) => item !== ordinal);
      else if (posting?.bits && ordinal >> 5 < posting.bits.length)
        posting.bits[ordinal >> 5]! &= ~(1 << (ordinal & 31));
    });
  }

  /** Keeps in `result` only letters with this folded word. */
  keepWord(result: Uint32Array, word: string): void {
    const posting = this.postings.get(hashOf(word));
    keep(result, posting ? [posting] : []);
  }

  /** Keeps in `result` only letters with a word that begins so. */
  keepPrefix(result: Uint32Array, prefix: string): void {
    const cut = prefix.slice(0, indexedLetters);
    keep(
      result,
      [...this.postings.values()].filter((posting) => posting.word.startsWith(cut)),
    );
  }

  private newPosting(hash: number, text: Uint8Array, from: number, to: number): Posting {
    let word = '';
    for (let i = from; i < Math.min(to, from + indexedLetters); i++) word += String.fromCharCode(foldByte[text[i]!]!);
    const posting: Posting = { word, list: [], bits: null };
    this.postings.set(hash, posting);
    return posting;
  }

  private addToList(posting: Posting, ordinal: number): void {
    posting.list!.push(ordinal);
    if (posting.list!.length <= Math.max(32, this.capacity >> 7)) return;
    const list = posting.list!;
    posting.bits = new Uint32Array((this.capacity + 31) >> 5);
    posting.list = null;
    for (const item of list) this.setBit(posting, item);
  }

  private setBit(posting: Posting, ordinal: number): void {
    const word = ordinal >> 5;
    if (word >= posting.bits!.length) {
      const grown = new Uint32Array((this.capacity + 31) >> 5);
      grown.set(posting.bits!);
      posting.bits = grown;
    }
    posting.bits![word]! |= 1 << (ordinal & 31);
  }

  /** Runs of letters; a run that touches digits is part of a number and not indexed apart from its letters. */
  private eachWord(text: Uint8Array, visit: (hash: number, from: number, to: number) => void): void {
    for (let i = 0; i < text.length; ) {
      let code = foldByte[text[i]!]!;
      if (code < letterA || code > letterZ) {
        i++;
        continue;
      }
      const from = i;
      let hash = 0;
      for (; code >= letterA && code <= letterZ; code = foldByte[text[++i]!]!) {
        if (i - from < indexedLetters) hash = hash * 27 + (code - letterA + 1);
      }
      visit(hash, from, i);
    }
  }
}

function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < Math.min(word.length, indexedLetters); i++) hash = hash * 27 + (word.charCodeAt(i) - letterA + 1);
  return hash;
}

/** ANDs `result` with the union of the postings. */
function keep(result: Uint32Array, postings: readonly Posting[]): void {
  const only = postings.length === 1 ? postings[0]!.bits : null;
  const union = only ?? unionOf(postings, result.length);
  const shared = Math.min(result.length, union.length);
  for (let i = 0; i < shared; i++) result[i]! &= union[i]!;
  result.fill(0, shared);
}

function unionOf(postings: readonly Posting[], words: number): Uint32Array {
  const union = new Uint32Array(words);
  for (const { bits, list } of postings) {
    if (bits) for (let i = 0; i < Math.min(words, bits.length); i++) union[i]! |= bits[i]!;
    for (const ordinal of list ?? []) if (ordinal >> 5 < words) union[ordinal >> 5]! |= 1 << (ordinal & 31);
  }
  return union;
}
