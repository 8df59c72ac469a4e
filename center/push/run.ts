import { type Bytes, equalBytes, toHex } from '../../shared/bytes';
import { malformed } from '../../shared/codec/cursor';
import { DeskFailure } from '../../shared/errors';
import { type Batch, isSignedBy, parseBatch } from '../../shared/sync/batch';
import { parsePush } from '../../shared/sync/protocol';
import { isSealGenuine, parseSeal, type Seal } from '../../shared/sync/seal';

/** Batches of one desk in one stream that follow one another, and the seal over them. */
export interface Run {
  readonly unitId: string;
  readonly year: number;
  readonly deskId: string;
  readonly batches: readonly Batch[];
  readonly seal: Seal;
}

/**
 * Reads a push and checks what can be told from itself alone.
 * @throws DeskFailure MALFORMED, TOO_LARGE, OUT_OF_SEQUENCE
 */
export async function parseRun(body: Bytes): Promise<Run> {
  const request = parsePush(body);
  const batches = await Promise.all(request.batches.map(parseBatch));
  const { unitId, year, deskId, seq } = batches[0]!.head;
  if (seq < 1) throw malformed('seq');
  for (const [i, { head }] of batches.entries()) {
    if (head.unitId !== unitId || head.year !== year || head.deskId !== deskId) throw malformed('run');
    if (i > 0 && (head.seq !== seq + i || !equalBytes(head.prev, batches[i - 1]!.hash))) {
      throw new DeskFailure('OUT_OF_SEQUENCE', { what: 'run' });
    }
  }
  return { unitId, year, deskId, batches, seal: parseSeal(request.seal) };
}

/**
 * Checks every signature of a run: the desk's under each batch, the officer's under the whole.
 * @throws DeskFailure UNSIGNED
 */
export async function checkSignatures(run: Run, devicePublicKey: Bytes, certSha256: string): Promise<void> {
  const { batches, seal } = run;
  const signed = await Promise.all(batches.map((batch) => isSignedBy(batch, devicePublicKey)));
  if (signed.includes(false)) throw unsigned('device');
  const last = batches.at(-1)!;
  const covers =
    seal.deskId === run.deskId &&
    seal.unitId === run.unitId &&
    seal.year === run.year &&
    seal.firstSeq === batches[0]!.head.seq &&
    seal.lastSeq === last.head.seq &&
    equalBytes(seal.lastBatchHash, last.hash);
  if (!covers) throw unsigned('run');
  if (toHex(seal.certSha256) !== certSha256) throw unsigned('certificate');
  if (!(await isSealGenuine(seal))) throw unsigned('seal');
}

const unsigned = (what: string): DeskFailure => new DeskFailure('UNSIGNED', { what });
