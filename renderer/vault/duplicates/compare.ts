import type { PlaceNames } from '../search/places';
import { section, sectionsOf } from '../search/text';
import { eachShingle, entriesOf, nameLikeness, numbersIn, placesIn, plainNumber } from './reading';

/** A letter's search text taken apart for comparing. */
export interface Compared {
  readonly senders: readonly string[];
  readonly accused: readonly string[];
  readonly places: readonly string[];
  readonly numbers: readonly string[];
  readonly summary: ReadonlySet<number>;
  readonly content: ReadonlySet<number>;
  /** An answer or a result stands in it. */
  readonly hasResult: boolean;
}

export function comparedFrom(text: Uint8Array): Compared {
  return {
    senders: entriesOf(text, section.sender),
    accused: entriesOf(text, section.accused),
    places: placesIn(entriesOf(text, section.address)),
    numbers: numbersIn(entriesOf(text, section.senderMore)).map(plainNumber),
    summary: shingles(text, sectionsOf(text, section.summary, section.summary), 2),
    content: shingles(text, sectionsOf(text, section.content, section.content), 3),
    hasResult: entriesOf(text, section.result).length > 0,
  };
}

function shingles(text: Uint8Array, [from, to]: readonly [number, number], size: 2 | 3): Set<number> {
  const found = new Set<number>();
  eachShingle(text, from, to, size, (shingle) => found.add(shingle));
  return found;
}

/** What two letters share, each from 0 to 1. */
export interface Likeness {
  readonly sender: number;
  readonly address: number;
  readonly accused: number;
  readonly summary: number;
  readonly content: number;
  readonly phone: number;
  readonly 'id-number': number;
}

export function likeness(asked: Compared, other: Compared, places: PlaceNames): Likeness {
  const shared = asked.numbers.filter((number) => other.numbers.includes(number));
  return {
    sender: bestName(asked.senders, other.senders),
    address: sharedPlaces(asked.places, other.places, places),
    accused: bestName(asked.accused, other.accused),
    summary: sharedPart(asked.summary, other.summary, 3),
    // Of what is typed so far: a letter that is being entered is compared by its beginning.
    content: sharedPart(asked.content, other.content, 8),
    phone: shared.some((number) => number.length < idDigits) ? 1 : 0,
    'id-number': shared.some((number) => number.length >= idDigits) ? 1 : 0,
  };
}

/** Citizens' numbers have 12 digits, the older ones 9, which no telephone has. */
const idDigits = 12;

function bestName(asked: readonly string[], others: readonly string[]): number {
  let best = 0;
  for (const name of asked) for (const other of others) best = Math.max(best, nameLikeness(name, other));
  return best;
}

/** The part of the narrower address that stands in the other, under whatever name. */
function sharedPlaces(asked: readonly string[], others: readonly string[], names: PlaceNames): number {
  if (asked.length === 0 || others.length === 0) return 0;
  const known = new Set(others);
  const shared = asked.filter((place) => known.has(place) || names.others(place).some((other) => known.has(other)));
  return shared.length / Math.min(asked.length, others.length);
}

/** The part of the smaller set that is in the other; nothing to go by when it has fewer than `least`. */
function sharedPart(a: ReadonlySet<number>, b: ReadonlySet<number>, least: number): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size < least) return 0;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return shared / small.size;
}

/** From what a part counts as alike, and what it is worth by itself. */
const parts = {
  sender: { from: 0.8, worth: 0.5 },
  address: { from: 0.5, worth: 0.2 },
  accused: { from: 0.8, worth: 0.4 },
  summary: { from: 0.6, worth: 0.4 },
  content: { from: 0.3, worth: 0.85 },
  phone: { from: 1, worth: 0.75 },
  'id-number': { from: 1, worth: 0.85 },
} as const satisfies Readonly<Record<keyof Likeness, { from: number; worth: number }>>;

/** 0 to 1, and why; parts that speak for one another add up without ever reaching certainty. */
export function scoreOf(found: Likeness): { score: number; because: (keyof Likeness)[] } {
  let doubt = 1;
  const because: (keyof Likeness)[] = [];
  for (const name of Object.keys(parts) as (keyof Likeness)[]) {
    const { from, worth } = parts[name];
    if (found[name] < from) continue;
    because.push(name);
    doubt *= 1 - worth * found[name];
  }
  return { score: 1 - doubt, because };
}

export type Suggestion = 'trung' | 'lap-lai' | 'cung-vu-viec';

/**
 * What the desk would call it. The same sender on the same matter wrote again: a repeat when the earlier one was
 * answered, the same letter otherwise. Word for word the same is the same letter whoever signed. Anything else may be
 * the same matter.
 */
export function suggestionFor(found: Likeness, answered: boolean): Suggestion {
  const samePerson = found.phone === 1 || found['id-number'] === 1 || found.sender >= parts.sender.from;
  const sameMatter =
    found.content >= parts.content.from || found.summary >= parts.summary.from || found.accused >= parts.accused.from;
  if (found.content >= 0.8 || (samePerson && sameMatter)) return answered ? 'lap-lai' : 'trung';
  return samePerson && found.address >= parts.address.from && answered ? 'lap-lai' : 'cung-vu-viec';
}
