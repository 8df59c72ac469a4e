import Dexie from 'dexie';
import { DeskFailure } from '../../../shared/errors';

/**
 * Makes sure that the browser's store of this desk can be opened at all. A full disk or a power cut can tear the log
 * under it; Chromium then refuses once (UnknownError), drops what was there and begins an empty store, which the vault
 * fills again from the file copy. Nothing is deleted here.
 * @throws DeskFailure STORE_UNREADABLE when it is refused a second time: a disk or its rights are at fault then
 */
export async function reachStore(databases: () => Promise<unknown> = () => Dexie.getDatabaseNames()): Promise<void> {
  try {
    await databases();
  } catch {
    // The refusal itself is what made Chromium begin anew; only the second answer counts.
    await databases().catch(() => {
      throw new DeskFailure('STORE_UNREADABLE');
    });
  }
}
