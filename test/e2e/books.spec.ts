import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { opening, text } from '../../build/tour/desk';
import { expect, type Seat, test } from './seat';

/** Numbers, the log of what goes out, and a closed book, by keyboard as an officer goes through them. */
const both = { tag: '@both' };

const region = (seat: Seat, name: Parameters<typeof text>[0]) => seat.page.getByRole('region', { name: text(name) });

/** Goes to a part of the desk by its entry in the navigation, with the Enter key. */
async function goTo(page: Page, name: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: text('nav.label') });
  await navigation.getByRole('button', { name, exact: true }).press('Enter');
}

async function reach(page: Page, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const labels = element && 'labels' in element ? (element as HTMLInputElement).labels : null;
      return (labels?.[0]?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    const now = await focused();
    if (now.startsWith(name)) return;
    seen.push(now);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches “${name}”: ${[...new Set(seen)].join(' · ')}`);
}

/** Types over what stands in a field. */
async function write(page: Page, name: string, words: string): Promise<void> {
  await reach(page, name);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(words);
}

const saveTo = (seat: Seat, file: string) =>
  seat.desk.app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) });
  }, file);

/** Fills the dialog that asks for whom and what for. */
async function sayWhatFor(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await write(page, text('copy.holder'), 'Văn thư Tập Huấn');
  await write(page, text('copy.purpose'), 'kiểm tra sổ tập huấn');
  await write(page, text('copy.authority'), 'Chủ nhiệm Tập Huấn');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

async function noViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}

const shots = process.env.BOOK_SHOTS;
async function shot(seat: Seat, name: string): Promise<void> {
  if (!shots) return;
  const { page } = seat;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(shots, `${name}-${colorScheme}-${width}.png`) });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1366, height: 768 });
}

/** Chooses the book of arrivals of November 2026. */
async function openNovember(seat: Seat): Promise<void> {
  const { page } = seat;
  await goTo(page, text('nav.books'));
  await region(seat, 'books.title').waitFor();
  await write(page, text('books.from'), '1/11/2026');
  await write(page, text('books.to'), '16/11/2026');
  await page.keyboard.press('Tab');
}

test('numbers run on after the desk was started again, in the order of entry', both, async ({ room }) => {
  test.setTimeout(150_000);
  const seat = room.seat(room.ground.people.centre, 'so-vao-so');
  await seat.enrol();
  for (const mark of ['Sốmột', 'Sốhai']) await seat.desk.typeLetter(room.letter(mark, { kind: 'phan-anh' }));
  await seat.close();
  await seat.reopen();
  await seat.desk.typeLetter(room.letter('Sốba', { kind: 'phan-anh' }));
  await openNovember(seat);
  const grid = seat.page.getByRole('grid', { name: 'Sổ tiếp nhận đơn' });
  for (const [row, no] of [
    [1, '1/2026'],
    [2, '2/2026'],
    [3, '3/2026'],
  ] as const) {
    await expect(grid.getByRole('row').nth(row)).toContainText(no);
  }
  await expect(seat.page.getByText(text('books.numbersGood'))).toBeVisible();
});

test(
  'what is exported stands in the log and in the register of secret papers, by the act itself',
  both,
  async ({ room }) => {
    test.setTimeout(180_000);
    const seat = room.seat(room.ground.people.centre, 'xuat-so');
    await seat.enrol();
    const { page } = seat;
    await seat.desk.typeLetter(room.letter('Xuấtsổ', { kind: 'phan-anh' }));
    await openNovember(seat);
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('1/2026');
    await noViolations(page);
    await shot(seat, 'books');
    const pdf = join(room.ground.dir, 'so.pdf');
    await saveTo(seat, pdf);
    await reach(page, text('books.pdf'));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await noViolations(page);
    await shot(seat, 'copy');
    await sayWhatFor(page);
    await expect(page.getByText(text('books.saved'))).toBeVisible();

    const printed = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).normalize('NFC');
    expect(printed).toContain('SỔ TIẾP NHẬN ĐƠN');
    expect(printed).toContain('1/2026');
    expect(printed).toContain('BẢN SAO SỐ 01');
    expect(printed).toContain('BẢN SAO BÍ MẬT NHÀ NƯỚC');
    const [code] = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(printed)!;

    const sheet = join(room.ground.dir, 'so.xlsx');
    await saveTo(seat, sheet);
    await reach(page, text('books.xlsx'));
    await page.keyboard.press('Enter');
    await sayWhatFor(page);

    await goTo(page, text('nav.log'));
    const log = region(seat, 'log.title');
    await expect(log.getByRole('row', { name: new RegExp(code) })).toContainText(text('log.act.export'));
    await noViolations(page);
    await shot(seat, 'log');
    await log.getByRole('tab', { name: text('log.secrets') }).press('Enter');
    const line = log.getByRole('row', { name: new RegExp(code) });
    await expect(line).toContainText('Văn thư Tập Huấn');
    await expect(line.getByRole('cell').first()).toHaveText('1');
    await expect(log.getByRole('row')).toHaveCount(3);
    await noViolations(page);
    await shot(seat, 'secrets');
  },
);

test(
  'a closed book: a change asks for a reason, and the book shows before, after, who and why',
  both,
  async ({ room }) => {
    test.setTimeout(180_000);
    const seat = room.seat(room.ground.people.centre, 'khoa-so');
    await seat.enrol();
    const { page, desk } = seat;
    await desk.typeLetter(room.letter('Khóasổ', { kind: 'phan-anh' }));
    await openNovember(seat);
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('1/2026');
    await reach(page, text('books.close'));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await shot(seat, 'close');
    await write(page, text('books.closeBy'), 'Chủ nhiệm Tập Huấn');
    await page.keyboard.press('Enter');
    await expect(page.getByText(opening('books.isClosed')).first()).toBeVisible();

    await desk.search('khoaso');
    await desk.openFirst();
    await page.keyboard.press('e');
    await desk.field(text('letter.summary')).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('TẬP HUẤN Khóasổ: phản ánh tưởng tượng về bờ đê');
    await page.keyboard.press('Control+s');
    await page.getByRole('dialog', { name: text('correction.title') }).waitFor();
    await write(page, text('correction.reason'), 'ghi nhầm khi vào sổ');
    await page.keyboard.press('Enter');
    await region(seat, 'detail.title').waitFor();

    await openNovember(seat);
    const told = region(seat, 'books.corrections');
    await expect(told).toContainText('tố cáo tưởng tượng về đất bãi');
    await expect(told).toContainText('phản ánh tưởng tượng về bờ đê');
    await expect(told).toContainText('ghi nhầm khi vào sổ');
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('tố cáo tưởng tượng về đất bãi');
    await noViolations(page);
    await shot(seat, 'corrected');
    await reach(page, text('books.preview'));
    await page.keyboard.press('Enter');
    await expect(page.locator('canvas[data-drawn="yes"]').first()).toBeVisible();
    await shot(seat, 'preview');
  },
);
