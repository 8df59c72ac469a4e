import { DeskFailure } from '../../../shared/errors';
import { recTypes } from '../../../shared/model/letter';
import { project, type RecordView } from '../../../shared/sync/merge';
import { encodeOp, NotOps, type Op, parseOp } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { NewOp, VaultCore } from '../core';
import type { StoredRecord } from '../records/segment';

/** A letter as it stands when a change of it takes its turn. */
export interface LetterNow {
  readonly view: RecordView;
  readonly ops: readonly Op[];
}

/** Appends one op to a letter of this unit, made from the letter as it stands when the turn comes. */
export async function change(
  core: VaultCore,
  recId: string,
  draft: number | undefined,
  make: (letter: LetterNow) => NewOp,
  deletedToo = false,
): Promise<string> {
  // Taken when the change takes its place in the row of those that wait: ids and rows have one order.
  const opId = core.newOpId();
  await core.append({
    recIds: [recId],
    ...(draft === undefined ? {} : { draft }),
    make: async () => {
      const op = await changed(core, recId, opId, make, deletedToo);
      return { kind: 'ops', groups: [{ unitId: acting(core).unitId, ops: [op] }] };
    },
  });
  return opId;
}

/** The op of a change that may be made to the letter as it stands. */
export async function changed(
  core: VaultCore,
  recId: string,
  opId: string,
  make: (letter: LetterNow) => NewOp,
  deletedToo = false,
): Promise<Op> {
  const record = await existing(core, recId);
  const view = project(record.ops);
  refuseUnlessOwn(core, record, view, deletedToo);
  const made = make({ view, ops: record.ops });
  for (const check of core.changeChecks) await check({ recId, view, ops: record.ops }, made);
  return readable({ ...made, opId, recType: view.recType, recId, actor: acting(core).account });
}

/** @throws DeskFailure NOT_ALLOWED for a letter of another unit or a deleted one */
function refuseUnlessOwn(core: VaultCore, record: StoredRecord, view: RecordView, deletedToo: boolean): void {
  if (record.unitId !== acting(core).unitId) throw new DeskFailure('NOT_ALLOWED');
  if (view.deletion && !view.deleteConflict && !deletedToo) throw new DeskFailure('NOT_ALLOWED');
}

/** Settled when the letter may be changed as it stands now. @throws DeskFailure NOT_FOUND, NOT_ALLOWED */
export async function mayChange(core: VaultCore, recId: string): Promise<void> {
  const record = await existing(core, recId);
  refuseUnlessOwn(core, record, project(record.ops), false);
}

/** What could not be read again must not be written. @throws DeskFailure TOO_LARGE */
export function readable(op: Op): Op {
  try {
    return parseOp(encodeOp(op));
  } catch (cause) {
    if (cause instanceof NotOps) throw new DeskFailure('TOO_LARGE', { max: cause.message });
    throw cause;
  }
}

/** A letter with all its ops. @throws DeskFailure NOT_FOUND, also for a record that is no letter (the log, a book) */
export async function existing(core: VaultCore, recId: string): Promise<StoredRecord> {
  const record = await core.records.load(recId);
  if (record?.ops[0]?.recType !== recTypes.letter) throw new DeskFailure('NOT_FOUND');
  return record;
}
