import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { opening, text } from '../../build/tour/desk';
import { findTraces } from '../../build/tour/traces';
import { pdf, png, tiff } from '../fixtures/papers';
import { expectAccessible } from './access';
import { picture } from './pictures';
import {
  arrive,
  atScans,
  attachAll,
  dialog,
  inTab,
  openScans,
  pages,
  place,
  row,
  sealedFiles,
  view,
  viewer,
} from './scans';
import { expect, test } from './seat';

/** Digitised papers of a letter, as an officer attaches and reads them. */
const both = { tag: '@both' };

const words = 'TAP HUAN giay to tuong tuong';
const inClear = 'TẬP HUẤN giấy tờ bí mật';

/** A real JPEG: the page's own encoder makes it. */
async function photo(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [900, 600];
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#f4efe2';
    context.fillRect(0, 0, 900, 600);
    context.fillStyle = '#222';
    context.font = '48px sans-serif';
    context.fillText('TẬP HUẤN', 80, 140);
    return canvas.toDataURL('image/jpeg').split(',')[1]!;
  });
  return Buffer.from(base64, 'base64');
}

test(
  'PDF, TIFF, JPEG and PNG by file, drop and paste: page counts, thumbnails, viewer, there after a restart; no trace on the disk',
  both,
  async ({ room }) => {
    test.setTimeout(180_000);
    const seat = await atScans(room, 'centre', 'banquet');
    const { page } = seat;
    await inTab(page)
      .locator('input[type=file]')
      .setInputFiles({ name: 'don-goc.pdf', mimeType: 'application/pdf', buffer: pdf({ words, padding: 3_000_000 }) });
    await expect(dialog(page).getByText(pages(3))).toBeVisible();
    await expectAccessible(page, 'attach');
    await picture(page, 'scans-attach');
    await attachAll(page, 1);

    await arrive(page, 'drop', [
      {
        name: 'bien-ban.tif',
        mimeType: 'image/tiff',
        buffer: tiff({ width: 600, height: 800, pages: 4, compression: 32773 }),
      },
      { name: 'phong-bi.jpg', mimeType: 'image/jpeg', buffer: await photo(page) },
    ]);
    await expect(dialog(page).getByText(pages(4))).toBeVisible();
    await attachAll(page, 2);
    await arrive(page, 'paste', [{ name: 'dan.png', mimeType: 'image/png', buffer: png(600, 800) }]);
    await attachAll(page, 1);

    const expectAll = async (): Promise<void> => {
      for (const [name, count] of [
        ['don-goc', 3],
        ['bien-ban', 4],
        ['phong-bi', 1],
        ['dan', 1],
      ] as const) {
        await expect(row(page2(), name)).toContainText(pages(count));
        await row(page2(), name).locator('canvas[data-drawn]').waitFor();
      }
    };
    let page2 = (): Page => page;
    await expectAll();
    await expectAccessible(page, 'list');
    await picture(page, 'scans-list');

    await view(page, 'don-goc');
    await expect(place(page, 1, 3)).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(place(page, 2, 3)).toBeVisible();
    await page.keyboard.press('End');
    await expect(place(page, 3, 3)).toBeVisible();
    await picture(page, 'scans-viewer-pdf');
    const upright = await viewer(page).locator('.pdf-page').first().boundingBox();
    await page.keyboard.press('r');
    await expect
      .poll(async () => {
        const turned = await viewer(page).locator('.pdf-page').first().boundingBox();
        return turned!.width > turned!.height;
      })
      .toBe(upright!.width < upright!.height);
    await expectAccessible(page, 'viewer');
    await page.keyboard.press('Escape');
    await viewer(page).waitFor({ state: 'detached' });

    await view(page, 'bien-ban');
    await expect(place(page, 1, 4)).toBeVisible();
    const before = await viewer(page).locator('.pdf-zoom').innerText();
    await page.keyboard.press('+');
    await expect(viewer(page).locator('.pdf-zoom')).not.toHaveText(before);
    await picture(page, 'scans-viewer-tiff');
    await page.keyboard.press('Escape');

    await seat.close();
    await seat.reopen();
    page2 = () => seat.page;
    await openScans(seat);
    await expectAll();
    for (const name of ['don-goc', 'bien-ban', 'phong-bi', 'dan']) {
      await view(seat.page, name);
      await seat.page.keyboard.press('Escape');
      await viewer(seat.page).waitFor({ state: 'detached' });
    }
    await seat.close();
    expect(sealedFiles(seat)).toHaveLength(4);
    const searched = findTraces([seat.profile], [], [inClear, words, 'don-goc', 'bien-ban', 'phong-bi']);
    console.log(`${searched.files} files searched`);
    expect(searched.traces).toEqual([]);
  },
);

test('a scan is taken off with a reason, and put back by undo and from the list', both, async ({ room }) => {
  const seat = await atScans(room, 'province', 'gobanquet');
  const { page } = seat;
  await arrive(page, 'drop', [{ name: 'nham.png', mimeType: 'image/png', buffer: png() }]);
  await attachAll(page, 1);
  const takeOff = async (reason: string): Promise<void> => {
    await row(page, 'nham')
      .getByRole('button', { name: text('scans.removeOne').replace('{name}', 'nham') })
      .press('Enter');
    const asking = page.getByRole('dialog', { name: text('scans.removeTitle') });
    await asking.getByRole('button', { name: text('scans.remove'), exact: true }).press('Enter');
    await expect(asking.getByText(text('form.error.required'))).toBeVisible();
    await asking.getByRole('textbox').fill(reason);
    await asking.getByRole('button', { name: text('scans.remove'), exact: true }).press('Enter');
    await expect(row(page, 'nham')).toHaveCount(0);
  };
  await takeOff('TẬP HUẤN quét nhầm');
  await page.getByRole('button', { name: text('action.undo') }).press('Enter');
  await expect(row(page, 'nham')).toHaveCount(1);
  await takeOff('TẬP HUẤN quét nhầm lần nữa');
  await inTab(page)
    .getByRole('button', { name: opening('scans.removedCount') })
    .press('Enter');
  await expect(inTab(page).getByText('TẬP HUẤN quét nhầm lần nữa')).toBeVisible();
  await inTab(page)
    .getByRole('button', { name: opening('scans.restoreOne') })
    .press('Enter');
  await expect(row(page, 'nham')).toHaveCount(1);
  await view(page, 'nham');
});

