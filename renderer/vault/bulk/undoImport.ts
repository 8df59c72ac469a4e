import { DeskFailure } from '../../../shared/errors';
import type { ImportEvent } from '../../../shared/model/imported';
import { fieldNo, recTypes } from '../../../shared/model/letter';
import { project } from '../../../shared/sync/merge';
import { maxOpsPerBatch, type Op, opKind } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { VaultInput } from '../api';
import type { NewOp } from '../core';
import type { Workplace } from '../handlers';
import { existing, readable } from '../letter/change';
import { nextTurn } from '../turns';
import { appendImport } from './importRecord';
import { importState, lettersOf } from './imports';

/** Letters that were left as they are, are named up to here. */
const namedKept = 1000;
/** Letters after which others have their turn. */
const turnEvery = 64;

/**
 * Deletes the letters of an import on which nothing was done since; answers how many, and which were kept. What an
 * import itself wrote (links to what its letters repeat, what became of them before) is nothing that was done.
 * @throws DeskFailure NOT_FOUND, NOT_ALLOWED, DISK_FULL, SAVE_FAILED: what was deleted until then stays deleted, and
 * can be restored
 */
export async function undoImport(
  place: Workplace,
  { importId, reason }: VaultInput<'import.undo'>,
): Promise<{ deleted: number; kept: readonly string[] }> {
  const { core } = place;
  const { there } = await lettersNow(place, importId);
  await appendImport(core, importId, { t: 'undoing' });
  const { changed, kept } = await sweep(place, importId, there, {
    make: (ops) => {
      if (!ops.slice(1).every(isByImport)) return null;
      return { kind: opKind.delete, base: { 0: ops.map((op) => op.opId) }, body: markOf(importId), reason };
    },
    tell: (deleted, left) => ({ t: 'undone', deleted, kept: left }),
  });
  return { deleted: changed, kept };
}

/**
 * Gives back every letter that the undo of this import deleted, with all that it had; answers how many, and which stay
 * deleted because somebody deleted them for another reason. The import can be undone again.
 * @throws DeskFailure NOT_FOUND, also for an import that was not undone; NOT_ALLOWED, DISK_FULL, SAVE_FAILED: what was
 * given back until then stays, and the rest can be given back again
 */
export async function restoreImport(
  place: Workplace,
  { importId, reason }: VaultInput<'import.restore'>,
): Promise<{ restored: number; kept: readonly string[] }> {
  const { deleted, wasUndone } = await lettersNow(place, importId);
  if (!wasUndone) throw new DeskFailure('NOT_FOUND');
  const { changed, kept } = await sweep(place, importId, deleted, {
    make: (ops) => {
      const named = new Set(ops.filter((op) => op.kind === opKind.restore).flatMap((op) => op.base[0] ?? []));
      const standing = ops.filter((op) => op.kind === opKind.delete && !named.has(op.opId));
      if (standing.length === 0 || !standing.every(isByImport)) return null;
      return { kind: opKind.restore, base: { 0: standing.map((op) => op.opId) }, body: markOf(importId), reason };
    },
    tell: (restored, left) => ({ t: 'restored', restored, kept: left }),
  });
  return { restored: changed, kept };
}

const markOf = (importId: string): Op['body'] => ({ [fieldNo.import]: importId });

/** An op that an import, its undo or its restoring wrote: no work that somebody did on the letter. */
const isByImport = (op: Op): boolean => typeof op.body[fieldNo.import] === 'string';

/** The letters of an import of this unit. @throws DeskFailure NOT_FOUND, NOT_ALLOWED */
async function lettersNow({ core }: Workplace, importId: string) {
  const record = await core.records.load(importId);
  const state = record?.ops[0]?.recType === recTypes.import ? importState(record.ops) : null;
  if (!state?.begin || !record) throw new DeskFailure('NOT_FOUND');
  if (record.unitId !== acting(core).unitId) throw new DeskFailure('NOT_ALLOWED');
  return { ...lettersOf(core, importId, state.begin.total), wasUndone: state.wasUndone };
}

interface Sweep {
  /** Null for a letter that is left as it is. */
  readonly make: (ops: readonly Op[]) => NewOp | null;
  /** What the import's own record says once all were asked. */
  readonly tell: (changed: number, kept: number) => ImportEvent;
}

/** Changes letters a row of the journal at a time; one that this officer must not act on is left as it is, too. */
async function sweep(
  place: Workplace,
  importId: string,
  recIds: readonly string[],
  { make, tell }: Sweep,
): Promise<{ changed: number; kept: string[] }> {
  const { core } = place;
  const { unitId, account } = acting(core);
  const kept: string[] = [];
  let changed = 0;
  try {
    for (let at = 0; at < recIds.length; at += maxOpsPerBatch) {
      const group = recIds.slice(at, at + maxOpsPerBatch);
      const ids = group.map(() => core.newOpId());
      let ops: Op[] = [];
      await core.append({
        recIds: [importId, ...group],
        make: async () => {
          ops = [];
          for (const [i, recId] of group.entries()) {
            if (i % turnEvery === turnEvery - 1) await nextTurn();
            const made = await allowed(place, recId, make);
            if (made) ops.push(readable({ ...made, opId: ids[i]!, recType: recTypes.letter, recId, actor: account }));
          }
          return { kind: 'ops', groups: ops.length === 0 ? [] : [{ unitId, ops }] };
        },
      });
      changed += ops.length;
      const done = new Set(ops.map(({ recId }) => recId));
      kept.push(...group.filter((recId) => !done.has(recId)));
      core.emit('progress', { job: 'import', done: at + group.length, total: recIds.length });
    }
    await appendImport(core, importId, tell(changed, kept.length));
  } finally {
    place.changedLetters();
  }
  return { changed, kept: kept.slice(0, namedKept) };
}

/** What is made of a letter as it stands; null where it is left. */
async function allowed({ core }: Workplace, recId: string, make: Sweep['make']): Promise<NewOp | null> {
  const { ops } = await existing(core, recId);
  const made = make(ops);
  if (!made) return null;
  const view = project(ops);
  try {
    for (const check of core.changeChecks) await check({ recId, view, ops }, made);
    return made;
  } catch (cause) {
    if (cause instanceof DeskFailure) return null;
    throw cause;
  }
}
