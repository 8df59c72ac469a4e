import { type Bytes, concat, fromHex } from '../bytes';
import { encodeCbor } from '../codec/cbor';
import { Cursor } from '../codec/cursor';
import { sha256 } from '../crypto/hash';
import { type SigningKey, signEd25519, verifyEd25519 } from '../crypto/sign';

/**
 * A receipt: the center's signed word that it appended a batch as entry `seq` of a stream, and the stream's head after
 * it. Statement: CBOR `["KR1", unit, year, seq, desk, deskSeq, batchHash, receivedMs, prevHead, head]`; wire: CBOR
 * `[statement, signature]`. head = SHA-256(prevHead ‖ u64 seq ‖ batchHash ‖ u64 receivedMs).
 */
export interface Receipt {
  readonly unitId: string;
  readonly year: number;
  readonly seq: number;
  readonly deskId: string;
  readonly deskSeq: number;
  readonly batchHash: Bytes;
  readonly receivedMs: number;
  readonly prevHead: Bytes;
  readonly head: Bytes;
  readonly statement: Bytes;
  readonly signature: Bytes;
  readonly wire: Bytes;
}

const label = 'KR1';

export async function nextHead(prevHead: Bytes, seq: number, batchHash: Bytes, receivedMs: number): Promise<Bytes> {
  const numbers = new Uint8Array(16);
  const view = new DataView(numbers.buffer);
  view.setBigUint64(0, BigInt(seq));
  view.setBigUint64(8, BigInt(receivedMs));
  return sha256(concat(prevHead, numbers.subarray(0, 8), batchHash, numbers.subarray(8)));
}

export type NewReceipt = Omit<Receipt, 'statement' | 'signature' | 'wire'>;

export async function writeReceipt(receipt: NewReceipt, center: SigningKey): Promise<Bytes> {
  const statement = encodeCbor([
    label,
    fromHex(receipt.unitId),
    receipt.year,
    receipt.seq,
    fromHex(receipt.deskId),
    receipt.deskSeq,
    receipt.batchHash,
    receipt.receivedMs,
    receipt.prevHead,
    receipt.head,
  ]);
  return encodeCbor([statement, await signEd25519(center, label, statement)]);
}

/** @throws DeskFailure MALFORMED */
export function parseReceipt(wire: Bytes): Receipt {
  const outer = Cursor.of(wire, 2);
  const statement = outer.bytes(512);
  const signature = outer.exactly(64);
  const row = Cursor.labelled(statement, label, 10);
  return {
    unitId: row.id(),
    year: row.int(9999),
    seq: row.int(),
    deskId: row.id(),
    deskSeq: row.int(),
    batchHash: row.exactly(32),
    receivedMs: row.int(),
    prevHead: row.exactly(32),
    head: row.exactly(32),
    statement,
    signature,
    wire,
  };
}

export const isReceiptGenuine = (receipt: Receipt, centerKey: Bytes): Promise<boolean> =>
  verifyEd25519(centerKey, label, receipt.statement, receipt.signature);

/**
 * The center's signed word about where a stream stands: CBOR `["KH1", unit, year, seq, head, atMs]`, so that a head
 * lower than one it gave before is proof against it.
 */
export interface HeadStatement {
  readonly unitId: string;
  readonly year: number;
  readonly seq: number;
  readonly head: Bytes;
  readonly atMs: number;
  readonly statement: Bytes;
  readonly signature: Bytes;
}

const headLabel = 'KH1';

export type NewHead = Omit<HeadStatement, 'statement' | 'signature'>;

export async function writeHead(head: NewHead, center: SigningKey): Promise<Bytes> {
  const statement = encodeCbor([headLabel, fromHex(head.unitId), head.year, head.seq, head.head, head.atMs]);
  return encodeCbor([statement, await signEd25519(center, headLabel, statement)]);
}

/** @throws DeskFailure MALFORMED */
export function parseHead(wire: Bytes): HeadStatement {
  const outer = Cursor.of(wire, 2);
  const statement = outer.bytes(512);
  const signature = outer.exactly(64);
  const row = Cursor.labelled(statement, headLabel, 6);
  return {
    unitId: row.id(),
    year: row.int(9999),
    seq: row.int(),
    head: row.exactly(32),
    atMs: row.int(),
    statement,
    signature,
  };
}

export const isHeadGenuine = (head: HeadStatement, centerKey: Bytes): Promise<boolean> =>
  verifyEd25519(centerKey, headLabel, head.statement, head.signature);
