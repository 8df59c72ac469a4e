import { type ImportEvent, importedRecId } from '../../../shared/model/imported';
import { recTypes } from '../../../shared/model/letter';
import { msOfOp } from '../../../shared/sync/hlc';
import type { Op } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { ImportRecord } from '../api/bulk';
import type { VaultCore } from '../core';
import type { Workplace } from '../handlers';
import { flag } from '../records/columns';
import { otherRecords } from '../records/others';
import { importEvents } from './importRecord';

/** Imports of this unit, newest first. @throws DeskFailure VAULT_DAMAGED */
export async function listImports({ core }: Workplace): Promise<{ imports: ImportRecord[] }> {
  const { unitId } = acting(core);
  const imports: ImportRecord[] = [];
  for (const importId of otherRecords(core, recTypes.import)) {
    const record = await core.records.load(importId);
    if (record?.unitId !== unitId) continue;
    const { begin, complete, undone, wasUndone } = importState(record.ops);
    if (!begin) continue;
    const { there, deleted } = lettersOf(core, importId, begin.total);
    imports.push({
      importId,
      name: begin.name,
      atMs: msOfOp(record.ops[0]!.opId),
      by: record.ops[0]!.actor,
      letters: there.length,
      complete,
      undone,
      restorable: wasUndone ? deleted.length : 0,
    });
  }
  return { imports: imports.sort((a, b) => b.atMs - a.atMs) };
}

export interface ImportState {
  readonly begin: Extract<ImportEvent, { t: 'begin' }> | undefined;
  readonly complete: boolean;
  /** Taken back to the end, and not given back since. */
  readonly undone: boolean;
  /** Taken back, or a part of it before it was cut off, and not given back to the end since. */
  readonly wasUndone: boolean;
}

/** What has become of an import, by its own record. */
export function importState(ops: readonly Op[]): ImportState {
  const events = importEvents(ops);
  const end = events.find((event) => event.t === 'end');
  const last = events.findLast(({ t }) => t === 'undoing' || t === 'undone' || t === 'restored')?.t;
  return {
    begin: events.find((event) => event.t === 'begin'),
    complete: end?.complete === true,
    undone: last === 'undone',
    wasUndone: last === 'undone' || last === 'undoing',
  };
}

/** Letters of an import that this desk has: those that stand, and those that are deleted. */
export function lettersOf({ records: { columns } }: VaultCore, importId: string, total: number) {
  const [there, deleted]: [string[], string[]] = [[], []];
  for (let place = 0; place < total; place++) {
    const recId = importedRecId(importId, place);
    const ordinal = columns.find(recId);
    if (ordinal < 0) continue;
    ((columns.flags[ordinal]! & flag.deleted) === 0 ? there : deleted).push(recId);
  }
  return { there, deleted };
}
