import { randomBytes, toHex } from '../../../shared/bytes';
import { type ImportEvent, importEventSchema } from '../../../shared/model/imported';
import { fieldNo, recTypes } from '../../../shared/model/letter';
import { type Op, opKind } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { VaultCore } from '../core';

/** 48 bits of time and 48 random ones, then the mark of the import itself. */
export const newImportId = (nowMs: number): string =>
  `${nowMs.toString(16).padStart(12, '0')}${toHex(randomBytes(6))}ffffffff`;

/** The op that writes what happened to an import down. */
export function importOp(core: VaultCore, importId: string, opId: string, event: ImportEvent): Op {
  const body = { [fieldNo.import]: event };
  const { account } = acting(core);
  return { kind: opKind.append, opId, recType: recTypes.import, recId: importId, base: {}, body, actor: account };
}

/** What happened to an import, oldest first, as far as this version knows it. */
export const importEvents = (ops: readonly Op[]): ImportEvent[] =>
  ops.flatMap((op): ImportEvent[] => {
    const parsed = importEventSchema.safeParse(op.kind === opKind.append ? op.body[fieldNo.import] : undefined);
    return parsed.success ? [parsed.data] : [];
  });

/** Writes what happened to an import. @throws DeskFailure NOT_ALLOWED, DISK_FULL, SAVE_FAILED */
export async function appendImport(core: VaultCore, importId: string, event: ImportEvent): Promise<void> {
  const { unitId } = acting(core);
  const op = importOp(core, importId, core.newOpId(), event);
  await core.append({ recIds: [], make: () => ({ kind: 'ops', groups: [{ unitId, ops: [op] }] }) });
}
