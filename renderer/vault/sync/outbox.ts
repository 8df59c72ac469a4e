import { type Bytes, equalBytes, fromHex } from '../../../shared/bytes';
import { fingerprint } from '../../../shared/crypto/certificate';
import type { SigningKey } from '../../../shared/crypto/sign';
import { DeskFailure, unwrap } from '../../../shared/errors';
import { type Batch, makeBatch, parseBatch } from '../../../shared/sync/batch';
import { encodeOps, maxOpsPerBatch, type Op } from '../../../shared/sync/op';
import { parseList, writePush } from '../../../shared/sync/protocol';
import { isReceiptGenuine, nextHead, parseReceipt, type Receipt } from '../../../shared/sync/receipt';
import { sealStatement, writeSeal } from '../../../shared/sync/seal';
import type { UnitKeys } from '../../../shared/sync/unitKeys';
import { batchFacts, receiptFacts, type Waiting } from './facts';
import type { SyncPorts } from './ports';
import type { SyncState } from './state';

/** Batches in one push: about 64 × 512 ops, bounded by bytes as well. */
const maxRun = 64;
const maxRunBytes = 4 * 1024 * 1024;

export interface OutboxContext {
  readonly state: SyncState;
  readonly ports: SyncPorts;
  readonly unitId: string;
  readonly deskId: string;
  readonly device: SigningKey;
  readonly keys: UnitKeys;
  readonly centerKey: Bytes;
  readonly certSha256: string;
  /** The newest time that the center signed for, ms; null before it ever did. */
  readonly centerMs: number | null;
}

/**
 * Seals every op that is in no batch yet. A batch is in the vault, byte for byte, before anybody sees it: sent again
 * after a crash it is the same batch, never a second one under its number.
 */
export async function sealOutstanding(context: OutboxContext): Promise<void> {
  const { state, ports, unitId, deskId } = context;
  const year = new Date(ports.now()).getFullYear();
  for (;;) {
    const ops = fitting(await ports.store.ownOpsAfter(state.sealedUpTo, maxOpsPerBatch));
    if (ops.length === 0) return;
    requireClock(year, context.centerMs);
    const { seq, hash } = state.chain(unitId, year);
    const seen = state.stream(unitId, year);
    const place = { unitId, year, deskId, seq: seq + 1, prev: hash, seenSeq: seen.seq, seenHead: seen.head };
    const batch = await makeBatch({ ...place, ops }, context.keys, context.device);
    const lastOpId = ops.at(-1)!.opId;
    const waiting: Waiting = { ...place, wire: batch.wire, hash: batch.hash, opCount: ops.length, lastOpId };
    await ports.store.append('batch', batchFacts(waiting));
  }
}

/** Plain bytes in one batch: far below what a reader unfolds, and with any text below what the center takes. */
const maxPlainBytes = 1024 * 1024;

/** As many ops from the front as one batch takes; one always fits. */
function fitting(ops: readonly Op[]): readonly Op[] {
  let bytes = 0;
  const end = ops.findIndex((op, i) => {
    bytes += encodeOps([op]).length;
    return i > 0 && bytes > maxPlainBytes;
  });
  return end < 0 ? ops : ops.slice(0, end);
}

/** What is sealed under a year that the center does not take could never be sent. @throws DeskFailure CLOCK_WRONG */
function requireClock(year: number, centerMs: number | null): void {
  if (centerMs === null) return;
  const theirs = new Date(centerMs).getFullYear();
  if (Math.abs(year - theirs) > 1) throw new DeskFailure('CLOCK_WRONG', { ours: year, theirs });
}

/** Sends what waits, run by run, each under one token signature, and writes the receipts down. Answers the ops sent. */
export async function pushOutbox(context: OutboxContext): Promise<number> {
  const { state, ports } = context;
  let pushed = 0;
  const total = state.outbox.reduce((sum, waiting) => sum + waiting.opCount, 0);
  while (state.outbox.length > 0) {
    const run = nextRun(state.outbox);
    const batches = await Promise.all(run.map((waiting) => parseBatch(waiting.wire)));
    const statement = sealStatement(batches, fromHex(context.certSha256), ports.now());
    const { signature, certificate } = unwrap(await ports.token.sign('seal', statement));
    if ((await fingerprint(certificate.der)) !== context.certSha256) throw new DeskFailure('TOKEN_UNKNOWN');
    const seal = writeSeal(statement, signature, certificate.der);
    const answer = unwrap(await ports.center.push(writePush({ batches: run.map(({ wire }) => wire), seal })));
    const receipts = parseList(answer.bytes, maxRun, 1024).map(parseReceipt);
    if (receipts.length !== batches.length) throw new DeskFailure('RECEIPT_INVALID', { what: 'count' });
    for (const [i, receipt] of receipts.entries()) {
      await checkReceipt(receipt, batches[i]!, context);
      await ports.store.append('receipt', receiptFacts(receipt));
    }
    pushed += run.reduce((sum, waiting) => sum + waiting.opCount, 0);
    ports.onProgress(pushed, total);
  }
  return pushed;
}

/** The longest run at the front of the outbox that one seal can cover: same stream, gapless, not too large. */
function nextRun(outbox: readonly Waiting[]): Waiting[] {
  const run: Waiting[] = [];
  let bytes = 0;
  for (const waiting of outbox) {
    const last = run.at(-1);
    const follows =
      !last || (last.year === waiting.year && last.unitId === waiting.unitId && last.seq + 1 === waiting.seq);
    bytes += waiting.wire.length;
    if (!follows || run.length === maxRun || (last && bytes > maxRunBytes)) break;
    run.push(waiting);
  }
  return run;
}

/** @throws DeskFailure RECEIPT_INVALID unless the center really vouched for this very batch. */
async function checkReceipt(receipt: Receipt, batch: Batch, context: OutboxContext): Promise<void> {
  const { head } = batch;
  const same =
    receipt.unitId === head.unitId &&
    receipt.year === head.year &&
    receipt.deskId === head.deskId &&
    receipt.deskSeq === head.seq &&
    equalBytes(receipt.batchHash, batch.hash);
  const chained = await nextHead(receipt.prevHead, receipt.seq, receipt.batchHash, receipt.receivedMs);
  if (!same || !equalBytes(chained, receipt.head) || !(await isReceiptGenuine(receipt, context.centerKey))) {
    throw new DeskFailure('RECEIPT_INVALID', { what: 'push' });
  }
}
