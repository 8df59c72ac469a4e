import { DeskFailure } from '../../shared/errors';
import type { VaultCore } from './core';

/** The unit and account in whose name this desk writes. @throws DeskFailure NOT_ALLOWED for an account without letters */
export function acting(core: VaultCore): {
  readonly unitId: string;
  readonly account: string;
  readonly deskId: string;
} {
  const { unitId, account, deskId, mayUseLetters } = core.ports.directory.me();
  if (!mayUseLetters || unitId === null) throw new DeskFailure('NOT_ALLOWED');
  return { unitId, account: account ?? '', deskId };
}
