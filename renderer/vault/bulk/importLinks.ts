import { DeskFailure } from '../../../shared/errors';
import { type ImportLink, importedRecId } from '../../../shared/model/imported';
import { fieldNo, recTypes } from '../../../shared/model/letter';
import { project } from '../../../shared/sync/merge';
import { type Op, opKind, type Value } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { VaultCore } from '../core';
import { existing, mayChange, readable } from '../letter/change';
import { otherRecords } from '../records/others';
import type { StoredRecord } from '../records/segment';
import { importEvents, importOp } from './importRecord';
import { importState } from './imports';

/** Links in one row: few enough that the row is written between two keys. */
const linksPerRow = 64;

interface Standing {
  readonly links: readonly ImportLink[];
  readonly upTo: number;
  readonly linked: number;
  readonly left: number;
  readonly undone: boolean;
}

/** Another row made these links meanwhile. */
class MadeMeanwhile extends Error {
  override readonly name = 'MadeMeanwhile';
}

/** Imports of this desk with links that are still to be made, oldest first. @throws DeskFailure VAULT_DAMAGED */
export async function importsToLink(core: VaultCore): Promise<string[]> {
  const waiting: string[] = [];
  for (const importId of otherRecords(core, recTypes.import)) {
    const record = await core.records.load(importId);
    if (!record?.ops[0] || !core.isOwn(record.ops[0])) continue;
    const { links, upTo, undone } = standingOf(record);
    if (!undone && upTo < links.length) waiting.push(importId);
  }
  return waiting;
}

/**
 * Makes the links that an import still owes, a row for every few, with the mark of how far it came in the same row: ended
 * anywhere it goes on from there, and none is made twice. A letter that is gone, of another unit or closed is passed over.
 * @throws DeskFailure NOT_FOUND, NOT_ALLOWED, SAVE_FAILED, DISK_FULL
 */
export async function linkImport(
  core: VaultCore,
  importId: string,
  isStopped: () => boolean,
): Promise<{ linked: number; unlinked: number }> {
  acting(core);
  for (;;) {
    const { links, upTo, linked, left, undone } = await standing(core, importId);
    if (undone || upTo >= links.length || isStopped()) return { linked, unlinked: left };
    core.emit('progress', { job: 'link', done: upTo, total: links.length });
    await linkSome(core, importId, upTo, links.slice(upTo, upTo + linksPerRow));
  }
}

async function linkSome(core: VaultCore, importId: string, at: number, links: readonly ImportLink[]): Promise<void> {
  const { unitId } = acting(core);
  const pairs = links.map(({ from, to, kind }) => ({
    recId: importedRecId(importId, from),
    other: typeof to === 'number' ? importedRecId(importId, to) : to,
    kind,
  }));
  const ids = pairs.map(() => [core.newOpId(), core.newOpId()] as const);
  const told = core.newOpId();
  const row = core.append({
    recIds: [...new Set([importId, ...pairs.flatMap(({ recId, other }) => [recId, other])])],
    make: async () => {
      if ((await standing(core, importId)).upTo !== at) throw new MadeMeanwhile();
      const ops: Op[] = [];
      let linked = 0;
      for (const [i, { recId, other, kind }] of pairs.entries()) {
        const made = await linkOps(core, importId, recId, other, kind, ids[i]!);
        if (made.length > 0) linked++;
        ops.push(...made);
      }
      const event = { t: 'linked', upTo: at + links.length, linked, left: links.length - linked } as const;
      return { kind: 'ops', groups: [{ unitId, ops: [...ops, importOp(core, importId, told, event)] }] };
    },
  });
  await row.catch((cause: unknown) => {
    if (!(cause instanceof MadeMeanwhile)) throw cause;
  });
}

/** The link on the imported letter, and on the other where that is this unit's; none when it can't be made. */
async function linkOps(
  core: VaultCore,
  importId: string,
  recId: string,
  other: string,
  kind: ImportLink['kind'],
  [id, mirrorId]: readonly [string, string],
): Promise<Op[]> {
  try {
    const { unitId } = await existing(core, other);
    const ops = [await linkOp(core, importId, recId, { t: 'link', kind, other }, id)];
    if (unitId !== acting(core).unitId) return ops;
    return [...ops, await linkOp(core, importId, other, { t: 'link', kind, other: recId }, mirrorId)];
  } catch (cause) {
    if (cause instanceof DeskFailure) return [];
    throw cause;
  }
}

/** Names the import beside the link: it is not what an officer did on the letter. */
async function linkOp(core: VaultCore, importId: string, recId: string, event: Value, opId: string) {
  await mayChange(core, recId);
  const { ops } = await existing(core, recId);
  const made = { kind: opKind.append, base: {}, body: { [fieldNo.import]: importId, [fieldNo.work]: event } };
  const view = project(ops);
  for (const check of core.changeChecks) await check({ recId, view, ops }, made);
  return readable({ ...made, opId, recType: recTypes.letter, recId, actor: acting(core).account });
}

async function standing(core: VaultCore, importId: string): Promise<Standing> {
  const record = await core.records.load(importId);
  if (record?.ops[0]?.recType !== recTypes.import) throw new DeskFailure('NOT_FOUND');
  if (record.unitId !== acting(core).unitId) throw new DeskFailure('NOT_ALLOWED');
  return standingOf(record);
}

function standingOf({ ops }: StoredRecord): Standing {
  const events = importEvents(ops);
  const made = events.flatMap((event) => (event.t === 'linked' ? [event] : []));
  return {
    links: events.flatMap((event) => (event.t === 'links' ? event.links : [])),
    upTo: Math.max(0, ...made.map(({ upTo }) => upTo)),
    linked: made.reduce((sum, event) => sum + event.linked, 0),
    left: made.reduce((sum, event) => sum + event.left, 0),
    undone: importState(ops).wasUndone,
  };
}
