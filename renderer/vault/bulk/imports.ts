import { DeskFailure } from '../../../shared/errors';
import { type ImportEvent, importedRecId } from '../../../shared/model/imported';
import { fieldNo, recTypes } from '../../../shared/model/letter';
import { workEventSchema } from '../../../shared/model/work';
import { msOfOp } from '../../../shared/sync/hlc';
import { maxOpsPerBatch, type Op, opKind } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { VaultInput } from '../api';
import type { ImportRecord } from '../api/bulk';
import type { Workplace } from '../handlers';
import { isOfImport } from '../import-past';
import { flag } from '../records/columns';
import { otherRecords } from '../records/others';
import { appendImport, importEvents } from './importRecord';

/** Letters that were kept by an undo are named up to here. */
const namedKept = 1000;

/** Imports of this unit, newest first. @throws DeskFailure VAULT_DAMAGED */
export async function listImports({ core }: Workplace): Promise<{ imports: ImportRecord[] }> {
  const { unitId } = acting(core);
  const imports: ImportRecord[] = [];
  for (const importId of otherRecords(core, recTypes.import)) {
    const record = await core.records.load(importId);
    if (record?.unitId !== unitId) continue;
    const { begin, end, undone } = eventsOf(record.ops);
    if (!begin) continue;
    imports.push({
      importId,
      name: begin.name,
      atMs: msOfOp(record.ops[0]!.opId),
      by: record.ops[0]!.actor,
      letters: [...standing(core, importId, begin.total)].length,
      complete: end?.complete === true,
      undone: undone !== undefined,
    });
  }
  return { imports: imports.sort((a, b) => b.atMs - a.atMs) };
}

/**
 * Deletes the letters of an import on which nothing was done since; answers how many, and which were kept.
 * @throws DeskFailure NOT_FOUND, NOT_ALLOWED, DISK_FULL, SAVE_FAILED: what was deleted until then stays deleted
 */
export async function undoImport(
  place: Workplace,
  { importId, reason }: VaultInput<'import.undo'>,
): Promise<{ deleted: number; kept: readonly string[] }> {
  const { core } = place;
  const { unitId, account } = acting(core);
  const record = await core.records.load(importId);
  const begin = record && eventsOf(record.ops).begin;
  if (!begin) throw new DeskFailure('NOT_FOUND');
  if (record.unitId !== unitId) throw new DeskFailure('NOT_ALLOWED');
  const recIds = [...standing(core, importId, begin.total)];
  const kept: string[] = [];
  let deleted = 0;
  for (let at = 0; at < recIds.length; at += maxOpsPerBatch) {
    const group = recIds.slice(at, at + maxOpsPerBatch);
    const ids = group.map(() => core.newOpId());
    let ops: Op[] = [];
    await core.append({
      recIds: group,
      make: async () => {
        ops = [];
        for (const [i, recId] of group.entries()) {
          const letter = await core.records.load(recId);
          if (!letter?.ops.slice(1).every((op) => isLink(op) || isOfImport(op, importId))) continue;
          const about = { opId: ids[i]!, recType: recTypes.letter, recId, actor: account };
          ops.push({ ...about, kind: opKind.delete, base: { 0: letter.ops.map((op) => op.opId) }, body: {}, reason });
        }
        return { kind: 'ops', groups: ops.length === 0 ? [] : [{ unitId, ops }] };
      },
    });
    deleted += ops.length;
    const gone = new Set(ops.map((op) => op.recId));
    kept.push(...group.filter((recId) => !gone.has(recId)));
    core.emit('progress', { job: 'import', done: Math.min(at + group.length, recIds.length), total: recIds.length });
  }
  await appendImport(core, importId, { t: 'undone', deleted, kept: kept.length });
  place.changedLetters();
  return { deleted, kept: kept.slice(0, namedKept) };
}

/** An import links its letters with those that they repeat: that is no work that somebody did on the letter. */
function isLink({ kind, body }: Op): boolean {
  const event = workEventSchema.safeParse(kind === opKind.append ? body[fieldNo.work] : undefined);
  return event.success && event.data.t === 'link';
}

function eventsOf(ops: readonly Op[]) {
  const events = importEvents(ops);
  const of = <T extends ImportEvent['t']>(t: T) =>
    events.find((event): event is Extract<ImportEvent, { t: T }> => event.t === t);
  return { begin: of('begin'), end: of('end'), undone: of('undone') };
}

/** Letters of an import that are there and not deleted. */
function* standing({ records: { columns } }: Workplace['core'], importId: string, total: number): Generator<string> {
  for (let place = 0; place < total; place++) {
    const recId = importedRecId(importId, place);
    const ordinal = columns.find(recId);
    if (ordinal >= 0 && (columns.flags[ordinal]! & flag.deleted) === 0) yield recId;
  }
}
