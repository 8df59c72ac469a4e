import { randomBytes, toHex } from '../../../shared/bytes';
import type { ImportEvent } from '../../../shared/model/imported';
import { fieldNo, recTypes } from '../../../shared/model/letter';
import { opKind } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { VaultCore } from '../core';

/** 48 bits of time and 48 random ones, then the mark of the import itself. */
export const newImportId = (nowMs: number): string =>
  `${nowMs.toString(16).padStart(12, '0')}${toHex(randomBytes(6))}ffffffff`;

/** Writes what happened to an import. @throws DeskFailure NOT_ALLOWED, DISK_FULL, SAVE_FAILED */
export async function appendImport(core: VaultCore, importId: string, event: ImportEvent): Promise<void> {
  const { unitId, account } = acting(core);
  const op = {
    kind: opKind.append,
    opId: core.newOpId(),
    recType: recTypes.import,
    recId: importId,
    base: {},
    body: { [fieldNo.import]: event },
    actor: account,
  };
  await core.append({ recIds: [], make: () => ({ kind: 'ops', groups: [{ unitId, ops: [op] }] }) });
}
