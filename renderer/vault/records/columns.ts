import { type Bytes, fromUtf8 } from '../../../shared/bytes';
import { writeUtf8 } from '../../../shared/codec/utf8';
import { BlobBlock } from './blob';
import type { CodeTable } from './codes';
import { idBytes, readId, writeId } from './ids';
import { RecordIndex } from './index';
import type { Summary } from './summary';

/** Rows per stored block. */
export const blockRows = 4096;

export const flag = { deleted: 1, conflict: 2, collective: 4, notALetter: 8 } as const;
const textColumns = ['registerNo', 'sender', 'accused', 'summary', 'numbers'] as const;
export type TextColumn = (typeof textColumns)[number];

/** Number columns in the order of their storage: widest first, so that each starts aligned. */
const layout = [
  ['ownStamp', BigUint64Array],
  ['arrivedOn', Uint32Array],
  ['receivedOn', Uint32Array],
  ['no', Uint32Array],
  ['kind', Uint16Array],
  ['status', Uint16Array],
  ['level', Uint16Array],
  ['authorship', Uint16Array],
  ['unit', Uint16Array],
  ['moreSenders', Uint16Array],
  ['book', Uint16Array],
  ['year', Uint16Array],
  ['flags', Uint8Array],
] as const;
/** Columns of at least four bytes a row; the texts' offsets follow them. */
const wide = layout.filter(([, Type]) => Type.BYTES_PER_ELEMENT >= 4).length;
const wideBytes = layout.slice(0, wide).reduce((sum, [, Type]) => sum + Type.BYTES_PER_ELEMENT, 0);
const formatVersion = 2;
const headBytes = 16;

/**
 * The list of letters as columns: one typed array per number, one blob per block for texts, one row per letter at its
 * ordinal, which it keeps for life. Always the present state, folded or not.
 */
export class Columns {
  /** Rows in use. */
  count = 0;
  ownStamp = new BigUint64Array(0);
  arrivedOn = new Uint32Array(0);
  receivedOn = new Uint32Array(0);
  kind = new Uint16Array(0);
  status = new Uint16Array(0);
  level = new Uint16Array(0);
  authorship = new Uint16Array(0);
  unit = new Uint16Array(0);
  moreSenders = new Uint16Array(0);
  /** Place of a letter in its book (records/numbers.ts), 0 for none. */
  no = new Uint32Array(0);
  book = new Uint16Array(0);
  year = new Uint16Array(0);
  flags = new Uint8Array(0);
  ids = new Uint8Array(0);
  readonly index = new RecordIndex(() => this.ids);
  private readonly texts: BlobBlock[] = [];
  /** Made when asked for, until a row changes. */
  private listedBits: Uint32Array | null = null;

  constructor(readonly codes: CodeTable) {}

  /** A bitmap of the letters that are shown by default: not deleted, and letters. */
  listed(): Uint32Array {
    if (this.listedBits) return this.listedBits;
    const bits = new Uint32Array((this.count + 31) >> 5);
    for (let i = 0; i < this.count; i++) {
      if ((this.flags[i]! & (flag.deleted | flag.notALetter)) === 0) bits[i >> 5]! |= 1 << (i & 31);
    }
    this.listedBits = bits;
    return bits;
  }

  /** Ordinal of a record, or −1. */
  find(recId: string): number {
    return this.index.find(recId);
  }

  recId(ordinal: number): string {
    return readId(this.ids, ordinal * idBytes);
  }

  text(ordinal: number, column: TextColumn): string {
    const bytes = this.block(ordinal).get(ordinal % blockRows, textColumns.indexOf(column));
    return bytes.length === 0 ? '' : fromUtf8(bytes);
  }

