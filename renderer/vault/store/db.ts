import Dexie, { type Table } from 'dexie';
import type { Bytes } from '../../../shared/bytes';
import type { SealedRow } from '../ports';

/**
 * The IndexedDB side of the vault. Keys are small numbers that say nothing; every value is sealed. All transactions are
 * strict: a transaction that completed is on disk (Chromium's default since 121 is relaxed).
 */
export class VaultDb extends Dexie {
  declare readonly journal: Table<SealedRow, number>;
  declare readonly segments: Table<Bytes, number>;
  declare readonly columns: Table<Bytes, number>;
  declare readonly search: Table<Bytes, number>;
  declare readonly state: Table<Bytes, number>;
  declare readonly drafts: Table<Bytes, number>;

  constructor(vaultId: string) {
    super(`vault-${vaultId}`, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ journal: '&n', segments: '', columns: '', search: '', state: '', drafts: '' });
  }
}

/** Stores that can be made again from the journal's file copy. */
export const blockStores = ['segments', 'columns', 'search', 'state'] as const;
export type BlockStore = (typeof blockStores)[number];

/** True for the ways in which a browser says that the disk or the quota is full. */
export function isDiskFull(cause: unknown): boolean {
  const names = [cause, (cause as { inner?: unknown } | null)?.inner];
  return names.some((item) => item instanceof Error && item.name === 'QuotaExceededError');
}
