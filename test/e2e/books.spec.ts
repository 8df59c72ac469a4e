import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { opening, text } from '../../build/tour/desk';
import { expectAccessible } from './access';
import { reach, write } from './keys';
import { picture } from './pictures';
import { expect, type Seat, test } from './seat';

/** Numbers, the log of what goes out, and a closed book, by keyboard as an officer goes through them. */
const both = { tag: '@both' };

/** Goes to a part of the desk by its entry in the navigation, with the Enter key. */
async function goTo(page: Page, name: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: text('nav.label') });
  await navigation.getByRole('button', { name, exact: true }).press('Enter');
}

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

/** Chooses the book of arrivals of November 2026. */
async function openNovember(seat: Seat): Promise<void> {
  const { page } = seat;
  await goTo(page, text('nav.books'));
  await seat.region('books.title').waitFor();
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
  'a slip of the year: the letter is offered a number of its own year, and the book tells the one given up',
  both,
  async ({ room }) => {
    test.setTimeout(180_000);
    const seat = room.seat(room.ground.people.centre, 'nham-nam');
    await seat.enrol();
    const { page, desk } = seat;
    await desk.typeLetter(room.letter('Nhầmnăm', { kind: 'phan-anh' }));
    await desk.search('nhamnam');
    await desk.openFirst();
    const edit = async (day: string) => {
      await page.keyboard.press('e');
      const form = page.getByRole('form', { name: text('form.editTitle') });
      await form.waitFor();
      await write(page, text('letter.arrivedOn'), day);
      await page.keyboard.press('Control+s');
      await form.waitFor({ state: 'detached' });
    };
    await edit('5/1/2025');
    const letter = page.getByRole('region', { name: text('detail.title'), exact: true });
    const renumber = letter.getByRole('button', { name: 'Cấp số năm 2025 thay số 1/2026' });
    await expect(renumber).toBeVisible();
    await expectAccessible(page, 'books-other-year');
    await picture(page, 'books-other-year');
    await renumber.press('Enter');
    await write(page, text('books.renumberReason'), 'TẬP HUẤN: nhập nhầm năm');
    await page.keyboard.press('Enter');
    await expect(letter.getByText('1/2025').first()).toBeVisible();
    await expect(renumber).toHaveCount(0);

    await openNovember(seat);
    await expect(page.getByText(text('books.abandoned'))).toBeVisible();
    await expect(page.getByText(text('books.numbersGood'))).toHaveCount(0);
    await expectAccessible(page, 'books-abandoned');
    await picture(page, 'books-abandoned');
    await page.getByRole('button', { name: 'Mở đơn từng mang số 1' }).press('Enter');
    await letter.waitFor();
  },
);

test(
  'what is exported stands in the log and in the register of secret papers, by the act itself',
  both,
  async ({ room }) => {
    test.setTimeout(180_000);
    const seat = room.seat(room.ground.people.centre, 'xuat-so');
    await seat.enrol();
    const { page } = seat;
    await seat.desk.writeLetter(room.letter('Xuấtsổ', { kind: 'phan-anh' }));
    await page.getByRole('combobox', { name: text('letter.level') }).selectOption('tuyet-mat');
    await page.keyboard.press('Control+s');
    await page.getByText(opening('form.saved')).first().waitFor();
    await openNovember(seat);
    const marking = page.getByRole('region', { name: text('marking.label') });
    await expect(marking).toContainText(text('marking.topSecret'));
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('1/2026');
    await expectAccessible(page, 'books');
    await picture(page, 'books');
    const pdf = join(room.ground.dir, 'so.pdf');
    await seat.saveTo(pdf);
    await reach(page, 'Tab', text('books.pdf'));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, 'copy');
    await picture(page, 'copy');
    await sayWhatFor(page);
    await expect(page.getByText(text('books.saved'))).toBeVisible();

    const printed = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).normalize('NFC');
    expect(printed).toContain('SỔ TIẾP NHẬN ĐƠN');
    expect(printed).toContain('1/2026');
    expect(printed).toContain('BẢN SAO SỐ 01');
    expect(printed).toContain('TUYỆT MẬT');
    expect(printed).not.toContain('TỐI MẬT');
    expect(printed).toContain('Mục đích: kiểm tra sổ tập huấn');
    expect(printed).toContain('BẢN SAO BÍ MẬT NHÀ NƯỚC');
    const [code] = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(printed)!;

    const sheet = join(room.ground.dir, 'so.xlsx');
    await seat.saveTo(sheet);
    await reach(page, 'Tab', text('books.xlsx'));
    await page.keyboard.press('Enter');
    await sayWhatFor(page);

    await goTo(page, text('nav.log'));
    const log = seat.region('log.title');
    await expect(log.getByRole('row', { name: new RegExp(code) })).toContainText(text('log.act.export'));
    await expectAccessible(page, 'log');
    await picture(page, 'log');
    await log.getByRole('tab', { name: text('log.secrets') }).press('Enter');
    const line = log.getByRole('row', { name: new RegExp(code) });
    await expect(line).toContainText('Văn thư Tập Huấn');
    await expect(line).toContainText('Tuyệt mật');
    // The spreadsheet of the same book is its second copy.
    await expect(line).toContainText('số 01');
    await expect(log.getByRole('row').nth(1)).toContainText('số 02');
    await expect(line.getByRole('cell').first()).toHaveText('1');
    await expect(log.getByRole('row')).toHaveCount(3);
    await expectAccessible(page, 'secrets');
    await picture(page, 'secrets');
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
    await reach(page, 'Tab', text('books.close'));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await picture(page, 'books-close');
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
    await seat.region('detail.title').waitFor();

    await openNovember(seat);
    const told = seat.region('books.corrections');
    await expect(told).toContainText('tố cáo tưởng tượng về đất bãi');
    await expect(told).toContainText('phản ánh tưởng tượng về bờ đê');
    await expect(told).toContainText('ghi nhầm khi vào sổ');
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('tố cáo tưởng tượng về đất bãi');
    await expectAccessible(page, 'corrected');
    await picture(page, 'corrected');
    await reach(page, 'Tab', text('books.preview'));
    await page.keyboard.press('Enter');
    await expect(page.locator('canvas[data-drawn="yes"]').first()).toBeVisible();
    await picture(page, 'books-preview');
  },
);
