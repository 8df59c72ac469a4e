import type { Op } from '../../shared/sync/op';
import type { VaultCore } from './core';
import { decodeRow } from './journal/rows';
import { decodeRecord, splitSegment } from './records/segment';

/**
 * Ops made at this desk with an id above `opId`, oldest first, at most `limit`: read from the rows that are kept for
 * it. @throws DeskFailure VAULT_DAMAGED
 */
export async function ownOpsAfter(core: VaultCore, opId: string, limit: number): Promise<Op[]> {
  const found: Op[] = [];
  let snapshots = false;
  for (const { n, lastOpId, before } of core.held) {
    if (lastOpId <= opId) continue;
    const stored = await core.db.journal.get(n);
    const plaintext = stored && (await core.sealers.chain.open(n, before, stored.bytes));
    if (!plaintext) throw core.rowDamaged(n);
    const row = decodeRow(plaintext);
    if (row.kind === 'ops') found.push(...row.groups.flatMap((group) => group.ops));
    if (row.kind === 'import' || row.kind === 'snapshot') {
      found.push(...splitSegment(row.segment).flatMap((bytes) => decodeRecord(bytes).ops));
    }
    snapshots ||= row.kind === 'snapshot';
    // Rows follow op order, except snapshots, which hold records in theirs.
    if (!snapshots && found.filter((op) => core.isOwn(op) && op.opId > opId).length >= limit) break;
  }
  return found
    .filter((op) => core.isOwn(op) && op.opId > opId)
    .sort((a, b) => (a.opId < b.opId ? -1 : 1))
    .slice(0, limit);
}
