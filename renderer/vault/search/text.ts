import type { Bytes } from '../../../shared/bytes';
import { letterFields } from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';
import { encodeMarked, foldVersion } from '../../../shared/text/fold';
import { BlobBlock } from '../records/blob';
import type { Shown } from '../records/summary';

/** Rows per stored block of search text, about 4 MiB. */
export const searchRows = 8192;

/** Each part of a letter's text begins with its mark, so that a search can be held to one part. */
export const section = { registerNo: 1, sender: 2, accused: 3, summary: 4, content: 5 } as const;
export type Section = (typeof section)[keyof typeof section];

/** The searchable parts of a letter, in the order of their marks. */
export type SearchParts = readonly (readonly [Section, string])[];

export function searchParts({ value, notes }: Shown): SearchParts {
  const noted = notes.flatMap((op) => Object.values(op.body));
  return [
    [section.registerNo, words(value(letterFields.registerNo))],
    [section.sender, words(value(letterFields.senders))],
    [section.accused, words(value(letterFields.accused))],
    [section.summary, words(value(letterFields.summary))],
    [section.content, words([value(letterFields.content) ?? null, value(letterFields.result) ?? null, ...noted])],
  ];
}

/** Writes the parts, each behind its mark, one byte a character (shared/text/fold.ts). */
function writeParts(parts: SearchParts, target: Uint8Array, from: number): number {
  let at = from;
  for (const [mark, text] of parts) {
    target[at++] = mark;
    at = encodeMarked(text, target, at);
  }
  return at;
}

/** Stands between two texts, so that no phrase reaches from one into the next. */
const between = ' | ';

/** Every text within a value; texts are composed (NFC) when they are saved. */
function words(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(words).join(between);
  if (typeof value === 'object' && value !== null) return Object.values(value).map(words).join(between);
  return '';
}

const headBytes = 16;

/** The search text of all letters, by ordinal. */
export class SearchText {
  readonly blocks: BlobBlock[] = [];

  get(ordinal: number): Uint8Array {
    return this.blocks[Math.floor(ordinal / searchRows)]?.get(ordinal % searchRows, 0) ?? new Uint8Array(0);
  }

  set(ordinal: number, parts: SearchParts): void {
    const number = Math.floor(ordinal / searchRows);
    const block = this.blocks[number] ?? new BlobBlock(1);
    this.blocks[number] = block;
    const most = parts.reduce((sum, [, text]) => sum + text.length + 1, 0);
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
    new Uint32Array(out.buffer, 0, 2).set([foldVersion, rows]);
    out.set(new Uint8Array(offsets.buffer, offsets.byteOffset, offsets.byteLength), headBytes);
    out.set(blob, headBytes + offsets.byteLength);
    return out;
  }

  /**
   * Takes in a stored block under the rows that changed meanwhile.
   * @throws RangeError on other bytes or text of another fold version.
   */
  load(number: number, bytes: Bytes): void {
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    const [version, rows] = new Uint32Array(aligned.buffer, aligned.byteOffset, 2);
    if (version !== foldVersion || rows === undefined || rows > searchRows) throw new RangeError('not search text');
    const offsets = new Uint32Array(aligned.buffer, aligned.byteOffset + headBytes, rows + 1);
    const block = new BlobBlock(1, offsets, aligned.subarray(headBytes + offsets.byteLength));
    const before = this.blocks[number];
    if (before) block.adopt(before);
    this.blocks[number] = block;
  }
}
