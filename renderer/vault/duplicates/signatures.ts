import { section, sectionsOf } from '../search/text';
import { eachShingle, entriesOf, hashText, nameSign, numbersIn, placesIn, plainNumber } from './reading';

/** Slots per letter of each part of a signature. */
export const slots = { names: 3, places: 4, numbers: 3, summary: 4, content: 8 } as const;

/** What a letter is likely to be told by, in a few numbers; 0 where there is nothing. */
export interface Signature {
  readonly senders: readonly number[];
  readonly accused: readonly number[];
  readonly places: readonly number[];
  readonly numbers: readonly number[];
  readonly summary: Uint16Array;
  readonly content: Uint16Array;
}

/**
 * Signatures of all letters by ordinal, 68 bytes each, derived from their search text: found alike by reading straight
 * through, some ten milliseconds for 200,000. They only propose; whoever asks looks at the texts.
 */
export class Signatures {
  senders = new Uint32Array(0);
  accused = new Uint32Array(0);
  places = new Uint16Array(0);
  numbers = new Uint32Array(0);
  summary = new Uint16Array(0);
  content = new Uint16Array(0);
  private capacity = 0;

  /** `text` is the letter's search text as it is now. */
  set(ordinal: number, text: Uint8Array): void {
    this.reserve(ordinal + 1);
    const signature = signatureOf(text);
    put(this.senders, ordinal, slots.names, signature.senders);
    put(this.accused, ordinal, slots.names, signature.accused);
    put(this.places, ordinal, slots.places, signature.places);
    put(this.numbers, ordinal, slots.numbers, signature.numbers);
    this.summary.set(signature.summary, ordinal * slots.summary);
    this.content.set(signature.content, ordinal * slots.content);
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
}

export function signatureOf(text: Uint8Array): Signature {
  if (text.length === 0) return nothing;
  return {
    senders: entriesOf(text, section.sender).slice(0, slots.names).map(nameSign),
    accused: entriesOf(text, section.accused).slice(0, slots.names).map(nameSign),
    // The wider places stand last and tell least: the first are kept.
    places: placesIn(entriesOf(text, section.address)).slice(0, slots.places).map(placeSign),
    numbers: numbersIn(entriesOf(text, section.senderMore)).slice(0, slots.numbers).map(numberSign),
    summary: leastOf(text, sectionsOf(text, section.summary, section.summary), 2, slots.summary),
    content: leastOf(text, sectionsOf(text, section.summary, section.content), 3, slots.content),
  };
}

export const placeSign = (place: string): number => hashText(place) >>> 16 || 1;
export const numberSign = (number: string): number => hashText(plainNumber(number)) || 1;

const least = new Uint32Array(Math.max(slots.summary, slots.content));

/**
 * One-permutation min-hash: the shingles are divided among `count` (a power of two) buckets, and each keeps 16 bits of
 * its least hash. Two texts agree in about as many buckets as they share shingles.
 */
function leastOf(text: Uint8Array, [from, to]: readonly [number, number], size: 2 | 3, count: number): Uint16Array {
  least.fill(0xffffffff);
  eachShingle(text, from, to, size, (shingle) => {
    const bucket = shingle & (count - 1);
    if (shingle < least[bucket]!) least[bucket] = shingle;
  });
  return Uint16Array.from(least.subarray(0, count), (hash) =>
    hash === 0xffffffff ? 0 : Math.imul(hash, 0x9e3779b1) >>> 16 || 1,
  );
}

const nothing: Signature = {
  senders: [],
  accused: [],
  places: [],
  numbers: [],
  summary: new Uint16Array(slots.summary),
  content: new Uint16Array(slots.content),
};

function put(column: Uint16Array | Uint32Array, ordinal: number, count: number, values: readonly number[]): void {
  for (let i = 0; i < count; i++) column[ordinal * count + i] = values[i] ?? 0;
}

function grown<T extends Uint16Array | Uint32Array>(column: T, length: number): T {
  const next = new (column.constructor as new (length: number) => T)(length);
  next.set(column);
  return next;
}
