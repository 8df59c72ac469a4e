import Dexie, { type Table } from 'dexie';
import type { Bytes } from '../../../shared/bytes';
import { DeskFailure } from '../../../shared/errors';
import type { FileCopy, SealedRow } from '../ports';

/** The first word of a database's name: a practice vault never has a real one's. */
export type VaultFamily = 'vault' | 'practice';

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

  constructor(vaultId: string, family: VaultFamily = 'vault') {
    super(`${family}-${vaultId}`, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ journal: '&n', segments: '', columns: '', search: '', state: '', drafts: '' });
  }
}

/** Stores that can be made again from the journal's file copy. */
export const blockStores = ['segments', 'columns', 'search', 'state'] as const;

const MiB = 1024 * 1024;
/** A write that fails without a reason while the disk has less than this is taken for one that found the disk full. */
const crampedBytes = 16 * MiB;

/**
 * A failed write to IndexedDB as the officer should hear it: DISK_FULL or SAVE_FAILED. The browser speaks of its quota
 * only where it foresaw the end; on a disk that is full it gives an internal error, so the disk itself is asked. It also
 * ends the connection then, and an attempt to open it that failed would be remembered: the next use opens it anew.
 */
export async function writeFailure(cause: unknown, db: VaultDb, files: Pick<FileCopy, 'status'>): Promise<DeskFailure> {
  if (!db.isOpen()) db.close({ disableAutoOpen: false });
  if (saysFull(cause)) return new DeskFailure('DISK_FULL');
  const status = await files.status();
  const cramped = status.ok && status.value.freeBytes < crampedBytes;
  return new DeskFailure(cramped ? 'DISK_FULL' : 'SAVE_FAILED');
}

function saysFull(cause: unknown): boolean {
  if (cause instanceof DeskFailure) return cause.error.code === 'DISK_FULL';
  const names = [cause, (cause as { inner?: unknown } | null)?.inner];
  return names.some((item) => item instanceof Error && item.name === 'QuotaExceededError');
}
