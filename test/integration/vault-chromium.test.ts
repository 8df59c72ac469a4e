import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { randomFrom } from '../../build/training/random';
import { Stage } from './vault/stage';

const vaultId = 'c0'.repeat(16);
const letter = {
  // No denunciation: what is looked for must not be covered.
  kind: 'khieu-nai',
  source: 'buu-dien',
  level: 'mat',
  authorship: 'co-ten',
  arrivedOn: '2026-03-02',
  senders: [{ name: 'TẬP HUẤN Nguyễn Văn Mẫu', address: 'Thôn 1, xã Mẫu' }],
  accused: [{ name: 'TẬP HUẤN Trần Văn Thử' }],
  summary: 'TẬP HUẤN tố cáo về đất đai',
};

let stage: Stage;
afterEach(() => stage.end());

const open = (page: Page) => page.evaluate((id) => window.openVault(id), vaultId);
const listed = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const opened = await window.vault.call('list.open', { text: 'to cao' });
    if (!opened.ok) throw new Error(opened.error.code);
    const { view, total } = opened.value;
    const ids: string[] = [];
    for (let from = 0; from < total; from += 500) {
      const rows = await window.vault.call('list.rows', { view, from, count: 500 });
      if (rows.ok) ids.push(...rows.value.rows.map((row) => row.recId));
    }
    return ids;
  });

/** Letters that do not open with all that was entered. */
const incomplete = (page: Page, ids: readonly string[]): Promise<string[]> =>
  page.evaluate(
    async ([all, entered]) => {
      const bad: string[] = [];
      for (const recId of all) {
        const opened = await window.vault.call('letter.get', { recId });
        const whole = opened.ok && entered.every((words) => JSON.stringify(opened.value.letter).includes(words));
        if (!whole) bad.push(recId);
      }
      return bad;
    },
    [ids, [letter.summary, letter.senders[0]!.name, letter.senders[0]!.address, letter.accused[0]!.name]] as const,
  );

describe('the vault in a real Chromium', () => {
  it('the browser is killed at fifty random moments while letters are being saved: every letter that was shown as saved is there, whole', async () => {
    // Real browser, worker, database and journal file; the screens are left out so that fifty rounds take a minute or
    // two. Six kills of the whole desk, with its screens, are in test/e2e/faults.spec.ts.
    const seed = Number(process.env.FAULT_SEED ?? Date.now() % 100_000);
    console.log(`kill -9: FAULT_SEED=${seed}`);
    const random = randomFrom(seed);
    stage = await Stage.make();
    for (let round = 1; round <= 50; round++) {
      const page = await stage.start();
      expect(await open(page)).toMatchObject({ ok: true });
      await page.evaluate((changes) => void window.saveForEver(changes), letter);
      // Some fall into the first save after opening, some into the folding of what has piled up.
      const enough = stage.saved.length + Math.floor(random() * 15);
      while (stage.saved.length < enough) await pause(5);
      await pause(random() * 60);
      await stage.kill();
    }
    const page = await stage.start();
    expect(await open(page)).toMatchObject({ ok: true });
    const ids = await listed(page);
    const there = new Set(ids);
    expect(stage.saved.length).toBeGreaterThan(100);
    expect(stage.saved.filter((recId) => !there.has(recId))).toEqual([]);
    expect(await incomplete(page, ids)).toEqual([]);
  }, 300_000);

  it('the browser lost its database: the letters come back from the file, and a second window is refused', async () => {
    stage = await Stage.make();
    const page = await stage.start();
    await open(page);
    await page.evaluate((changes) => void window.saveForEver(changes), letter);
    while (stage.saved.length < 20) await pause(5);
    const second = await stage.page();
    expect(await open(second)).toEqual({ ok: false, error: { code: 'VAULT_IN_USE' } });
    await stage.kill();
    await rm(join(stage.folder, 'profile', 'Default', 'IndexedDB'), { recursive: true, force: true });
    const again = await stage.start();
    const outcome = (await open(again)) as { value: { rebuilt: { rows: number } | null } };
    expect(outcome.value.rebuilt?.rows).toBeGreaterThan(0);
    const ids = new Set(await listed(again));
    expect(stage.saved.filter((recId) => !ids.has(recId))).toEqual([]);
  });
});
