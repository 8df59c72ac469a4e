import { foldByte } from '../../../shared/text/fold';
import { highLetters, type WordKey, WordMap } from './word-map';

const letterA = 0x61;
const letters = 26;
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
  private readonly postings = new WordMap<Posting>();
  private capacity = 1024;

  add(ordinal: number, text: Uint8Array): void {
    if (ordinal >= this.capacity) this.capacity = Math.max(ordinal + 1, 2 * this.capacity);
    eachWord(text, (key, from, to) => {
      const posting = this.postings.get(key) ?? this.newPosting(key, text, from, to);
      if (posting.bits) this.setBit(posting, ordinal);
      else if (mayLack(posting.list!, ordinal)) this.addToList(posting, ordinal);
    });
  }

  /** `text` is what was added for the ordinal. */
  remove(ordinal: number, text: Uint8Array): void {
    eachWord(text, (key) => {
      const posting = this.postings.get(key);
      if (posting?.list) posting.list = posting.list.filter((item) => item !== ordinal);
      else if (posting?.bits && ordinal >> 5 < posting.bits.length)
        posting.bits[ordinal >> 5]! &= ~(1 << (ordinal & 31));
    });
  }

  /** Keeps in `result` only letters with this folded word. */
  keepWord(result: Uint32Array, word: string): void {
    const posting = this.postings.get(keyOf(word));
    keep(result, posting ? [posting] : []);
  }

  /** Keeps in `result` only letters with a word that begins so. */
  keepPrefix(result: Uint32Array, prefix: string): void {
    const cut = prefix.slice(0, indexedLetters);
    keep(
      result,
      this.postings.values.filter((posting) => posting.word.startsWith(cut)),
    );
  }

  private newPosting(key: WordKey, text: Uint8Array, from: number, to: number): Posting {
    let word = '';
    for (let i = from; i < Math.min(to, from + indexedLetters); i++) word += String.fromCharCode(foldByte[text[i]!]!);
    const posting: Posting = { word, list: [], bits: null };
    this.postings.add(key, posting);
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
}

/** False when a list in which ordinals were added in any order holds this one. */
function mayLack(list: readonly number[], ordinal: number): boolean {
  const last = list.at(-1) ?? -1;
  return last < ordinal || (last !== ordinal && !list.includes(ordinal));
}

const key: { high: number; low: number } = { high: 0, low: 0 };

/** Visits the runs of letters. The key is one object that the next word changes. */
function eachWord(text: Uint8Array, visit: (key: WordKey, from: number, to: number) => void): void {
  const { length } = text;
  for (let i = 0; i < length; ) {
    let letter = foldByte[text[i]!]! - letterA;
    if (letter < 0 || letter >= letters) {
      i++;
      continue;
    }
    const from = i;
    let high = 0;
    let low = 0;
    for (; letter >= 0 && letter < letters; letter = foldByte[text[++i]!]! - letterA) {
      if (i - from < highLetters) high = high * 27 + letter + 1;
      else if (i - from < indexedLetters) low = low * 27 + letter + 1;
    }
    key.high = high;
    key.low = low;
    visit(key, from, i);
  }
}

function keyOf(word: string): WordKey {
  let [high, low] = [0, 0];
  for (let i = 0; i < Math.min(word.length, indexedLetters); i++) {
    const letter = word.charCodeAt(i) - letterA + 1;
    if (i < highLetters) high = high * 27 + letter;
    else low = low * 27 + letter;
  }
  return { high, low };
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
