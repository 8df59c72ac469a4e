import { hasBit } from '../search/bits';
import { section } from '../search/text';
import type { Borne } from './compare';
import { oneApart, signsAlike } from './names';
import { eachEntry, nameLetters } from './reading';
import { type Signatures, slots } from './signatures';

/** How much each part of a signature says when no other letter shares it. */
const weights = { senders: 5, accused: 4, numbers: 9, places: 2.5, summary: 1.5, content: 2 } as const;
/** Signals that fit into one number per letter. */
const mostSignals = 31;

/** One thing asked for, and how many letters show it. */
interface Signal {
  readonly part: keyof typeof weights;
  count: number;
}

export interface Asked {
  /** The letter's search text, and its signature alone under ordinal 0. */
  readonly text: Uint8Array;
  readonly signature: Signatures;
  /** Signs of its places under their other names. */
  readonly otherPlaces: readonly number[];
}

/**
 * The ordinals in `among` (below `count`) of the letters that most likely are about the same, best first, at most
 * `most`, and how many letters bear each asked name. What many letters share says little. Reads all signatures once.
 */
export function propose(
  signatures: Signatures,
  asked: Asked,
  among: Uint32Array,
  count: number,
  textOf: (ordinal: number) => Uint8Array,
  most: number,
): { ordinals: number[]; borne: Borne } {
  const shown = new Uint32Array(count);
  const signals: Signal[] = [];
  const add = (part: Signal['part']): number => {
    if (signals.length === mostSignals) return -1;
    return signals.push({ part, count: 0 }) - 1;
  };
  const mark = (ordinal: number, signal: number) => {
    const bit = 1 << signal;
    if (signal < 0 || (shown[ordinal]! & bit) !== 0 || !hasBit(among, ordinal)) return;
    shown[ordinal]! |= bit;
    signals[signal]!.count++;
  };
  const { signature } = asked;

  const markNames = (part: 'senders' | 'accused', where: 2 | 5): number[] => {
    const column = signatures[part];
    const end = count * slots.names;
    const own = lettersOf(asked.text, where);
    const signs = filled(signature[part], slots.names);
    const mine = signs.map(() => add(part));
    const settled = signs.map(() => new Map<number, boolean>());
    for (let at = 0; at < end; at++) {
      const other = column[at]!;
      if (other === 0) continue;
      for (let i = 0; i < signs.length; i++) {
        if (!signsAlike(signs[i]!, other)) continue;
        const ordinal = Math.floor(at / slots.names);
        if (signs[i] !== other) {
          // Unlike an equal sign, an alike one is mostly somebody else. Common names come again and again.
          let same = settled[i]!.get(other);
          if (same === undefined) {
            same = isOneApart(own[i]!, textOf(ordinal), where, at % slots.names);
            settled[i]!.set(other, same);
          }
          if (!same) continue;
        }
        mark(ordinal, mine[i]!);
      }
    }
    return mine.map((signal) => signals[signal]?.count ?? 0);
  };
  const borne = {
    senders: markNames('senders', section.sender),
    accused: markNames('accused', section.accused),
  };
  const numbers = filled(signature.numbers, slots.numbers);
  const numberSignals = numbers.map(() => add('numbers'));
  for (let at = 0; numbers.length > 0 && at < count * slots.numbers; at++) {
    const other = signatures.numbers[at]!;
    if (other === 0) continue;
    for (let i = 0; i < numbers.length; i++) {
      if (numbers[i] === other) mark(Math.floor(at / slots.numbers), numberSignals[i]!);
    }
  }
  for (const part of ['summary', 'content'] as const) {
    const column = signatures[part];
    const perLetter = slots[part];
    const wanted = signature[part].slice(0, perLetter);
    if (wanted.every((hash) => hash === 0)) continue;
    const mine = Array.from(wanted, (hash) => (hash === 0 ? -1 : add(part)));
    for (let ordinal = 0, at = 0; ordinal < count; ordinal++) {
      for (let bucket = 0; bucket < perLetter; bucket++, at++) {
        if (column[at] === wanted[bucket] && wanted[bucket] !== 0) mark(ordinal, mine[bucket]!);
      }
    }
  }
  const signalOfPlace = new Int8Array(65_536).fill(-1);
  for (const place of [...signature.places.subarray(0, slots.places), ...asked.otherPlaces]) {
    if (place !== 0 && signalOfPlace[place]! < 0) signalOfPlace[place] = add('places');
  }
  const hasPlaces = signature.places[0] !== 0;
  for (let at = 0; hasPlaces && at < count * slots.places; at++) {
    const signal = signalOfPlace[signatures.places[at]!]!;
    if (signal >= 0) mark(Math.floor(at / slots.places), signal);
  }
  return { ordinals: best(shown, signals, count, most), borne };
}

const filled = (column: Uint32Array, slotsOfOne: number): number[] =>
  [...column.subarray(0, slotsOfOne)].filter((value) => value !== 0);

const letters = new Uint8Array(64);

/** The letters of each name of a section. */
function lettersOf(text: Uint8Array, where: 2 | 5): Uint8Array[] {
  const names: Uint8Array[] = [];
  eachEntry(text, where, where, (from, to) => names.push(letters.slice(0, nameLetters(text, from, to, letters))));
  return names;
}

/** Whether the name at `place` of a letter's section is a letter apart from `own`. */
function isOneApart(own: Uint8Array, text: Uint8Array, where: 2 | 5, place: number): boolean {
  let at = 0;
  let found = false;
  eachEntry(text, where, where, (from, to) => {
    if (at++ === place) found = oneApart(own, letters.subarray(0, nameLetters(text, from, to, letters)));
  });
  return found;
}

/** The letters with the highest sums; places alone propose nobody. */
function best(shown: Uint32Array, signals: readonly Signal[], count: number, most: number): number[] {
  const all = Math.log(count + 1000);
  const worth = signals.map(({ part, count: n }) =>
    n === 0 ? 0 : weights[part] * Math.max(0.05, 1 - Math.log(n) / all),
  );
  let telling = 0;
  for (const [i, { part }] of signals.entries()) if (part !== 'places') telling |= 1 << i;
  const ordinals: number[] = [];
  const sums: number[] = [];
  for (let ordinal = 0; ordinal < count; ordinal++) {
    let bits = shown[ordinal]!;
    if ((bits & telling) === 0) continue;
    let sum = 0;
    for (; bits !== 0; bits &= bits - 1) sum += worth[31 - Math.clz32(bits & -bits)]!;
    if (ordinals.length === most && sum <= sums.at(-1)!) continue;
    let at = Math.min(ordinals.length, most - 1);
    for (; at > 0 && sums[at - 1]! < sum; at--) {
      ordinals[at] = ordinals[at - 1]!;
      sums[at] = sums[at - 1]!;
    }
    ordinals[at] = ordinal;
    sums[at] = sum;
  }
  return ordinals;
}
