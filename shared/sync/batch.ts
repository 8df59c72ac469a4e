import { type Bytes, concat, equalBytes, fromHex, toHex } from '../bytes';
import { encodeCbor } from '../codec/cbor';
import { Cursor } from '../codec/cursor';
import { NotAuthentic, openOnce, sealOnce } from '../crypto/aead';
import { sha256 } from '../crypto/hash';
import { type SigningKey, signEd25519, verifyEd25519 } from '../crypto/sign';
import { DeskFailure } from '../errors';
import { hlcOfOp } from './hlc';
import { decodeOps, encodeOps, maxOpsPerBatch, NotOps, type Op } from './op';
import { foldBytes, unfoldBytes } from './padding';
import { batchKey, type UnitKeys } from './unitKeys';

/**
 * A batch: the unit of sealing, signature and transfer (docs/protocol.md). On the wire it is CBOR
 * `[header, signature, ciphertext]`, where header is CBOR `[head, ctLen, ctHash]` and head is CBOR
 * `["KB1", unit, year, desk, seq, prev, epoch, salt, opCount, hlcMin, hlcMax, seenSeq, seenHead, flags]`.
 * The ciphertext is bound to head; the desk signs SHA-256(header); nothing is re-encoded to be checked.
 */
export interface BatchHead {
  readonly unitId: string;
  /** Calendar year of the stream. Each unit and year is one log at the center. */
  readonly year: number;
  readonly deskId: string;
  /** From 1, gapless per desk, unit and year. */
  readonly seq: number;
  /** Batch hash before this one, 32 zero bytes for the first. */
  readonly prev: Bytes;
  readonly epoch: number;
  readonly salt: Bytes;
  readonly opCount: number;
  readonly hlcMin: string;
  readonly hlcMax: string;
  /** The last head of this stream that the desk had verified: it commits to the history it saw. */
  readonly seenSeq: number;
  readonly seenHead: Bytes;
  readonly flags: number;
}

export interface Batch {
  readonly head: BatchHead;
  readonly headBytes: Bytes;
  readonly header: Bytes;
  readonly signature: Bytes;
  readonly ciphertext: Bytes;
  /** SHA-256(header ‖ signature). */
  readonly hash: Bytes;
  readonly wire: Bytes;
}

export const zeroHash: Bytes = new Uint8Array(32);
/** Largest batch that the center takes, in bytes. One letter of the largest allowed size fits. */
export const maxBatchBytes = 2 * 1024 * 1024;
const signLabel = 'KB1-dev';

export interface NewBatch {
  readonly unitId: string;
  readonly year: number;
  readonly deskId: string;
  readonly seq: number;
  readonly prev: Bytes;
  readonly seenSeq: number;
  readonly seenHead: Bytes;
  readonly ops: readonly Op[];
}

/** Seals and signs 1..512 ops under the unit's current keys. */
export async function makeBatch(input: NewBatch, keys: UnitKeys, device: SigningKey): Promise<Batch> {
  const { ops } = input;
  if (ops.length < 1 || ops.length > maxOpsPerBatch) throw new RangeError('a batch holds 1 to 512 ops');
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const stamps = ops.map((op) => hlcOfOp(op.opId)).sort();
  const headBytes = encodeCbor([
    'KB1',
    fromHex(input.unitId),
    input.year,
    fromHex(input.deskId),
    input.seq,
    input.prev,
    keys.epoch,
    salt,
    ops.length,
    fromHex(stamps[0]!),
    fromHex(stamps.at(-1)!),
    input.seenSeq,
    input.seenHead,
    0,
  ]);
  const key = await batchKey(keys, salt, input.deskId, input.seq);
  const ciphertext = await sealOnce(key, foldBytes(encodeOps(ops)), headBytes);
  const header = encodeCbor([headBytes, ciphertext.length, await sha256(ciphertext)]);
  const signature = await signEd25519(device, signLabel, await sha256(header));
  return parseBatch(encodeCbor([header, signature, ciphertext]));
}

/**
 * Reads a batch and checks that its parts belong together. It does not check the signature, whose key the directory
 * knows.
 * @throws DeskFailure MALFORMED
 */
export async function parseBatch(wire: Bytes): Promise<Batch> {
  if (wire.length > maxBatchBytes) throw new DeskFailure('TOO_LARGE', { max: maxBatchBytes });
  const outer = Cursor.of(wire, 3);
  const header = outer.bytes(2048);
  const signature = outer.exactly(64);
  const ciphertext = outer.bytes(maxBatchBytes);
  const middle = Cursor.of(header, 3);
  const headBytes = middle.bytes(1024);
  const ctLen = middle.int();
  const ctHash = middle.exactly(32);
  if (ctLen !== ciphertext.length || !equalBytes(ctHash, await sha256(ciphertext))) {
    throw new DeskFailure('MALFORMED', { what: 'ciphertext' });
  }
  const head = parseHead(headBytes);
  return { head, headBytes, header, signature, ciphertext, hash: await sha256(concat(header, signature)), wire };
}

function parseHead(bytes: Bytes): BatchHead {
  const row = Cursor.labelled(bytes, 'KB1', 14);
  return {
    unitId: row.id(),
    year: row.int(9999),
    deskId: row.id(),
    seq: row.int(),
    prev: row.exactly(32),
    epoch: row.int(1_000_000),
    salt: row.exactly(16),
    opCount: row.int(maxOpsPerBatch),
    hlcMin: toHex(row.exactly(8)),
    hlcMax: toHex(row.exactly(8)),
    seenSeq: row.int(),
    seenHead: row.exactly(32),
    flags: row.int(255),
  };
}

/** True when the desk whose device key this is signed the batch. */
export const isSignedBy = async (batch: Batch, devicePublicKey: Bytes): Promise<boolean> =>
  verifyEd25519(devicePublicKey, signLabel, await sha256(batch.header), batch.signature);

/**
 * The ops inside.
 * @throws DeskFailure BATCH_INVALID when it does not open under these keys or does not hold what its header says.
 */
export async function openBatch(batch: Batch, keys: UnitKeys): Promise<Op[]> {
  const { head } = batch;
  try {
    const key = await batchKey(keys, head.salt, head.deskId, head.seq);
    const ops = decodeOps(unfoldBytes(await openOnce(key, batch.ciphertext, batch.headBytes)));
    if (ops.length !== head.opCount) throw new DeskFailure('BATCH_INVALID', { what: 'count' });
    return ops;
  } catch (cause) {
    if (cause instanceof NotAuthentic) throw new DeskFailure('BATCH_INVALID', { what: 'seal' });
    if (cause instanceof NotOps) throw new DeskFailure('BATCH_INVALID', { what: 'ops' });
    throw cause;
  }
}
