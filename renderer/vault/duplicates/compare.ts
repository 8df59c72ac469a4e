import type { Likeness, LinkKind } from '../api/duplicates';
import type { PlaceNames } from '../search/places';
import { section, sectionsOf } from '../search/text';
import { nameLikeness } from './names';
import { eachNumber, eachShingle, entriesOf, placeHash, placesIn } from './reading';

/** A letter's search text taken apart for comparing; texts as hashes of their words in a row. */
export interface Compared {
  readonly senders: readonly string[];
  readonly accused: readonly string[];
  /** Folded names by their hashes. */
  readonly places: ReadonlyMap<number, string>;
  readonly phones: ReadonlySet<number>;
  readonly identities: ReadonlySet<number>;
  readonly summary: ReadonlySet<number>;
  readonly content: ReadonlySet<number>;
  /** An answer or a result stands in it. */
  readonly hasResult: boolean;
}

export function comparedFrom(text: Uint8Array): Compared {
  const phones = new Set<number>();
  const identities = new Set<number>();
  eachNumber(text, section.senderMore, section.senderMore, (hash, isIdentity) =>
    (isIdentity ? identities : phones).add(hash),
  );
  const summary = new Set<number>();
  const content = new Set<number>();
  eachShingle(text, ...sectionsOf(text, section.summary, section.summary), (pair) => summary.add(pair));
  eachShingle(text, ...sectionsOf(text, section.content, section.content), (_, triple) => {
    if (triple !== 0) content.add(triple);
  });
  const [from, to] = sectionsOf(text, section.result, section.result);
  return {
    senders: entriesOf(text, section.sender),
    accused: entriesOf(text, section.accused),
    places: placesIn(text, section.address),
    phones,
    identities,
    summary,
    content,
    // Its mark is one byte.
    hasResult: to - from > 1,
  };
}

/** The same letter, whoever sent it. */
export const withoutSenders = (letter: Compared): Compared => ({
  ...letter,
  senders: [],
  places: new Map(),
  phones: new Set(),
  identities: new Set(),
});

/** What two letters share, each from 0 to 1. */
export interface Shared extends Readonly<Record<Likeness, number>> {
  /** How much the shared names say: 1 for a rare one. */
  readonly telling: { readonly sender: number; readonly accused: number };
}

/** For each asked name, how many letters bear it or one like it. */
export interface Borne {
  readonly senders: readonly number[];
  readonly accused: readonly number[];
}

export function sharedBy(asked: Compared, other: Compared, borne: Borne, places: PlaceNames): Shared {
  const sender = bestName(asked.senders, other.senders, borne.senders);
  const accused = bestName(asked.accused, other.accused, borne.accused);
  return {
    sender: sender.alike,
    address: sharedPlaces(asked.places, other.places, places),
    accused: accused.alike,
    summary: sharedPart(asked.summary, other.summary, 3),
    // Of what is typed so far: a letter that is being entered is compared by its beginning.
    content: sharedPart(asked.content, other.content, 8),
    phone: shareOne(asked.phones, other.phones) ? 1 : 0,
    'id-number': shareOne(asked.identities, other.identities) ? 1 : 0,
    telling: { sender: sender.telling, accused: accused.telling },
  };
}

const shareOne = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => [...a].some((item) => b.has(item));

/** Names that so many letters bear say who it is; beyond, ever less. */
const fewBear = 20;

/** The shared name that says most. */
function bestName(asked: readonly string[], others: readonly string[], borne: readonly number[]) {
  let best = { alike: 0, telling: 1 };
  for (const [i, name] of asked.entries()) {
    const telling = Math.min(1, Math.sqrt(fewBear / Math.max(1, borne[i] ?? 1)));
    for (const other of others) {
      const alike = nameLikeness(name, other);
      if (alike * telling > best.alike * best.telling) best = { alike, telling };
    }
  }
  return best;
}

/** How much of one address stands in the other, under whatever name. */
function sharedPlaces(
  asked: ReadonlyMap<number, string>,
  others: ReadonlyMap<number, string>,
  names: PlaceNames,
): number {
  if (asked.size === 0 || others.size === 0) return 0;
  const known = (hash: number, place: string) =>
    others.has(hash) || names.others(place).some((other) => others.has(placeHash(other)));
  const shared = [...asked].map(([hash, place]) => known(hash, place));
  const part = shared.filter(Boolean).length / Math.min(asked.size, others.size);
  return shared[0] ? narrowest + (1 - narrowest) * Math.min(1, part) : (1 - narrowest) * Math.min(1, part);
}

/** Of an address the narrowest place, which stands first, tells most: half a country lives in one province. */
const narrowest = 0.6;

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
} as const satisfies Readonly<Record<Likeness, { from: number; worth: number }>>;

/** 0 to 1, and why; parts that speak for one another add up without ever reaching certainty. */
export function scoreOf(found: Shared): { score: number; because: Likeness[] } {
  let doubt = 1;
  const because: Likeness[] = [];
  for (const name of Object.keys(parts) as Likeness[]) {
    const { from, worth } = parts[name];
    if (found[name] < from) continue;
    because.push(name);
    doubt *= 1 - worth * found[name] * (name === 'sender' || name === 'accused' ? found.telling[name] : 1);
  }
  return { score: 1 - doubt, because };
}

/**
 * What the desk would call it. The same sender on the same matter wrote again: a repeat when the earlier one was
 * answered, the same letter otherwise. Word for word the same is the same letter whoever signed. Anything else may be
 * the same matter.
 */
export function suggestionFor(found: Shared, answered: boolean): LinkKind {
  const samePerson = found.phone === 1 || found['id-number'] === 1 || found.sender >= parts.sender.from;
  const sameMatter =
    found.content >= parts.content.from || found.summary >= parts.summary.from || found.accused >= parts.accused.from;
  if (found.content >= 0.8 || (samePerson && sameMatter)) return answered ? 'lap-lai' : 'trung';
  return samePerson && found.address >= parts.address.from && answered ? 'lap-lai' : 'cung-vu-viec';
}
