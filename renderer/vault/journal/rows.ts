import { type Bytes, concat, fromHex, toHex } from '../../../shared/bytes';
import { decodeCbor, encodeCbor } from '../../../shared/codec/cbor';
import { encodeOp, type Op, parseOp } from '../../../shared/sync/op';
import type { StoredRecord } from '../records/segment';
import { deflate, inflate } from '../store/deflate';

/**
 * Kinds of journal rows. A row's plaintext is one byte (0 plain, 1 deflated with its size before it) and CBOR
 * `[kind, …payload]`. Numbers are for ever; rows of an unknown kind are kept.
 */
const rowKind = {
  /** Changes made at this desk: `[kind, groups]`. */
  ops: 1,
  /** New letters made at this desk, a segment's bytes: `[kind, segment]`. */
  import: 2,
  /** Changes of other desks, with what sync must remember of them: `[kind, groups, facts]`. */
  pulled: 3,
  /** Records as they stood when the file copy was begun anew, a segment's bytes: `[kind, segment]`. */
  snapshot: 4,
  /** Begins (as row 1) and ends a run of snapshot rows: `[kind, facts]`. */
  checkpoint: 5,
  // Rows of sync: `[kind, facts]`, which the vault keeps in order and does not read.
  batch: 10,
  receipt: 11,
  secret: 12,
  device: 13,
  directory: 14,
  cursor: 15,
  alarm: 16,
  /** A rule pack taken in: `[kind, [installedMs, signedBy, signed file]]`. */
  rules: 17,
} as const;
export type SyncRowKind = 'batch' | 'receipt' | 'secret' | 'device' | 'directory' | 'cursor' | 'alarm';

/** Ops of one unit's stream. */
export interface OpGroup {
  readonly unitId: string;
  readonly ops: readonly Op[];
}

export type Row =
  | { readonly kind: 'ops'; readonly groups: readonly OpGroup[] }
  /** `records` are what the segment holds, where its maker still has them; they are not written. */
  | { readonly kind: 'import' | 'snapshot'; readonly segment: Bytes; readonly records?: readonly StoredRecord[] }
  | { readonly kind: 'pulled'; readonly groups: readonly OpGroup[]; readonly facts: unknown }
  | { readonly kind: 'checkpoint'; readonly facts: unknown }
  | { readonly kind: SyncRowKind | 'rules'; readonly facts: unknown }
  /** Written by a newer version: kept, counted and passed over. */
  | { readonly kind: 'unknown'; readonly number: number };

/** Thrown on a row that opened but makes no sense. */
export class NotARow extends Error {
  override readonly name = 'NotARow';
}

const deflateFrom = 4096;

export function encodeRow(row: Exclude<Row, { kind: 'unknown' }>): Bytes {
  const cbor = encodeCbor([rowKind[row.kind], ...payloadOf(row)]);
  const packed = row.kind === 'import' || row.kind === 'snapshot' || cbor.length < deflateFrom;
  if (packed) return concat(new Uint8Array([0]), cbor);
  const head = new Uint8Array(5);
  head[0] = 1;
  new DataView(head.buffer).setUint32(1, cbor.length);
  return concat(head, deflate(cbor));
}

function payloadOf(row: Exclude<Row, { kind: 'unknown' }>): unknown[] {
  switch (row.kind) {
    case 'ops':
      return [row.groups.map(encodeGroup)];
    case 'pulled':
      return [row.groups.map(encodeGroup), row.facts];
    case 'import':
    case 'snapshot':
      return [row.segment];
    default:
      return [row.facts];
  }
}

const encodeGroup = (group: OpGroup): unknown[] => [fromHex(group.unitId), group.ops.map(encodeOp)];

const kindNames = new Map<number, RowName>(Object.entries(rowKind).map(([name, number]) => [number, name as RowName]));
type RowName = keyof typeof rowKind;

/** @throws NotARow */
export function decodeRow(bytes: Uint8Array): Row {
  const [number, first, second] = cborOf(bytes);
  if (typeof number !== 'number') throw new NotARow('kind');
  const kind = kindNames.get(number);
  switch (kind) {
    case undefined:
      return { kind: 'unknown', number };
    case 'ops':
      return { kind, groups: parseGroups(first) };
    case 'pulled':
      return { kind, groups: parseGroups(first), facts: second };
    case 'import':
    case 'snapshot':
      if (!(first instanceof Uint8Array)) throw new NotARow('segment');
      return { kind, segment: first.slice() as Bytes };
    default:
      return { kind, facts: first };
  }
}

function cborOf(bytes: Uint8Array): unknown[] {
  let value: unknown;
  try {
    if (bytes[0] === 0) value = decodeCbor(bytes.subarray(1));
    else {
      const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(1);
      value = decodeCbor(inflate(bytes.subarray(5), size));
    }
  } catch {
    throw new NotARow('not CBOR');
  }
  if (!Array.isArray(value)) throw new NotARow('shape');
  return value;
}

function parseGroups(value: unknown): OpGroup[] {
  if (!Array.isArray(value)) throw new NotARow('groups');
  return value.map((group: unknown) => {
    if (!Array.isArray(group) || !(group[0] instanceof Uint8Array) || group[0].length !== 16) throw new NotARow('unit');
    if (!Array.isArray(group[1])) throw new NotARow('ops');
    return { unitId: toHex(group[0]), ops: group[1].map(parseOp) };
  });
}
