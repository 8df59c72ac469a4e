import { unwrap } from '../../../shared/errors';
import { dayOf } from '../../../shared/model/day';
import { type PracticeName, practiceLetters, practiceNames } from '../../../shared/training/practiceLetters';
import type { HistoryEntry, ListRow } from '../../vault/api';
import type { AccessEntry } from '../../vault/api/access';
import type { Closing } from '../../vault/api/books';
import type { VaultPort } from '../common/vault';

/** The record ids of the letters that the practice vault began with. */
export type PracticeIds = Readonly<Record<PracticeName, string>>;

/** What stands in the practice vault: the steps of an exercise are judged by this, never by clicks. */
export interface Looked {
  readonly ids: PracticeIds;
  /** Letters that were entered by the one who practises. */
  readonly entered: readonly ListRow[];
  readonly history: Readonly<Record<PracticeName, readonly HistoryEntry[]>>;
  readonly status: Readonly<Record<PracticeName, string>>;
  readonly closings: readonly Closing[];
  readonly access: readonly AccessEntry[];
}

/** Puts the invented letters into an empty practice vault. @throws DeskFailure when one can't be saved */
export async function seedPractice(vault: VaultPort): Promise<PracticeIds> {
  const letters = practiceLetters(dayOf(Date.now()));
  const ids: [PracticeName, string][] = [];
  for (const name of practiceNames) {
    const saved = unwrap(await vault.call('letter.save', { changes: letters[name] }));
    ids.push([name, saved.recId]);
  }
  return Object.fromEntries(ids) as unknown as PracticeIds;
}

/** Reads what was done so far. @throws DeskFailure when the practice vault is closed meanwhile */
export async function lookAt(vault: VaultPort, ids: PracticeIds): Promise<Looked> {
  const { rows } = unwrap(await vault.call('list.open', { deleted: 'hide', rows: 100, once: true }));
  const seeded = new Set(Object.values(ids));
  const history: [PracticeName, readonly HistoryEntry[]][] = [];
  for (const name of practiceNames) {
    history.push([name, unwrap(await vault.call('letter.history', { recId: ids[name] })).entries]);
  }
  const statusOf = (name: PracticeName) => rows.find(({ recId }) => recId === ids[name])?.status ?? '';
  return {
    ids,
    entered: rows.filter(({ recId }) => !seeded.has(recId)),
    history: Object.fromEntries(history) as unknown as Looked['history'],
    status: Object.fromEntries(practiceNames.map((name) => [name, statusOf(name)])) as unknown as Looked['status'],
    closings: unwrap(await vault.call('book.closings', {})).closings,
    access: await lookAtAccess(vault),
  };
}

/** The log alone: reading it is not itself logged, reading letters is. */
export async function lookAtAccess(vault: VaultPort): Promise<readonly AccessEntry[]> {
  return unwrap(await vault.call('access.list', { from: 0, count: 200 })).entries;
}
