import type { VaultPort } from '../common/vault';
import { exercises } from './exercises';

const key = 'practice.done';

/** Which exercises were done to the end, as the real vault remembers it; none when it can't be read. */
export async function readProgress(vault: VaultPort): Promise<readonly string[]> {
  const kept = await vault.call('pref.get', { key });
  const value = kept.ok ? kept.value.value : null;
  return Array.isArray(value) ? exercises.map(({ id }) => id).filter((id) => value.includes(id)) : [];
}

/** Adds exercises to those that were done; only their names cross from practice into the real vault. */
export async function addProgress(vault: VaultPort, done: readonly string[]): Promise<void> {
  const before = await readProgress(vault);
  const all = exercises.map(({ id }) => id).filter((id) => before.includes(id) || done.includes(id));
  if (all.length > before.length) await vault.call('pref.put', { key, value: all });
}
