import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { opening, text } from '../../build/tour/desk';
import { expect, type Seat, test } from './seat';

/** A register of other software comes in by keyboard: tried first, decided on, imported, cancelled once, taken back. */
const both = { tag: '@both' };
const rows = 10_000;
const faulty = 40;
const doubled = 60;

const heading = [
  'Số đơn',
  'Ngày nhận đơn',
  'Họ tên người gửi',
  'Địa chỉ',
  'Đối tượng bị tố cáo',
  'Trích yếu',
  'Loại đơn',
];
const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ'];

function row(n: number): string[] {
  const day = `${String((n % 28) + 1).padStart(2, '0')}/${String((n % 12) + 1).padStart(2, '0')}/2019`;
  const family = families[n % 10]!;
  const sender = `${family} Văn Nhập${n} TẬP HUẤN`;
  const kind = n % 3 === 0 ? 'Tố cáo' : 'đơn loại cũ';
  const accused = n % 2 === 0 ? '' : `${families[(n + 3) % 10]} Thị Bị${n} TẬP HUẤN`;
  return [`${n}/2019`, day, sender, `Thôn ${n} Giả Định`, accused, `Việc số ${n} TẬP HUẤN; đất bãi`, kind];
}

/** 10,000 rows: 40 with a day that never was, 60 that an earlier row says already. */
function oldRegister(file: string): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    if (i < doubled) return row(rows - 1);
    const cells = row(i);
    if (i % (rows / faulty) === 100) cells[1] = '31/02/2019';
    return cells;
  });
  const quoted = [heading, ...lines].map((cells) => cells.map((cell) => `"${cell}"`).join(','));
  writeFileSync(file, `\ufeff${quoted.join('\r\n')}\r\n`);
  return file;
}

async function reach(page: Page, name: string | RegExp): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const labels = element && 'labels' in element ? (element as HTMLInputElement).labels : null;
      return (labels?.[0]?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    const now = await focused();
    if (typeof name === 'string' ? now.startsWith(name) : name.test(now)) return;
    seen.push(now);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches “${name}”: ${[...new Set(seen)].join(' · ')}`);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await reach(page, name);
  await page.keyboard.press('Enter');
}

async function noViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}

const shots = process.env.EXCHANGE_SHOTS;
async function shot({ page }: Seat, name: string): Promise<void> {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.setViewportSize({ width: 1366, height: 768 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(shots, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Chooses the file, says what the old word for a kind means where it is asked, and tries all rows. */
async function tried(seat: Seat, file: string): Promise<void> {
  const { page } = seat;
  await page.getByLabel(text('import.file')).setInputFiles(file);
  await page.getByRole('form', { name: text('import.mapTitle') }).waitFor();
}

/** From the counts of the dry run to the start of the import: the search is skipped, faulty rows are left out. */
async function decided(page: Page): Promise<void> {
  const counts = page.getByText(/^10\.000 dòng: /);
  await counts.waitFor({ timeout: 60_000 });
  await expect(counts).toContainText('9.960 dòng đúng, 0 dòng đúng nhưng cần lưu ý, 40 dòng sai');
  await page.getByRole('button', { name: text('import.skipSearch') }).press('Enter');
  await page.getByText(text('import.searchSkipped')).waitFor();
  await reach(page, text('import.faultyRows'));
  await page.keyboard.press('ArrowDown');
}

/** How many letters the import that ended says it stored. */
async function imported(page: Page): Promise<number> {
  const finished = page.getByText(opening('import.done'));
  await finished.waitFor({ timeout: 120_000 });
  return Number((await finished.innerText()).match(/: ([\d.]+) đơn/)![1]!.replaceAll('.', ''));
}

/** Takes the newest import back whole. */
async function undone(page: Page, count: number): Promise<void> {
  await page.getByRole('heading', { name: text('import.listTitle') }).waitFor();
  await press(page, /^Hủy cả lần nhập so-cu\.csv/);
  await page.getByRole('dialog').waitFor();
  await reach(page, text('import.undoReason'));
  await page.keyboard.insertText('nhập thử tập huấn');
  await page.keyboard.press('Enter');
  await page.getByText(`Đã hủy lần nhập: xóa ${count.toLocaleString('vi-VN')} đơn.`).waitFor({ timeout: 120_000 });
}

test('10,000 rows with faults and repeats come in, stop when told, and go out whole', both, async ({ room }) => {
  test.setTimeout(420_000);
  const file = oldRegister(join(room.ground.dir, 'so-cu.csv'));
  const seat = room.seat(room.ground.people.centre, 'nhap-so');
  await seat.enrol();
  const { page } = seat;
  await seat.desk.go('import');
  await shot(seat, 'choose');
  await tried(seat, file);
  await noViolations(page);
  await reach(page, 'đơn loại cũ');
  await page.keyboard.type('Kh');
  await shot(seat, 'map');
  await press(page, text('import.check'));
  await decided(page);
  await expect(page.getByText(text('import.problem.not-a-day')).first()).toBeVisible();
  await expect(page.getByText(/^Dòng \d[\d.]* của tệp$/).first()).toBeVisible();
  await noViolations(page);
  await shot(seat, 'report');
  await press(page, opening('import.run'));

  // The focus is on the button that stops it.
  await page.getByText(/đơn\/giây/).waitFor();
  await press(page, text('import.cancel'));
  const part = await imported(page);
  expect(part).toBeGreaterThan(0);
  if (part < 9900) await expect(page.getByText(/^Đã dừng giữa chừng/)).toBeVisible();
  await shot(seat, 'result');
  await press(page, text('import.again'));
  await shot(seat, 'list');
  await noViolations(page);
  await undone(page, part);

  // What the old word means is remembered for the same headings: nothing is asked again.
  await tried(seat, file);
  await page.getByText('G Loại đơn: đã rõ cả 2 giá trị').waitFor();
  await press(page, text('import.check'));
  await decided(page);
  await press(page, opening('import.run'));
  expect(await imported(page)).toBe(9900);
  expect(await seat.desk.search('Nhập7777')).toBe(1);
  await seat.desk.go('import');
  await undone(page, 9900);
  expect(await seat.desk.search('Nhập7777')).toBe(0);
});