  /** Sets the row of a record, at its ordinal or at a new one; answers the ordinal. */
  set(row: Summary): number {
    this.listedBits = null;
    let ordinal = this.find(row.recId);
    if (ordinal < 0) {
      ordinal = this.count;
      this.reserve(ordinal + 1);
      this.count++;
      writeId(this.ids, ordinal * idBytes, row.recId);
      this.index.add(ordinal);
    }
    this.ownStamp[ordinal] = row.ownStamp;
    this.arrivedOn[ordinal] = row.arrivedOn;
    this.receivedOn[ordinal] = row.receivedOn;
    this.kind[ordinal] = this.codes.number(row.kind);
    this.status[ordinal] = this.codes.number(row.status);
    this.level[ordinal] = this.codes.number(row.level);
    this.authorship[ordinal] = this.codes.number(row.authorship);
    this.unit[ordinal] = this.codes.number(row.unitId);
    this.moreSenders[ordinal] = row.moreSenders;
    this.no[ordinal] = row.no;
    this.book[ordinal] = this.codes.number(row.book);
    this.year[ordinal] = row.year;
    this.flags[ordinal] = flagsOf(row);
    const texts = textColumns.map((column) => row[column]);
    this.block(ordinal).set(
      ordinal % blockRows,
      (column) => 3 * texts[column]!.length,
      (column, target, at) => writeUtf8(texts[column]!, target, at),
    );
    return ordinal;
  }

  /** Bytes of block `number`, as `load` takes them. */
  encode(number: number): Bytes {
    const first = number * blockRows;
    const rows = Math.min(blockRows, this.count - first);
    const { offsets, blob } = this.block(first).pack(rows);
    const numbers = layout.map(([name]) => bytesOf(this[name].subarray(first, first + rows)));
    const ids = this.ids.subarray(first * idBytes, (first + rows) * idBytes);
    const parts = [...numbers.slice(0, wide), bytesOf(offsets), ...numbers.slice(wide), ids, blob];
    const out = new Uint8Array(headBytes + parts.reduce((sum, part) => sum + part.length, 0));
    new Uint32Array(out.buffer, 0, 2).set([formatVersion, rows]);
    let at = headBytes;
    for (const part of parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  /** Appends a stored block; blocks come in order and all but the last are full. @throws RangeError on other bytes. */
  load(bytes: Bytes): void {
    const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
    const [version, rows] = new Uint32Array(aligned.buffer, aligned.byteOffset, 2);
    if (version !== formatVersion || rows === undefined || rows > blockRows) throw new RangeError('not a column block');
    this.listedBits = null;
    const first = this.count;
    this.reserve(first + rows);
    let at = aligned.byteOffset + headBytes;
    for (const [i, [name, Type]] of layout.entries()) {
      if (i === wide) at += 4 * (rows * textColumns.length + 1);
      const view = new Type(aligned.buffer, at, rows);
      this[name].set(view as never, first);
      at += view.byteLength;
    }
    this.ids.set(new Uint8Array(aligned.buffer, at, rows * idBytes), first * idBytes);
    at += rows * idBytes;
    const offsetsAt = aligned.byteOffset + headBytes + rows * wideBytes;
    const offsets = new Uint32Array(aligned.buffer, offsetsAt, rows * textColumns.length + 1);
    const blob = new Uint8Array(aligned.buffer, at, offsets.at(-1));
    this.texts[first / blockRows] = new BlobBlock(textColumns.length, offsets, blob);
    for (let i = 0; i < rows; i++) this.index.add(first + i);
    this.count += rows;
  }

  /** Room for `rows` rows without growing on the way. */
  reserve(rows: number): void {
    if (rows <= this.kind.length) return;
    const capacity = Math.max(rows, 2 * this.kind.length, 1024);
    for (const [name, Type] of layout) {
      const grown = new Type(capacity);
      grown.set(this[name] as never);
      this[name] = grown as never;
    }
    const ids = new Uint8Array(capacity * idBytes);
    ids.set(this.ids);
    this.ids = ids;
    this.index.reserve(rows);
  }

  private block(ordinal: number): BlobBlock {
    const number = Math.floor(ordinal / blockRows);
    const block = this.texts[number] ?? new BlobBlock(textColumns.length);
    this.texts[number] = block;
    return block;
  }
}

const bytesOf = (view: ArrayBufferView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

const flagsOf = (row: Summary): number =>
  (row.deleted ? flag.deleted : 0) |
  (row.conflict ? flag.conflict : 0) |
  (row.collective ? flag.collective : 0) |
  (row.isLetter ? 0 : flag.notALetter);
