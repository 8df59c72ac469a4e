import { type Bytes, fromUtf8 } from '../../../shared/bytes';
import { writeUtf8 } from '../../../shared/codec/utf8';
import { BlobBlock } from './blob';
import type { CodeTable } from './codes';
import { codeColumns, countColumns, type TextColumn, textColumns, wideColumns } from './columnNames';
import { flag, flagsOf } from './flags';
import { idBytes, readId, writeId } from './ids';
import { RecordIndex } from './index';
import type { Assessment, Summary } from './summary';

export type { CodeColumn, NumberColumn, TextColumn } from './columnNames';
export { flag };

/** Rows per stored block. */
export const blockRows = 4096;

/** Number columns in the order of their storage: widest first, so that each starts aligned. */
const eights = [['ownStamp', BigUint64Array]] as const;
const fours = wideColumns.map((name) => [name, Uint32Array] as const);
const twos = [...codeColumns, 'unit' as const, ...countColumns, 'flags' as const].map(
  (name) => [name, Uint16Array] as const,
);
const wide = [...eights, ...fours] as const;
const narrow = twos;
const layout = [...wide, ...narrow] as const;
/** Rises with the layout: blocks of another version are made again from the letters. */
export const columnsVersion = 7;
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
  dueOn = new Uint32Array(0);
  assignDueOn = new Uint32Array(0);
  assigneeDueOn = new Uint32Array(0);
  reminderDueOn = new Uint32Array(0);
  transferredOn = new Uint32Array(0);
  closedOn = new Uint32Array(0);
  movedOn = new Uint32Array(0);
  retentionOn = new Uint32Array(0);
  writtenOn = new Uint32Array(0);
  postmarkedOn = new Uint32Array(0);
  decisionReceivedOn = new Uint32Array(0);
  classifiedOn = new Uint32Array(0);
  decidedOn = new Uint32Array(0);
  signatories = new Uint32Array(0);
  no = new Uint32Array(0);
  kind = new Uint16Array(0);
  status = new Uint16Array(0);
  level = new Uint16Array(0);
  authorship = new Uint16Array(0);
  source = new Uint16Array(0);
  direction = new Uint16Array(0);
  result = new Uint16Array(0);
  field = new Uint16Array(0);
  class = new Uint16Array(0);
  book = new Uint16Array(0);
  assignee = new Uint16Array(0);
  assigneeAccount = new Uint16Array(0);
  dueRule = new Uint16Array(0);
  clock = new Uint16Array(0);
  transferTo = new Uint16Array(0);
  transferState = new Uint16Array(0);
  claimKind = new Uint16Array(0);
  claimStatus = new Uint16Array(0);
  criteria = new Uint16Array(0);
  reasons = new Uint16Array(0);
  rank = new Uint16Array(0);
  cause = new Uint16Array(0);
  enclosures = new Uint16Array(0);
  asSource = new Uint16Array(0);
  unit = new Uint16Array(0);
  moreSenders = new Uint16Array(0);
  year = new Uint16Array(0);
  claims = new Uint16Array(0);
  papers = new Uint16Array(0);
  scans = new Uint16Array(0);
  reminders = new Uint16Array(0);
  flags = new Uint16Array(0);
  ids = new Uint8Array(0);
  readonly index = new RecordIndex(() => this.ids);
  /** Told the ordinal of every row that came or changed. */
  readonly watchers: ((ordinal: number) => void)[] = [];
  private readonly texts: BlobBlock[] = [];
  /** Rises with every change. */
  version = 0;
  /** Made when asked for, and kept true as rows change. */
  private listedBits: Uint32Array | null = null;

  constructor(readonly codes: CodeTable) {}

  /** A bitmap of the letters that are shown by default: not deleted, and letters. */
  listed(): Uint32Array {
    if (this.listedBits) return this.listedBits;
    const bits = new Uint32Array((this.count + 31) >> 5);
    this.listedBits = bits;
    for (let i = 0; i < this.count; i++) this.listBit(i);
    return bits;
  }

  private listBit(ordinal: number): void {
    const bits = this.listedBits;
    if (!bits) return;
    if (ordinal >> 5 >= bits.length) this.listedBits = null;
    else if ((this.flags[ordinal]! & (flag.deleted | flag.notALetter)) === 0)
      bits[ordinal >> 5]! |= 1 << (ordinal & 31);
    else bits[ordinal >> 5]! &= ~(1 << (ordinal & 31));
  }

  /** Ordinal of a record, or −1. */
  find(recId: string): number {
    return this.index.find(recId);
  }

  /** False for other records, and where none is. */
  isLetter(ordinal: number): boolean {
    return ordinal >= 0 && (this.flags[ordinal]! & flag.notALetter) === 0;
  }

  recId(ordinal: number): string {
    return readId(this.ids, ordinal * idBytes);
  }

  /** Whether there is any, without making it. */
  hasText(ordinal: number, column: TextColumn): boolean {
    return this.block(ordinal).get(ordinal % blockRows, textColumns.indexOf(column)).length > 0;
  }

  text(ordinal: number, column: TextColumn): string {
    const bytes = this.block(ordinal).get(ordinal % blockRows, textColumns.indexOf(column));
    return bytes.length === 0 ? '' : fromUtf8(bytes);
  }

  /** Sets the row of a record, at its ordinal or at a new one; answers the ordinal. */
  set(row: Summary): number {
    this.version++;
    let ordinal = this.find(row.recId);
    if (ordinal < 0) {
      ordinal = this.count;
      this.reserve(ordinal + 1);
      this.count++;
      writeId(this.ids, ordinal * idBytes, row.recId);
      this.index.add(ordinal);
    }
    this.ownStamp[ordinal] = row.ownStamp;
    for (const name of wideColumns) this[name][ordinal] = row[name];
    for (const name of countColumns) this[name][ordinal] = row[name];
    for (const name of codeColumns) this[name][ordinal] = this.codes.number(row[name]);
    this.unit[ordinal] = this.codes.number(row.unitId);
    this.flags[ordinal] = flagsOf(row);
    this.listBit(ordinal);
    const texts = textColumns.map((column) => row[column]);
    this.block(ordinal).set(
      ordinal % blockRows,
      (column) => 3 * texts[column]!.length,
      (column, target, at) => writeUtf8(texts[column]!, target, at),
    );
    for (const watch of this.watchers) watch(ordinal);
    return ordinal;
  }

  /** Sets what the rules say of a letter; everything else stays. False when all of it stood there already. */
  assess(ordinal: number, { dueOn, dueRule, clock, retentionOn, shielded }: Assessment): boolean {
    const rule = this.codes.number(dueRule);
    const state = this.codes.number(clock);
    const bits = (this.flags[ordinal]! & ~flag.shielded) | (shielded ? flag.shielded : 0);
    const isSame =
      this.dueOn[ordinal] === dueOn &&
      this.dueRule[ordinal] === rule &&
      this.clock[ordinal] === state &&
      this.retentionOn[ordinal] === retentionOn &&
      this.flags[ordinal] === bits;
    if (isSame) return false;
    this.version++;
    this.dueOn[ordinal] = dueOn;
    this.dueRule[ordinal] = rule;
    this.clock[ordinal] = state;
    this.retentionOn[ordinal] = retentionOn;
    this.flags[ordinal] = bits;
    for (const watch of this.watchers) watch(ordinal);
    return true;
  }

  /** Bytes of block `number`, as `load` takes them. */
  encode(number: number): Bytes {
    const first = number * blockRows;
    const rows = Math.min(blockRows, this.count - first);
    const { offsets, blob } = this.block(first).pack(rows);
    const bytes = ([name]: (typeof layout)[number]) => bytesOf(this[name].subarray(first, first + rows));
    const ids = this.ids.subarray(first * idBytes, (first + rows) * idBytes);
    const parts = [...wide.map(bytes), bytesOf(offsets), ...narrow.map(bytes), ids, blob];
    const out = new Uint8Array(headBytes + parts.reduce((sum, part) => sum + part.length, 0));
    new Uint32Array(out.buffer, 0, 2).set([columnsVersion, rows]);
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
    if (version !== columnsVersion || rows === undefined || rows > blockRows)
      throw new RangeError('not a column block');
    this.listedBits = null;
    this.version++;
    const first = this.count;
    this.reserve(first + rows);
    let at = aligned.byteOffset + headBytes;
    const take = ([name, Type]: (typeof layout)[number]) => {
      const view = new Type(aligned.buffer, at, rows);
      this[name].set(view as never, first);
      at += view.byteLength;
    };
    wide.forEach(take);
    const offsets = new Uint32Array(aligned.buffer, at, rows * textColumns.length + 1);
    at += offsets.byteLength;
    narrow.forEach(take);
    this.ids.set(new Uint8Array(aligned.buffer, at, rows * idBytes), first * idBytes);
    at += rows * idBytes;
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
