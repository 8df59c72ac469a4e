import { type Bytes, concat, toHex } from '../../../shared/bytes';
import { decodeCbor } from '../../../shared/codec/cbor';
import { CborWriter } from '../../../shared/codec/writer';
import { type Op, parseOp, writeOp } from '../../../shared/sync/op';
import { deflate, inflate } from '../store/deflate';
import { allOpsOf, recordOf } from './kin';

/** A record as it is stored: its unit and the set of all its ops, in op order. */
export interface StoredRecord {
  readonly unitId: string;
  readonly ops: readonly Op[];
  /** What others wrote under its id as if it were something else (records/kin.ts): kept, and no part of it. */
  readonly strange?: readonly Op[];
}

/** Records per segment; a record's segment is its ordinal divided by this. */
export const segmentRecords = 512;

const writer = new CborWriter();

/** `[unitId, ops]`: those of the record first, then strange ones. */
export function encodeRecord(record: StoredRecord): Bytes {
  writeRecord(record);
  return writer.take();
}

function writeRecord(record: StoredRecord): void {
  const ops = allOpsOf(record);
  writer.array(2);
  writer.hex(record.unitId);
  writer.array(ops.length);
  for (const op of ops) writeOp(writer, op);
}

/** Thrown on bytes that are no segment or no record. */
export class NotASegment extends Error {
  override readonly name = 'NotASegment';
}

/** @throws NotASegment, NotOps */
export function decodeRecord(bytes: Uint8Array): StoredRecord {
  const value = decodeCbor(bytes);
  if (!Array.isArray(value) || !(value[0] instanceof Uint8Array) || value[0].length !== 16) throw new NotASegment();
  if (!Array.isArray(value[1]) || value[1].length === 0) throw new NotASegment();
  return recordOf(toHex(value[0]), value[1].map(parseOp));
}

/**
 * `u32 count | u32 offsets[count + 1] | deflated records`: opening one letter inflates one segment and decodes one
 * record.
 */
export function encodeSegment(records: readonly Uint8Array[]): Bytes {
  const { head, plain } = layOut(records);
  return concat(head, deflate(plain));
}

/** The same from records, with the deflating done by `packer`, which takes the bytes over. */
export async function encodeSegmentBeside(
  records: readonly StoredRecord[],
  packer: (bytes: Bytes) => Promise<Bytes>,
): Promise<Bytes> {
  const offsets = new Uint32Array(records.length + 1);
  for (const [i, record] of records.entries()) {
    writeRecord(record);
    offsets[i + 1] = writer.length;
  }
  return concat(headOf(offsets), await packer(writer.take()));
}

function layOut(records: readonly Uint8Array[]): { head: Uint8Array; plain: Bytes } {
  const offsets = new Uint32Array(records.length + 1);
  for (const [i, record] of records.entries()) offsets[i + 1] = offsets[i]! + record.length;
  return { head: headOf(offsets), plain: concat(...records) };
}

function headOf(offsets: Uint32Array): Uint8Array {
  const head = new Uint32Array(offsets.length + 1);
  head[0] = offsets.length - 1;
  head.set(offsets, 1);
  return new Uint8Array(head.buffer);
}

/** The records' bytes, as views into one buffer. @throws NotASegment */
export function splitSegment(bytes: Uint8Array): Uint8Array[] {
  const count = bytes.length >= 8 ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) : -1;
  const headBytes = 4 * (count + 2);
  if (count < 0 || count > segmentRecords || headBytes > bytes.length) throw new NotASegment('count');
  const offsets = new Uint32Array(bytes.slice(4, headBytes).buffer);
  let plain: Uint8Array;
  try {
    plain = inflate(bytes.subarray(headBytes), offsets[count]!);
  } catch {
    throw new NotASegment('deflate');
  }
  return Array.from({ length: count }, (_, i) => {
    if (offsets[i]! > offsets[i + 1]!) throw new NotASegment('offsets');
    return plain.subarray(offsets[i], offsets[i + 1]);
  });
}
