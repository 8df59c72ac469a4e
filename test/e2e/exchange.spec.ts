import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { opening, text } from '../../build/tour/desk';
import { expectAccessible } from './access';
import { press, reach } from './keys';
import { picture } from './pictures';
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
  await reach(page, 'Tab', text('import.faultyRows'));
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
  await reach(page, 'Tab', text('import.undoReason'));
  await page.keyboard.insertText('nhập thử tập huấn');
  await page.keyboard.press('Enter');
  await page.getByText(`Đã hủy lần nhập: xóa ${count.toLocaleString('vi-VN')} đơn.`).waitFor({ timeout: 120_000 });
}

/** Gives back what the undo of the newest import deleted. */
async function restored(page: Page, count: number): Promise<void> {
  await press(page, /^Khôi phục cả lần nhập so-cu\.csv/);
  await page.getByRole('dialog').waitFor();
  await reach(page, 'Tab', text('import.restoreReason'));
  await page.keyboard.insertText('hủy nhầm tập huấn');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('progressbar').waitFor();
  const said = `Đã khôi phục lần nhập: ${count.toLocaleString('vi-VN')} đơn trở lại sổ.`;
  await page.getByText(said).waitFor({ timeout: 120_000 });
}

test('10,000 rows with faults and repeats come in, stop when told, and go out whole', both, async ({ room }) => {
  test.setTimeout(420_000);
  const file = oldRegister(join(room.ground.dir, 'so-cu.csv'));
  const seat = room.seat(room.ground.people.centre, 'nhap-so');
  await seat.enrol();
  const { page } = seat;
  await seat.desk.go('import');
  await picture(page, 'exchange-choose');
  await tried(seat, file);
  await expectAccessible(page, 'map');
  await reach(page, 'Tab', 'đơn loại cũ');
  await page.keyboard.type('Kh');
  await picture(page, 'exchange-map');
  await press(page, text('import.check'));
  await decided(page);
  await expect(page.getByText(text('import.problem.not-a-day')).first()).toBeVisible();
  await expect(page.getByText(/^Dòng \d[\d.]* của tệp \(chép lại y nguyên\)$/).first()).toBeVisible();
  await expectAccessible(page, 'report');
  await picture(page, 'exchange-report');
  await press(page, opening('import.run'));

  // The focus is on the button that stops it.
  await page.getByText(/đơn\/giây/).waitFor();
  await press(page, text('import.cancel'));
  const part = await imported(page);
  expect(part).toBeGreaterThan(0);
  if (part < 9900) await expect(page.getByText(/^Đã dừng giữa chừng/)).toBeVisible();
  await picture(page, 'exchange-result');
  await press(page, text('import.again'));
  await picture(page, 'exchange-list');
  await expectAccessible(page, 'list');
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

  // Taken back by mistake: all of it comes back, with its progress, from the same list.
  await seat.desk.go('import');
  await restored(page, 9900);
  expect(await seat.desk.search('Nhập7777')).toBe(1);
});
