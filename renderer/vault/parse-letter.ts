import type { LetterResult, Sender } from '../../shared/model/letter';
import {
  type Accused,
  authorships,
  type Letter,
  letterKinds,
  letterSchema,
  secrecyLevels,
} from '../../shared/model/letter';

/** A letter as it is stored, or the name of the field that makes it none. */
export type ParsedLetter = { readonly letter: Letter } | { readonly field: string };

/**
 * Parses as `letterSchema` does: what it refuses is refused, and what it makes of texts is made of them. The schema is
 * asked only about letters that the short way below can't vouch for; importing would otherwise spend most of its time
 * there. Optional parts without a value are left out.
 */
export function parseLetter(given: unknown): ParsedLetter {
  const known = vouched(given);
  if (known) return { letter: known };
  const parsed = letterSchema.safeParse(given);
  if (!parsed.success) return { field: String(parsed.error.issues[0]?.path[0] ?? '') };
  return { letter: vouched(parsed.data) ?? parsed.data };
}

/** Something about the letter is for the schema to judge. */
const unsure = Symbol('unsure');
type Maybe<T> = T | undefined | typeof unsure;
type Fields = { readonly [key: string]: unknown };

/** What the short way knows; a letter with anything more is the schema's. */
const letterKeys = new Set([
  'kind',
  'source',
  'level',
  'authorship',
  'writtenOn',
  'postmarkedOn',
  'arrivedOn',
  'receivedOn',
  'senders',
  'accused',
  'summary',
  'content',
  'registerNo',
  'direction',
  'result',
]);
const senderKeys = new Set(['name', 'address', 'phone', 'idNumber', 'organisation']);
const accusedKeys = new Set(['name', 'office', 'unit', 'collective']);
const resultKeys = new Set(['code', 'text', 'decidedOn']);

function vouched(given: unknown): Letter | null {
  if (!isPlain(given, letterKeys)) return null;
  const letter = whole({
    kind: oneOf(given.kind, letterKinds),
    source: code(given.source),
    level: oneOf(given.level, secrecyLevels),
    authorship: oneOf(given.authorship, authorships),
    writtenOn: day(given.writtenOn),
    postmarkedOn: day(given.postmarkedOn),
    arrivedOn: day(given.arrivedOn),
    receivedOn: day(given.receivedOn),
    senders: list(given.senders, sender),
    accused: list(given.accused, accused),
    summary: text(given.summary, 2000),
    content: text(given.content, 100_000),
    registerNo: text(given.registerNo, 60),
    direction: given.direction === '' ? '' : code(given.direction),
    result: given.result === undefined ? undefined : result(given.result),
  });
  const required =
    letter !== null &&
    letter.kind !== undefined &&
    letter.source !== undefined &&
    letter.level !== undefined &&
    letter.authorship !== undefined &&
    letter.arrivedOn !== undefined &&
    letter.senders !== undefined &&
    letter.accused !== undefined &&
    letter.summary !== undefined;
  return required ? (letter as Letter) : null;
}

function sender(given: unknown): Maybe<Sender> {
  if (!isPlain(given, senderKeys) || given.name === undefined || given.address === undefined) return unsure;
  const parsed = whole({
    name: text(given.name, 200),
    address: text(given.address, 500),
    phone: text(given.phone, 40),
    idNumber: text(given.idNumber, 40),
    organisation: text(given.organisation, 300),
  });
  return parsed === null ? unsure : (parsed as Sender);
}

function accused(given: unknown): Maybe<Accused> {
  if (!isPlain(given, accusedKeys) || given.name === undefined) return unsure;
  const { collective } = given;
  const parsed = whole({
    name: text(given.name, 300),
    office: text(given.office, 300),
    unit: text(given.unit, 300),
    collective: collective === undefined || typeof collective === 'boolean' ? collective : unsure,
  });
  return parsed === null ? unsure : (parsed as Accused);
}

function result(given: unknown): Maybe<LetterResult> {
  if (!isPlain(given, resultKeys) || given.text === undefined) return unsure;
  const parsed = whole({
    code: given.code === '' ? '' : code(given.code),
    text: text(given.text, 4000),
    decidedOn: day(given.decidedOn),
  });
  return parsed === null || parsed.code === undefined ? unsure : (parsed as LetterResult);
}

/** The parts that have a value, or null when one is unsure. */
function whole<T extends Fields>(parts: T): { [K in keyof T]?: Exclude<T[K], typeof unsure> } | null {
  const out: Record<string, unknown> = {};
  for (const key in parts) {
    if (parts[key] === unsure) return null;
    if (parts[key] !== undefined) out[key] = parts[key];
  }
  return out as never;
}

function isPlain(given: unknown, keys: ReadonlySet<string>): given is Fields {
  if (typeof given !== 'object' || given === null || Object.getPrototypeOf(given) !== Object.prototype) return false;
  return Object.keys(given).every((key) => keys.has(key));
}

function list<T>(given: unknown, parse: (item: unknown) => Maybe<T>): Maybe<readonly T[]> {
  if (!Array.isArray(given) || given.length > 200) return unsure;
  const items: T[] = [];
  for (const item of given as unknown[]) {
    const parsed = parse(item);
    if (parsed === unsure || parsed === undefined) return unsure;
    items.push(parsed);
  }
  return items;
}

function text(given: unknown, most: number): Maybe<string> {
  if (given === undefined) return undefined;
  return typeof given === 'string' && given.length <= most ? given.normalize('NFC').trim() : unsure;
}

function code(given: unknown): Maybe<string> {
  if (given === undefined) return undefined;
  return typeof given === 'string' && given.length > 0 && given.length <= 60 ? given : unsure;
}

function oneOf<T extends string>(given: unknown, values: readonly T[]): Maybe<T> {
  return values.includes(given as T) ? (given as T) : unsure;
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day of the calendar as `YYYY-MM-DD`. */
function day(given: unknown): Maybe<string> {
  if (given === undefined) return undefined;
  if (typeof given !== 'string' || given.length !== 10 || given[4] !== '-' || given[7] !== '-') return unsure;
  const year = digits(given, 0, 4);
  const month = digits(given, 5, 7);
  const date = digits(given, 8, 10);
  const exists = year >= 0 && month >= 1 && month <= 12 && date >= 1 && date <= monthDays[month - 1]!;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return exists && (month !== 2 || date < 29 || isLeap) ? given : unsure;
}

/** The number that stands in `text[from, to)`, or −1. */
function digits(given: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = given.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = 10 * value + digit;
  }
  return value;
}
