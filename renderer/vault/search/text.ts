import type { Bytes } from '../../../shared/bytes';
import { letterFields, recTypes } from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';
import { encodeMarked, foldVersion } from '../../../shared/text/fold';
import { BlobBlock, type Stretch } from '../records/blob';
import { asList, type Shown } from '../records/summary';

/** Rows per stored block of search text, about 4 MiB. */
export const searchRows = 8192;

/** Each part of a letter's text begins with its mark, so that a search can be held to one part. */
export const section = {
  registerNo: 1,
  /** Names of the senders, without a name that of their organisation. */
  sender: 2,
  /** Organisations, persons they act for, telephone and identity numbers. */
  senderMore: 3,
  address: 4,
  /** Names of the accused. */
  accused: 5,
  /** Their offices and units. */
  accusedMore: 6,
  summary: 7,
  content: 8,
  result: 9,
  notes: 10,
  papers: 11,
} as const;
export type Section = (typeof section)[keyof typeof section];

/** Changes with the sections: stored text of another layout is made again. */
const layoutVersion = 2;
const textVersion = foldVersion + 256 * layoutVersion;

/** The searchable parts of a letter, in the order of their marks. */
export type SearchParts = readonly (readonly [Section, string])[];

/** Nothing for a record that is no letter. */
export function searchParts({ recType, value, notes, work }: Shown): SearchParts {
  if (recType !== recTypes.letter) return [];
  const senders = asList(value(letterFields.senders));
  const accused = asList(value(letterFields.accused));
  const claims = asList(value(letterFields.claims));
  const events = work.map((op) => asRecord(Object.values(op.body)[0]));
  const of = (list: readonly Group[], ...names: string[]) =>
    list.map((item) => names.map((name) => item[name] ?? null));
  return [
    [section.registerNo, words(value(letterFields.registerNo))],
    [section.sender, words(senders.map((one) => one.name || (one.organisation ?? null)))],
    [section.senderMore, words(of(senders, 'organisation', 'proxyFor', 'phone', 'idNumber'))],
    [section.address, words(of(senders, 'address'))],
    [section.accused, words(of(accused, 'name'))],
    [section.accusedMore, words(of(accused, 'office', 'unit'))],
    [section.summary, words(value(letterFields.summary))],
    [
      section.content,
      words([
        value(letterFields.content) ?? null,
        of(claims, 'text'),
        value(letterFields.enclosures) ?? null,
        of(asList(value(letterFields.related)), 'name', 'relation'),
      ]),
    ],
    [section.result, words([value(letterFields.result) ?? null, of(claims, 'result')])],
    [section.notes, words([...notes.flatMap((op) => Object.values(op.body)), ...events.map(saidIn)])],
    [section.papers, words(of(events.filter(isPaper), 'title', 'name', 'numberText'))],
  ];
}

type Group = { readonly [key: string]: Value };

const asRecord = (value: Value | undefined): Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Group) : {};

/** Papers and scans have a title and are found by it. */
const isPaper = ({ t }: Group): boolean => t === 'paper' || t === 'scan';

/** What an event of work says in words; the body of a paper is not searched. */
const saidIn = ({ person, to, text, reason }: Group): Value => [
  person ?? null,
  to ?? null,
  text ?? null,
  reason ?? null,
];

/** Writes the parts, each behind its mark, one byte a character (shared/text/fold.ts). */
function writeParts(parts: SearchParts, target: Uint8Array, from: number): number {
  let at = from;
  for (const [mark, text] of parts) {
    target[at++] = mark;
    at = encodeMarked(text, target, at);
  }
  return at;
}

const mostBytes = (parts: SearchParts): number => parts.reduce((sum, [, text]) => sum + text.length + 1, 0);

/** The text of a letter that is not in the vault, as `SearchText` holds those that are. */
export function encodeParts(parts: SearchParts): Uint8Array {
  const target = new Uint8Array(mostBytes(parts));
  return target.subarray(0, writeParts(parts, target, 0));
}

/** Where the sections from `first` to `last` stand in a letter's text; nowhere in an empty one. */
export function sectionsOf(text: Uint8Array, first: Section, last: Section): [from: number, to: number] {
  const from = text.indexOf(first);
  if (from < 0) return [0, 0];
  const next = text.indexOf(last + 1, from);
  return [from, next < 0 ? text.length : next];
}

/** Stands between two texts, so that no phrase reaches from one into the next. */
const between = ' | ';

/** Every text within a value; texts are composed (NFC) when they are saved. */
function words(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return joined(value);
  if (typeof value === 'object' && value !== null) return joined(Object.values(value));
  return '';
}

const joined = (values: readonly Value[]): string =>
  values
    .map(words)
    .filter((text) => text !== '')
    .join(between);

const headBytes = 16;

/** The search text of all letters, by ordinal. */
export class SearchText {
  readonly blocks: BlobBlock[] = [];

  get(ordinal: number): Uint8Array {
    return this.blocks[Math.floor(ordinal / searchRows)]?.get(ordinal % searchRows, 0) ?? new Uint8Array(0);
  }

  /** Where that stands, without a view of it. */
  locate(ordinal: number, found: Stretch): void {
    const block = this.blocks[Math.floor(ordinal / searchRows)];
    if (block) block.locate(ordinal % searchRows, 0, found);
    else found.from = found.to = 0;
  }

  set(ordinal: number, parts: SearchParts): void {
    const number = Math.floor(ordinal / searchRows);
    const block = this.blocks[number] ?? new BlobBlock(1);
    this.blocks[number] = block;
    const most = mostBytes(parts);
    block.set(
      ordinal % searchRows,
      () => most,
      (_, target, at) => writeParts(parts, target, at),
    );
  }

  /** Bytes of block `number` when the vault holds `count` letters. */
  encode(number: number, count: number): Bytes {
    const rows = Math.min(searchRows, count - number * searchRows);
    const { offsets, blob } = (this.blocks[number] ?? new BlobBlock(1)).pack(rows);
    const out = new Uint8Array(headBytes + offsets.byteLength + blob.length);
    new Uint32Array(out.buffer, 0, 2).set([textVersion, rows]);
    out.set(new Uint8Array(offsets.buffer, offsets.byteOffset, offsets.byteLength), headBytes);
    out.set(blob, headBytes + offsets.byteLength);
    return out;
  }

  /**
   * Takes in a stored block under the rows that changed meanwhile.
   * @throws RangeError on other bytes or text of another version.
   */
  load(number: number, bytes: Bytes): void {
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    const [version, rows] = new Uint32Array(aligned.buffer, aligned.byteOffset, 2);
    if (version !== textVersion || rows === undefined || rows > searchRows) throw new RangeError('not search text');
    const offsets = new Uint32Array(aligned.buffer, aligned.byteOffset + headBytes, rows + 1);
    const block = new BlobBlock(1, offsets, aligned.subarray(headBytes + offsets.byteLength));
    const before = this.blocks[number];
    if (before) block.adopt(before);
    this.blocks[number] = block;
  }
}
