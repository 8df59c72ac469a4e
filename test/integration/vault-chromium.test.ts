import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { Stage } from './vault/stage';

const vaultId = 'c0'.repeat(16);
const letter = {
  kind: 'to-cao',
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

describe('the vault in a real Chromium', () => {
  it('the browser is killed while letters are being saved: every letter that was shown as saved is there', async () => {
    stage = await Stage.make();
    for (let round = 1; round <= 4; round++) {
      const page = await stage.start();
      expect(await open(page)).toMatchObject({ ok: true });
      const ids = new Set(await listed(page));
      expect(stage.saved.filter((recId) => !ids.has(recId))).toEqual([]);
      const before = stage.saved.length;
      await page.evaluate((changes) => void window.saveForEver(changes), letter);
      while (stage.saved.length < before + 10 * round) await pause(5);
      await pause(37 * round);
      await stage.kill();
    }
    const page = await stage.start();
    const outcome = await open(page);
    expect(outcome).toMatchObject({ ok: true });
    const ids = new Set(await listed(page));
    expect(stage.saved.length).toBeGreaterThan(90);
    expect(stage.saved.filter((recId) => !ids.has(recId))).toEqual([]);
  });

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
