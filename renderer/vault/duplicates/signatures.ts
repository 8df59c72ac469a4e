import { section, sectionsOf } from '../search/text';
import { eachEntry, eachNumber, eachPlace, eachShingle, nameSign } from './reading';

/** Slots per letter of each part of a signature. */
export const slots = { names: 3, places: 4, numbers: 3, summary: 4, content: 8 } as const;

/**
 * Signatures of letters by ordinal, 68 bytes each, derived from their search text: what a letter is likely to be told
 * by, in a few numbers; 0 where there is nothing. Read straight through, some ten milliseconds for 200,000. They only
 * propose; whoever asks looks at the texts.
 */
export class Signatures {
  /** Signs of the first names (`nameSign`). */
  senders = new Uint32Array(0);
  accused = new Uint32Array(0);
  /** 16 bits of the hash of each place. The wider places stand last and tell least: the first are kept. */
  places = new Uint16Array(0);
  numbers = new Uint32Array(0);
  /**
   * One-permutation min-hash of the summary's pairs, and of the triples of summary and content: the shingles are divided
   * among the buckets, and each keeps 16 bits of its least hash. Two texts agree in about as many buckets as they share
   * shingles.
   */
  summary = new Uint16Array(0);
  content = new Uint16Array(0);
  private capacity = 0;

  /** `text` is the letter's search text as it is now. */
  set(ordinal: number, text: Uint8Array): void {
    this.reserve(ordinal + 1);
    const { senders, accused, places, numbers } = this;
    const names = (column: Uint32Array, part: 2 | 5) => {
      let at = ordinal * slots.names;
      const end = at + slots.names;
      column.fill(0, at, end);
      eachEntry(text, part, part, (from, to) => {
        if (at < end) column[at++] = nameSign(text, from, to);
      });
    };
    names(senders, section.sender);
    names(accused, section.accused);

    let place = ordinal * slots.places;
    const lastPlace = place + slots.places;
    places.fill(0, place, lastPlace);
    const addPlace = (hash: number) => {
      if (place < lastPlace) places[place++] = placeSign(hash);
    };
    eachEntry(text, section.address, section.address, (from, to) => eachPlace(text, from, to, addPlace));

    let number = ordinal * slots.numbers;
    const lastNumber = number + slots.numbers;
    numbers.fill(0, number, lastNumber);
    eachNumber(text, section.senderMore, section.senderMore, (hash) => {
      if (number < lastNumber) numbers[number++] = hash;
    });
    this.setTexts(ordinal, text);
  }

  /** Room for `rows` letters. */
  reserve(rows: number): void {
    if (rows <= this.capacity) return;
    this.capacity = Math.max(rows, Math.ceil(1.5 * this.capacity), 1024);
    this.senders = grown(this.senders, this.capacity * slots.names);
    this.accused = grown(this.accused, this.capacity * slots.names);
    this.places = grown(this.places, this.capacity * slots.places);
    this.numbers = grown(this.numbers, this.capacity * slots.numbers);
    this.summary = grown(this.summary, this.capacity * slots.summary);
    this.content = grown(this.content, this.capacity * slots.content);
  }

  private setTexts(ordinal: number, text: Uint8Array): void {
    leastPairs.fill(none);
    leastTriples.fill(none);
    const [from, to] = sectionsOf(text, section.summary, section.summary);
    eachShingle(text, from, to, takePairAndTriple);
    const [contentFrom, contentTo] = sectionsOf(text, section.content, section.content);
    eachShingle(text, contentFrom, contentTo, takeTriple);
    for (let i = 0; i < slots.summary; i++) this.summary[ordinal * slots.summary + i] = kept(leastPairs[i]!);
    for (let i = 0; i < slots.content; i++) this.content[ordinal * slots.content + i] = kept(leastTriples[i]!);
  }
}

export const placeSign = (hash: number): number => hash >>> 16 || 1;

const none = 0xffffffff;
const leastPairs = new Uint32Array(slots.summary);
const leastTriples = new Uint32Array(slots.content);

function takePairAndTriple(pair: number, triple: number): void {
  const bucket = pair & (slots.summary - 1);
  if (pair < leastPairs[bucket]!) leastPairs[bucket] = pair;
  takeTriple(0, triple);
}

function takeTriple(_: number, triple: number): void {
  const bucket = triple & (slots.content - 1);
  if (triple !== 0 && triple < leastTriples[bucket]!) leastTriples[bucket] = triple;
}

const kept = (hash: number): number => (hash === none ? 0 : Math.imul(hash, 0x9e3779b1) >>> 16 || 1);

function grown<T extends Uint16Array | Uint32Array>(column: T, length: number): T {
  const next = new (column.constructor as new (length: number) => T)(length);
  next.set(column);
  return next;
}