test(
  'the scanner’s folder: a finished file is offered, attached, and its original removed when asked',
  both,
  async ({ room }) => {
    const seat = await atScans(room, 'colleague', 'thumucquet');
    const { page, desk } = seat;
    const folder = join(room.ground.dir, 'may-quet');
    mkdirSync(folder);
    writeFileSync(join(folder, 'ghi-chu.txt'), 'không phải bản quét');
    await desk.app.evaluate(({ dialog: chooser }, path) => {
      chooser.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, folder);
    await inTab(page)
      .getByRole('button', { name: text('scans.folderChoose') })
      .press('Enter');
    const panel = inTab(page).getByRole('region', { name: text('scans.folder') });
    await expect(panel.getByText(text('scans.folderEmpty'))).toBeVisible();
    writeFileSync(join(folder, 'quet-001.pdf'), pdf({ words }));
    writeFileSync(join(folder, 'quet-002.png'), png());
    await expect(panel.getByText('quet-001.pdf')).toBeVisible();
    await expect(panel.getByText('quet-002.png')).toBeVisible();
    await expect(panel.getByText('ghi-chu.txt')).toHaveCount(0);
    await picture(page, 'scans-folder');
    await expectAccessible(page, 'folder');
    await panel.getByRole('button', { name: text('scans.attachOne').replace('{name}', 'quet-001.pdf') }).press('Enter');
    await dialog(page)
      .getByRole('button', { name: text('scans.attachRun').replace('{count}', '1') })
      .press('Enter');
    await dialog(page)
      .getByRole('button', { name: opening('scans.removeOriginals') })
      .press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await expect(row(page, 'quet-001')).toContainText(pages(3));
    await expect(panel.getByText('quet-001.pdf')).toHaveCount(0);
    expect(readdirSync(folder).sort()).toEqual(['ghi-chu.txt', 'quet-002.png']);
  },
);

test(
  '200 MB: the desk answers keys while it is sealed, cancelling leaves nothing, and the whole goes in',
  both,
  async ({ room }) => {
    test.setTimeout(400_000);
    const seat = await atScans(room, 'centre', 'haitrammb');
    const { page } = seat;
    const file = join(room.ground.dir, 'lon.pdf');
    writeFileSync(file, pdf({ pages: 3, padding: 205_000_000 }));
    const megabytes = Math.floor(statSync(file).size / 1024 / 1024);
    await page.evaluate(() => {
      const seen: number[] = [];
      Reflect.set(window, 'longTasks', seen);
      new PerformanceObserver((entries) => seen.push(...entries.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
      });
      window.addEventListener('keydown', () => {
        const bar = document.querySelector('[role=dialog] [role=progressbar]');
        Reflect.set(window, 'progressAtKey', Number(bar?.getAttribute('aria-valuenow') ?? -1));
      });
    });
    await inTab(page).locator('input[type=file]').setInputFiles(file);
    const run = dialog(page).getByRole('button', { name: text('scans.attachRun').replace('{count}', '1') });
    const bar = dialog(page).getByRole('progressbar');
    const progress = async (): Promise<number> => Number(await bar.getAttribute('aria-valuenow'));

    await expect(dialog(page).getByText(pages(3))).toBeVisible({ timeout: 60_000 });
    await run.press('Enter');
    await expect.poll(progress).toBeGreaterThan(4);
    await picture(page, 'scans-sealing');
    await page.keyboard.press('Shift');
    const atKey = await page.evaluate(() => Reflect.get(window, 'progressAtKey') as number);
    expect(atKey).toBeGreaterThan(0);
    expect(atKey).toBeLessThan(100);
    await page.keyboard.press('Escape');
    await expect(run).toBeVisible();
    await expect.poll(() => sealedFiles(seat)).toEqual([]);

    const began = performance.now();
    await run.press('Enter');
    await dialog(page).getByText(opening('scans.attached')).waitFor({ timeout: 240_000 });
    const took = (performance.now() - began) / 1000;
    const long = await page.evaluate(() => Reflect.get(window, 'longTasks') as number[]);
    const worst = Math.round(Math.max(0, ...long));
    console.log(`${megabytes} MB in ${took.toFixed(1)} s; ${long.length} long tasks, the longest ${worst} ms`);
    await page.keyboard.press('Escape');
    await expect(row(page, 'lon')).toContainText(pages(3));
    await view(page, 'lon');
    await page.keyboard.press('Escape');
    await arrive(page, 'drop', [
      { name: 'them.pdf', mimeType: 'application/pdf', buffer: pdf({ padding: 12_000_000 }) },
    ]);
    await run.press('Enter');
    await expect(dialog(page).getByText(text('error.SCAN_TOO_MUCH').replace('{maxMb}', '200'))).toBeVisible();
    expect(sealedFiles(seat)).toHaveLength(1);
  },
);
