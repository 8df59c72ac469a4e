import { type Bytes, fromHex, toHex } from '../bytes';
import { encodeCbor } from '../codec/cbor';
import { Cursor } from '../codec/cursor';
import { fingerprint, verifyByCertificate } from '../crypto/certificate';
import type { Batch } from './batch';

/**
 * A seal: one token signature over a run of batches, so that an officer's certificate stands behind every op while the
 * token signs once per sync. Statement: CBOR `["KS1", desk, unit, year, firstSeq, lastSeq, lastBatchHash, certSha256,
 * sealMs]`; the batches' hash chain carries the signature back to the first. Wire: CBOR `[statement, signature, cert]`.
 */
export interface Seal {
  readonly deskId: string;
  readonly unitId: string;
  readonly year: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly lastBatchHash: Bytes;
  /** Officer's certificate, DER. */
  readonly certificate: Bytes;
  readonly certSha256: Bytes;
  readonly sealMs: number;
  readonly statement: Bytes;
  readonly signature: Bytes;
  readonly wire: Bytes;
}

/** The bytes for the token to sign. `batches` is a gapless run of one desk in one stream. */
export function sealStatement(batches: readonly Batch[], certSha256: Bytes, nowMs: number): Bytes {
  const [first, last] = [batches[0]!, batches.at(-1)!];
  return encodeCbor([
    'KS1',
    fromHex(first.head.deskId),
    fromHex(first.head.unitId),
    first.head.year,
    first.head.seq,
    last.head.seq,
    last.hash,
    certSha256,
    nowMs,
  ]);
}

export const writeSeal = (statement: Bytes, signature: Bytes, certificate: Bytes): Bytes =>
  encodeCbor([statement, signature, certificate]);

/** @throws DeskFailure MALFORMED */
export function parseSeal(wire: Bytes): Seal {
  const outer = Cursor.of(wire, 3);
  const statement = outer.bytes(512);
  const signature = outer.bytes(1024);
  const certificate = outer.bytes(16_384);
  const row = Cursor.labelled(statement, 'KS1', 9);
  return {
    deskId: row.id(),
    unitId: row.id(),
    year: row.int(9999),
    firstSeq: row.int(),
    lastSeq: row.int(),
    lastBatchHash: row.exactly(32),
    certSha256: row.exactly(32),
    sealMs: row.int(),
    certificate,
    statement,
    signature,
    wire,
  };
}

/** True when the seal's own certificate is the one it names and its key signed the statement. */
export async function isSealGenuine(seal: Seal): Promise<boolean> {
  const named = (await fingerprint(seal.certificate)) === toHex(seal.certSha256);
  return named && verifyByCertificate(seal.certificate, seal.statement, seal.signature);
}
