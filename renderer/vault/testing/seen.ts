import { type DeskError, unwrap } from '../../../shared/errors';
import type { Vault } from '../vault';
import { type Desk, letter } from './fakes';

/** Everything an officer can see of all letters, in a form that two vaults can be compared by. */
export async function picture(vault: Vault): Promise<unknown> {
  const view = unwrap(await vault.call('list.open', { sort: { column: 'registerNo', descending: false } }));
  const deleted = unwrap(await vault.call('list.open', { deleted: 'only' }));
  const { rows } = unwrap(await vault.call('list.rows', { view: view.view, from: 0, count: 10_000 }));
  const details = [];
  for (const row of [...rows, ...deleted.rows]) {
    details.push(unwrap(await vault.call('letter.get', { recId: row.recId })));
    details.push(unwrap(await vault.call('letter.history', { recId: row.recId })));
  }
  const found = unwrap(await vault.call('list.open', { text: 'thu hoi dat' }));
  const counts = unwrap(await vault.call('list.counts', {}));
  return { rows, deleted: deleted.rows, details, found: found.rows.map((row) => row.recId), counts };
}

/** Enters the invented letter of that number. */
export async function saved(vault: Vault, n: number): Promise<string> {
  return unwrap(await vault.call('letter.save', { changes: letter(n) })).recId;
}

/** What the officer was alarmed of. */
export const alarms = (desk: Desk): DeskError[] =>
  desk.events.flatMap(({ name, payload }) => (name === 'alarm' ? [(payload as { error: DeskError }).error] : []));
