import Dexie from 'dexie';
import type { VaultFamily } from '../store/db';

const family: VaultFamily = 'practice';

/** Deletes what practice vaults left behind; their keys are gone already. */
export async function forgetPractice(): Promise<void> {
  const names = (await Dexie.getDatabaseNames()).filter((name) => name.startsWith(`${family}-`));
  await Promise.all(names.map((name) => Dexie.delete(name)));
}
