import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { expect, semanticsApp, startSemantics, test } from './semantics';

/** Adds one row to a database of the page and answers how many there are. */
const addRow = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const opening = indexedDB.open('rows', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true });
    const store = (await settled(opening))
      .transaction('rows', 'readwrite', { durability: 'strict' })
      .objectStore('rows');
    await settled(store.add({ bytes: new Uint8Array(8) }));
    return settled(store.count());
  });

test.describe('profile', { tag: '@both' }, () => {
  test('IndexedDB of the same profile is there after a restart', async ({ launch }) => {
    const first = await startSemantics(launch);
    expect(await addRow(first.page)).toBe(1);
    await first.app.close();
    const second = await startSemantics(launch);
    expect(await addRow(second.page)).toBe(2);
  });

  test('IndexedDB of another profile is empty', async ({ launch, profile }) => {
    const first = await startSemantics(launch);
    expect(await addRow(first.page)).toBe(1);
    await first.app.close();
    const other = await startSemantics(launch, { profile: `${profile}/other` });
    expect(await addRow(other.page)).toBe(1);
  });

  test('a profile whose app was killed opens again with what was written strictly', async ({ launch }) => {
    const first = await startSemantics(launch);
    expect(await addRow(first.page)).toBe(1);
    const child = first.app.process();
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const second = await startSemantics(launch);
    expect(await addRow(second.page)).toBe(2);
  });

  test('--user-data-dir is userData and sessionData', async ({ launch, profile }) => {
    const { app } = await startSemantics(launch);
    const paths = await app.evaluate((electron) => [
      electron.app.getPath('userData'),
      electron.app.getPath('sessionData'),
    ]);
    expect(paths).toEqual([profile, profile]);
  });

  test('a second instance leaves at once and the first learns how it was started', async ({
    launch,
    host,
    profile,
  }) => {
    const { app } = await startSemantics(launch);
    const second = spawn(
      host.executablePath,
      ['--no-sandbox', semanticsApp, `--user-data-dir=${profile}`, '--open-letter=1'],
      { stdio: 'ignore' },
    );
    const [code] = await once(second, 'exit');
    expect(code).toBe(0);
    await expect.poll(() => app.evaluate(() => fixture.second?.argv.includes('--open-letter=1'))).toBe(true);
    const told = await app.evaluate(() => fixture.second!);
    expect(told.cwd).toBe(process.cwd());
    expect(told.data).toEqual({ from: second.pid });
  });
});
