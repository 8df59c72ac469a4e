import type { Bytes } from '../../shared/bytes';
import type { Center } from '../center';
import type { Caller } from '../login/caller';

/**
 * What the caller's keys can be made from: grants of his unit to its members (his own opens; the others show who still
 * lacks one), and those that the units below sealed to their parents. None for an account administrator.
 */
export async function grantsFor(center: Center, caller: Caller): Promise<Bytes[]> {
  if (caller.kind === 'quan-tri' || !caller.unitId) return [];
  const { directory } = await center.directory.current();
  const unitIds = directory.subtree(caller.unitId).map((unit) => unit.unitId);
  const rows = await center.database.query<{ wire: Bytes }>(
    `SELECT wire FROM key_grant
     WHERE (kind = 'member' AND unit_id = $1) OR (kind = 'parent' AND unit_id = ANY($2::text[]))
     ORDER BY unit_id, epoch, hash`,
    [caller.unitId, unitIds],
  );
  return rows.map((row) => row.wire);
}
