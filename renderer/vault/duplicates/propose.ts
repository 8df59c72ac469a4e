import { hasBit } from '../search/bits';
import { section } from '../search/text';
import type { Borne } from './compare';
import { entriesOf, nameLikeness, signsAlike } from './reading';
import { type Signature, type Signatures, slots } from './signatures';

/** What a letter may be told by: which part of the signature, and how much it says when nothing else shares it. */
const weights = { sender: 5, accused: 4, number: 9, place: 2.5, summary: 1.5, content: 2 } as const;
/** Signals that fit into one number per letter. */
const mostSignals = 30;

/** Everything asked for, as one signal each. */
interface Signal {
  readonly weight: number;
  /** Letters that show it. */
  count: number;
}

/** Where the search text of a letter can be read. */
export type TextOf = (ordinal: number) => Uint8Array;

/**
 * The ordinals of the letters in `among` that most likely are about the same, best first, at most `most`. What many
 * letters share says little. Reads all signatures once. Told with them: how many letters bear each of the names.
 */
export function propose(
  signatures: Signatures,
  asked: Signature & { readonly otherPlaces: readonly number[] },
  names: { readonly senders: readonly string[]; readonly accused: readonly string[] },
  among: Uint32Array,
  count: number,
  textOf: TextOf,
  most: number,
): { ordinals: number[]; borne: Borne } {
  const shown = new Uint32Array(count);
  const signals: Signal[] = [];
  const named: { readonly senders: number[]; readonly accused: number[] } = { senders: [], accused: [] };
  const add = (weight: number): number => {
    if (signals.length >= mostSignals) return -1;
    return signals.push({ weight, count: 0 }) - 1;
  };
  const mark = (ordinal: number, signal: number) => {
    const bit = 1 << signal;
    if (signal < 0 || (shown[ordinal]! & bit) !== 0 || !hasBit(among, ordinal)) return;
    shown[ordinal]! |= bit;
    signals[signal]!.count++;
  };

  for (const [which, column] of [
    ['senders', signatures.senders],
    ['accused', signatures.accused],
  ] as const) {
    for (const [i, sign] of asked[which].entries()) {
      const signal = add(which === 'senders' ? weights.sender : weights.accused);
      named[which].push(signal);
      const part = which === 'senders' ? section.sender : section.accused;
      const name = names[which][i]!;
      for (let at = 0; at < count * slots.names; at++) {
        const other = column[at]!;
        if (other === 0 || !signsAlike(sign, other)) continue;
        const ordinal = Math.floor(at / slots.names);
        // Unlike an equal sign, an alike one is mostly somebody else.
        if (sign !== other) {
          const entry = entriesOf(textOf(ordinal), part)[at % slots.names];
          if (entry === undefined || nameLikeness(name, entry) === 0) continue;
        }
        mark(ordinal, signal);
      }
    }
  }
  for (const number of asked.numbers) {
    const signal = add(weights.number);
    const column = signatures.numbers;
    for (let at = 0; at < count * slots.numbers; at++) {
      if (column[at] === number) mark(Math.floor(at / slots.numbers), signal);
    }
  }
  for (const [part, column, perLetter] of [
    ['summary', signatures.summary, slots.summary],
    ['content', signatures.content, slots.content],
  ] as const) {
    for (let bucket = 0; bucket < perLetter; bucket++) {
      const wanted = asked[part][bucket]!;
      if (wanted === 0) continue;
      const signal = add(weights[part]);
      for (let ordinal = 0, at = bucket; ordinal < count; ordinal++, at += perLetter) {
        if (column[at] === wanted) mark(ordinal, signal);
      }
    }
  }
  const placeSignal = new Int8Array(65_536).fill(-1);
  for (const place of asked.places) placeSignal[place] = add(weights.place);
  for (const place of asked.otherPlaces) if (placeSignal[place]! < 0) placeSignal[place] = add(weights.place);
  if (asked.places.length > 0) {
    for (let at = 0; at < count * slots.places; at++) {
      const signal = placeSignal[signatures.places[at]!]!;
      if (signal >= 0) mark(Math.floor(at / slots.places), signal);
    }
  }
  const borneBy = (which: 'senders' | 'accused') => named[which].map((signal) => signals[signal]?.count ?? 0);
  const borne = { senders: borneBy('senders'), accused: borneBy('accused') };
  return { ordinals: best(shown, signals, count, most), borne };
}

/** The letters with the highest sums; places alone propose nobody. */
function best(shown: Uint32Array, signals: readonly Signal[], count: number, most: number): number[] {
  const all = Math.log(count + 1000);
  const worth = signals.map(({ weight, count: n }) => (n === 0 ? 0 : weight * Math.max(0.05, 1 - Math.log(n) / all)));
  let telling = 0;
  for (const [i, { weight }] of signals.entries()) if (weight !== weights.place) telling |= 1 << i;
  const ordinals: number[] = [];
  const sums: number[] = [];
  let least = 0;
  for (let ordinal = 0; ordinal < count; ordinal++) {
    let bits = shown[ordinal]!;
    if ((bits & telling) === 0) continue;
    let sum = 0;
    for (; bits !== 0; bits &= bits - 1) sum += worth[31 - Math.clz32(bits & -bits)]!;
    if (ordinals.length === most && sum <= least) continue;
    let at = ordinals.length < most ? ordinals.length : most - 1;
    while (at > 0 && sums[at - 1]! < sum) {
      ordinals[at] = ordinals[at - 1]!;
      sums[at] = sums[at - 1]!;
      at--;
    }
    ordinals[at] = ordinal;
    sums[at] = sum;
    least = sums.at(-1)!;
  }
  return ordinals;
}
