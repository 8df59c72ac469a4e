import type { Op } from '../../shared/sync/op';
import type { VaultCore } from './core';
import { decodeRow } from './journal/rows';
import { allOpsOf } from './records/kin';
import { decodeRecord, splitSegment } from './records/segment';
import type { HeldRow } from './store/manifest';

/**
 * Ops made at this desk with an id above `opId`, oldest first, at most `limit`: read from the rows that are kept for
 * it, or from the segments that hold their records. @throws DeskFailure VAULT_DAMAGED
 */
export async function ownOpsAfter(core: VaultCore, opId: string, limit: number): Promise<Op[]> {
  const isOwn = core.ownTest();
  const found: Op[] = [];
  let snapshots = false;
  for (const held of core.held) {
    if (held.lastOpId <= opId) continue;
    const { ops, isSnapshot } = await opsOf(core, held);
    found.push(...ops.filter((op) => isOwn(op) && op.opId > opId));
    snapshots ||= isSnapshot;
    // Rows follow op order, except snapshots, which hold records in theirs.
    if (!snapshots && found.length >= limit) break;
  }
  return found.sort((a, b) => (a.opId < b.opId ? -1 : 1)).slice(0, limit);
}

async function opsOf(core: VaultCore, held: HeldRow): Promise<{ ops: readonly Op[]; isSnapshot: boolean }> {
  const { n, before, run, lastOpId } = held;
  if (run !== null && n <= core.foldedUpTo) {
    const records = (await core.records.openSegment(run.segment)).slice(0, run.count).map(decodeRecord);
    // What was changed since has rows of its own, and later ids.
    return {
      ops: records.flatMap((record) => allOpsOf(record).filter((op) => op.opId <= lastOpId)),
      isSnapshot: false,
    };
  }
  const stored = await core.db.journal.get(n);
  const plaintext = stored && (await core.sealers.chain.open(n, before, stored.bytes));
  if (!plaintext) throw core.rowDamaged(n);
  const row = decodeRow(plaintext);
  if (row.kind === 'ops') return { ops: row.groups.flatMap((group) => group.ops), isSnapshot: false };
  if (row.kind !== 'import' && row.kind !== 'snapshot') return { ops: [], isSnapshot: false };
  const ops = splitSegment(row.segment).flatMap((bytes) => allOpsOf(decodeRecord(bytes)));
  return { ops, isSnapshot: row.kind === 'snapshot' };
}
