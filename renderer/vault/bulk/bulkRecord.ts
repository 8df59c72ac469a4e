import { DeskFailure } from '../../../shared/errors';
import { type BulkChange, type BulkEvent, bulkEventSchema } from '../../../shared/model/bulk';
import { fieldNo, recTypes } from '../../../shared/model/letter';
import { msOfOp } from '../../../shared/sync/hlc';
import { type Op, opKind, type Value } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { BulkRecord } from '../api/bulk';
import type { VaultCore } from '../core';
import { otherRecords } from '../records/others';
import type { StoredRecord } from '../records/segment';

/** Changes that are listed. */
const mostListed = 50;
const idDigits = 32;

/** A change of several letters as its record tells it. */
export interface Done {
  readonly change: BulkChange;
  /** Op by letter. */
  readonly ops: ReadonlyMap<string, string>;
  readonly undone: ReadonlySet<string>;
}

/** The op that writes an event of a bulk change down, for the row of what it tells of. */
export function bulkOp(core: VaultCore, bulkId: string, opId: string, event: BulkEvent): Op {
  const body = { [fieldNo.bulk]: event as unknown as Value };
  const { account } = acting(core);
  return { kind: opKind.append, opId, recType: recTypes.bulk, recId: bulkId, base: {}, body, actor: account };
}

export const changedEvent = (change: BulkChange, ops: readonly Op[]): BulkEvent => ({
  t: 'changed',
  change,
  ops: ops.map(({ recId, opId }) => recId + opId),
});

/** The newest changes of this unit. @throws DeskFailure NOT_ALLOWED, VAULT_DAMAGED */
export async function listBulk(core: VaultCore): Promise<{ changes: BulkRecord[] }> {
  const { unitId } = acting(core);
  const changes: BulkRecord[] = [];
  for (const bulkId of otherRecords(core, recTypes.bulk)) {
    const record = await core.records.load(bulkId);
    const done = record?.unitId === unitId ? doneOf(record) : null;
    if (!record || !done) continue;
    const { opId, actor } = record.ops[0]!;
    const { change, ops, undone } = done;
    changes.push({ bulkId, atMs: msOfOp(opId), by: actor, change, letters: ops.size, undone: undone.size });
  }
  return { changes: changes.sort((a, b) => b.atMs - a.atMs).slice(0, mostListed) };
}

/** @throws DeskFailure NOT_FOUND for a change that this unit did not make */
export async function loadBulk(core: VaultCore, bulkId: string): Promise<Done> {
  const record = await core.records.load(bulkId);
  const done = record?.unitId === acting(core).unitId ? doneOf(record) : null;
  if (!done) throw new DeskFailure('NOT_FOUND');
  return done;
}

/** Null for a record that is none, or that a newer version wrote. */
function doneOf({ ops: known }: StoredRecord): Done | null {
  const ops = new Map<string, string>();
  const undone = new Set<string>();
  let change: BulkChange | null = null;
  for (const { recType, kind, body } of known) {
    if (recType !== recTypes.bulk || kind !== opKind.append) continue;
    const { data } = bulkEventSchema.safeParse(body[fieldNo.bulk]);
    if (data?.t === 'changed') {
      change ??= data.change;
      for (const pair of data.ops) ops.set(pair.slice(0, idDigits), pair.slice(idDigits));
    }
    if (data?.t === 'undone') for (const recId of data.recs) undone.add(recId);
  }
  return change && { change, ops, undone };
}
