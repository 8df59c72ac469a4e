import { createHash } from 'node:crypto';
import { type Bytes, equalBytes, fromHex, toHex } from '../../shared/bytes';
import { DeskFailure } from '../../shared/errors';
import { type Batch, zeroHash } from '../../shared/sync/batch';
import { nextHead, writeReceipt } from '../../shared/sync/receipt';
import type { Center } from '../center';
import type { Caller } from '../login/caller';
import type { Queries } from '../store/database';
import { checkTimely, deskOfRun } from './rights';
import { checkSignatures, type Run } from './run';

/**
 * Appends a run to its stream, all of it or nothing. Batches that are there already get the receipts they had. A batch
 * that contradicts what its desk pushed before proves that two copies of the desk exist: the desk is quarantined.
 * @returns a receipt per batch.
 * @throws DeskFailure NOT_MEMBER, UNSIGNED, FORK, OUT_OF_SEQUENCE, BAD_INPUT, OLD_EPOCH
 */
export async function appendRun(center: Center, run: Run, caller: Caller): Promise<Bytes[]> {
  const receipts = await center.directory.reading(async (tx, state) => {
    const desk = deskOfRun(state, run, caller);
    await checkSignatures(run, desk.publicKey, caller.certSha256);
    await lockStream(tx, run);
    await checkQuarantine(tx, run.deskId);
    const known = await knownBatches(tx, run);
    const forked = findFork(run, known);
    if (forked) {
      await quarantine(tx, forked, center.now());
      return null;
    }
    const stored = known.at.map((row) => row.receipt);
    if (stored.length === run.batches.length) return stored;
    checkTimely(center, state, run, stored.length);
    return [...stored, ...(await appendNew(center, tx, run, stored.length))];
  });
  if (!receipts) throw new DeskFailure('FORK');
  return receipts;
}

async function lockStream(tx: Queries, { unitId, year }: Run): Promise<void> {
  const zeros = toHex(zeroHash);
  await tx.query('INSERT INTO unit_head VALUES ($1, $2, 0, $3, 0) ON CONFLICT DO NOTHING', [unitId, year, zeros]);
  await tx.query('SELECT seq FROM unit_head WHERE unit_id = $1 AND year = $2 FOR UPDATE', [unitId, year]);
}

async function checkQuarantine(tx: Queries, deskId: string): Promise<void> {
  const rows = await tx.query('SELECT desk_id FROM quarantine WHERE desk_id = $1', [deskId]);
  if (rows.length > 0) throw new DeskFailure('FORK');
}

interface Known {
  /** Stored batches with the numbers of the run's, from its first on. */
  readonly at: readonly { readonly batch_hash: string; readonly receipt: Bytes }[];
  /** Hash of the stored batch just before the run; zeros when the run is the desk's first. */
  readonly before: Bytes;
}

/** @throws DeskFailure OUT_OF_SEQUENCE when a batch before the run is missing. */
async function knownBatches(tx: Queries, { unitId, year, deskId, batches }: Run): Promise<Known> {
  const first = batches[0]!.head.seq;
  const rows = await tx.query<{ desk_seq: number; batch_hash: string; receipt: Bytes }>(
    `SELECT desk_seq, batch_hash, receipt FROM unit_log
     WHERE unit_id = $1 AND year = $2 AND desk_id = $3 AND desk_seq BETWEEN $4 AND $5 ORDER BY desk_seq`,
    [unitId, year, deskId, first - 1, batches.at(-1)!.head.seq],
  );
  if (first === 1) return { at: rows, before: zeroHash };
  if (rows[0]?.desk_seq !== first - 1)
    throw new DeskFailure('OUT_OF_SEQUENCE', { last: await lastSeq(tx, unitId, year, deskId) });
  return { at: rows.slice(1), before: fromHex(rows[0].batch_hash) };
}

async function lastSeq(tx: Queries, unitId: string, year: number, deskId: string): Promise<number> {
  const [row] = await tx.query<{ last: number | null }>(
    'SELECT max(desk_seq) AS last FROM unit_log WHERE unit_id = $1 AND year = $2 AND desk_id = $3',
    [unitId, year, deskId],
  );
  return row?.last ?? 0;
}

/** The first batch that contradicts the desk's stored chain, signed though it is. */
function findFork({ batches }: Run, known: Known): Batch | null {
  if (!equalBytes(batches[0]!.head.prev, known.before)) return batches[0]!;
  const at = known.at.findIndex((row, i) => row.batch_hash !== toHex(batches[i]!.hash));
  return at < 0 ? null : batches[at]!;
}

async function quarantine(tx: Queries, { head, wire }: Batch, nowMs: number): Promise<void> {
  await tx.query('INSERT INTO quarantine VALUES ($1, $2, $3, $4, $5, $6)', [
    head.deskId,
    head.unitId,
    head.year,
    head.seq,
    nowMs,
    wire,
  ]);
}

async function appendNew(center: Center, tx: Queries, run: Run, from: number): Promise<Bytes[]> {
  const { unitId, year, deskId, seal } = run;
  const sealHash = createHash('sha256').update(seal.wire).digest('hex');
  await tx.query('INSERT INTO seal VALUES ($1, $2) ON CONFLICT DO NOTHING', [sealHash, seal.wire]);
  const [row] = await tx.query<{ seq: number; head: string; received_ms: number }>(
    'SELECT seq, head, received_ms FROM unit_head WHERE unit_id = $1 AND year = $2',
    [unitId, year],
  );
  let { seq } = row!;
  let head = fromHex(row!.head);
  // Times in a stream never go backwards, whatever the clock of this node says.
  const receivedMs = Math.max(center.now(), row!.received_ms);
  const receipts: Bytes[] = [];
  for (const batch of run.batches.slice(from)) {
    const prevHead = head;
    seq++;
    head = await nextHead(prevHead, seq, batch.hash, receivedMs);
    const numbers = { unitId, year, seq, deskId, deskSeq: batch.head.seq };
    const receipt = await writeReceipt({ ...numbers, batchHash: batch.hash, receivedMs, prevHead, head }, center.key);
    await tx.query('INSERT INTO unit_log VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      unitId,
      year,
      seq,
      deskId,
      batch.head.seq,
      toHex(batch.hash),
      sealHash,
      receipt,
      batch.wire,
    ]);
    receipts.push(receipt);
  }
  await tx.query('UPDATE unit_head SET seq = $3, head = $4, received_ms = $5 WHERE unit_id = $1 AND year = $2', [
    unitId,
    year,
    seq,
    toHex(head),
    receivedMs,
  ]);
  return receipts;
}
