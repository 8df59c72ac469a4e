import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { opening, text } from '../../build/tour/desk';
import { expectAccessible } from './access';
import { both } from './case';
import { press, reach } from './keys';
import { picture } from './pictures';
import { expect, type Seat, test } from './seat';
import { chooseFile, pick } from './work';

/** A committee's spreadsheet comes in: a workbook with a title, real dates, a note sheet, and letters that are known. */

const heading = ['STT', 'Số đơn', 'Ngày nhận đơn', 'Họ tên người gửi', 'Địa chỉ', 'Trích yếu', 'Loại đơn', 'Cán bộ'];
const count = 30;
const line = (n: number) => ({
  sender: `Lương Thị Bảng${n} TẬP HUẤN`,
  address: `Thôn ${n} Giả Định, xã Mơ`,
  summary: `Phản ánh số ${n} TẬP HUẤN về bờ kè khúc ${n}`,
});

/** Thirty letters; row 5 repeats row 4, row 9 has no day, and row 12 says a letter that the register holds. */
async function workbook(file: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Ghi chú').addRow(['TẬP HUẤN: sổ cũ của đơn vị']);
  const sheet = book.addWorksheet('Sổ 2019');
  sheet.addRow(['SỔ THEO DÕI ĐƠN THƯ TẬP HUẤN NĂM 2019']);
  sheet.mergeCells(1, 1, 1, heading.length);
  sheet.addRow([]);
  sheet.addRow(heading);
  for (let n = 1; n <= count; n++) {
    const { sender, address, summary } = line(n === 5 ? 4 : n);
    const day = n === 9 ? 'giữa tháng ba' : new Date(Date.UTC(2019, 2, n === 5 ? 4 : n));
    sheet.addRow([n, `${n}/2019`, day, sender, address, summary, 'PAKN', 'đ/c Nam']);
  }
  sheet.getColumn(3).numFmt = 'dd/mm/yyyy';
  await book.xlsx.writeFile(file);
  return file;
}

async function openImport(seat: Seat): Promise<void> {
  await seat.desk.go('import');
  await seat.page.getByRole('region', { name: text('import.title') }).waitFor();
}

test('a workbook is mapped, tried, decided on, imported, and taken back whole', both, async ({ room }) => {
  test.setTimeout(240_000);
  const file = await workbook(join(room.ground.dir, 'so-2019.xlsx'));
  const seat = room.seat(room.ground.people.centre, 'nhap-bang');
  await seat.enrol();
  const { page } = seat;
  const known = line(12);
  await seat.desk.typeLetter(
    room.letter('Bảng12', {
      kind: 'phan-anh',
      arrivedOn: '2019-03-12',
      senders: [{ name: known.sender, address: known.address }],
      accused: [],
      summary: known.summary,
    }),
  );
  await openImport(seat);
  await expectAccessible(page, 'choose');
  await picture(page, 'workbook-choose');
  await chooseFile(page, file);
  const map = page.getByRole('form', { name: text('import.mapTitle') });
  await map.waitFor();
  await expectAccessible(page, 'map');
  await expect(map.getByRole('row', { name: /^C Ngày nhận đơn/ })).toContainText('01/03/2019');
  await pick(page, 'PAKN', 'Phản ánh');
  await picture(page, 'workbook-map');
  await press(page, text('import.check'));

  // The dry run: what is wrong and where, and what is known already, with one decision for all of a kind.
  await expect(page.getByText(/^30 dòng: /)).toContainText('29 dòng đúng, 0 dòng đúng nhưng cần lưu ý, 1 dòng sai');
  await expect(page.getByRole('row', { name: /C Ngày nhận đơn.*giữa tháng ba/ })).toContainText('12');
  await expect(page.getByRole('heading', { name: text('import.twinsTitle').replace('{count}', '2') })).toBeVisible();
  await expectAccessible(page, 'report');
  const run = page.getByRole('button', { name: /^Nhập \d+ đơn vào sổ/ });
  await expect(run).toBeDisabled();
  await pick(page, text('import.faultyRows'), opening('import.leaveFaulty'));
  await expect(run).toContainText('29');
  await reach(page, 'Shift+Tab', text('import.all.vault'));
  await pick(page, text('import.all.vault'), text('import.way.skip'));
  await expect(run).toContainText('28');
  await picture(page, 'workbook-report');
  await press(page, /^Nhập \d+ đơn vào sổ/);
  await expect(page.getByText(opening('import.done'))).toContainText('28 đơn');
  expect(await seat.desk.search('"TẬP HUẤN về bờ kè"')).toBe(29);
  expect(await seat.desk.search('"khúc 12"')).toBe(1);

  // Everything that came in goes out by one act with its reason; what was typed stays.
  await openImport(seat);
  await press(page, /^Hủy cả lần nhập so-2019\.xlsx/);
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText(text('form.error.required'))).toBeVisible();
  await page.keyboard.insertText('TẬP HUẤN: nhập nhầm tệp');
  await picture(page, 'workbook-undo');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Đã hủy lần nhập: xóa 28 đơn.')).toBeVisible();
  expect(await seat.desk.search('"TẬP HUẤN về bờ kè"')).toBe(1);

  // Taken back by mistake: it comes back whole from the same list.
  await openImport(seat);
  await press(page, /^Khôi phục cả lần nhập so-2019\.xlsx/);
  await page.getByRole('dialog').waitFor();
  await page.keyboard.insertText('TẬP HUẤN: hủy nhầm');
  await expectAccessible(page, 'restore');
  await picture(page, 'workbook-restore');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Đã khôi phục lần nhập: 28 đơn trở lại sổ.')).toBeVisible();
  expect(await seat.desk.search('"TẬP HUẤN về bờ kè"')).toBe(29);
});

test('a file that is dropped on the screen is taken as one that was chosen', both, async ({ room }) => {
  test.setTimeout(120_000);
  const file = await workbook(join(room.ground.dir, 'so-tha.xlsx'));
  const seat = room.seat(room.ground.people.centre, 'tha-tep');
  await seat.enrol();
  const { page } = seat;
  const map = page.getByRole('form', { name: text('import.mapTitle') });
  for (const onto of [page.getByRole('heading', { name: text('import.title') }), page.locator('.file-field')]) {
    await openImport(seat);
    await drop(page, onto, file);
    await map.waitFor();
    await expect(page.getByText('so-tha.xlsx')).toBeVisible();
    await press(page, text('import.again'));
  }
});

async function drop(page: Page, onto: Locator, file: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([name, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], name));
      return transfer;
    },
    [basename(file), [...readFileSync(file)]] as const,
  );
  await onto.dispatchEvent('dragover', { dataTransfer: data });
  await onto.dispatchEvent('drop', { dataTransfer: data });
}
