import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { opening, text } from '../../build/tour/desk';
import { defaultPack } from '../../shared/rules/pack/default';
import { expectAccessible } from './access';
import { focused, reach, write } from './keys';
import { picture } from './pictures';
import { expect, test } from './seat';

/** A part of the register leaves the desk as a spreadsheet, by keyboard, and is read back. */
async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(150);
    await expectAccessible(page, `${name}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await picture(page, `export-${name}`);
}

const grid = (page: Page) => page.getByRole('grid', { name: text('register.title') });
const lines = (page: Page) => grid(page).locator('.grid-line');

async function sayWhatFor(page: Page): Promise<void> {
  await page.getByRole('dialog', { name: text('copy.title.export') }).waitFor();
  for (const [field, words] of [
    ['copy.holder', 'Văn thư Tập Huấn'],
    ['copy.purpose', 'báo cáo tập huấn'],
    ['copy.authority', 'Chủ nhiệm Tập Huấn'],
  ] as const) {
    await write(page, text(field), words);
  }
}

/** The sheet's rows from its head on, and every line above and below as text. */
async function sheetOf(file: string) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.worksheets[0]!;
  const all: ExcelJS.CellValue[][] = [];
  sheet.eachRow((row) => all.push((row.values as ExcelJS.CellValue[]).slice(1)));
  const head = all.findIndex(([first]) => first === text('export.place'));
  return { head: all[head]!, rows: all.slice(head + 1), words: JSON.stringify(all) };
}

test('a filtered list goes out as a spreadsheet and comes back cell by cell', { tag: '@both' }, async ({ room }) => {
  test.setTimeout(180_000);
  const seat = room.seat(room.ground.people.centre, 'xuat-danh-sach');
  await seat.enrol();
  const { page } = seat;
  const keys = page.keyboard;
  const letters = Array.from({ length: 12 }, (_, i) =>
    room.letter(`Xuất${String(i + 1).padStart(2, '0')}`, {
      kind: i % 3 === 0 ? 'to-cao' : 'phan-anh',
      level: 'mat',
      registerNo: `${i + 1}/2026`,
      arrivedOn: `2026-11-${String(i + 1).padStart(2, '0')}`,
      accused: [{ name: '=1+1 Tập Huấn' }],
    }),
  );
  const source = join(room.ground.dir, 'xuat.jsonl');
  writeFileSync(source, letters.map((letter) => JSON.stringify(letter)).join('\n'));
  await seat.desk.importFile(source);
  await keys.press('Alt+2');
  await expect(lines(page)).toHaveCount(12);

  // Only denunciations.
  await keys.press('f');
  await page.getByRole('form', { name: text('filter.title') }).waitFor();
  await reach(page, 'Tab', text('filter.field'));
  await page.getByLabel(text('filter.field')).selectOption('kind');
  await reach(page, 'Tab', defaultPack.kinds.find(({ code }) => code === 'to-cao')!.name);
  await keys.press('Space');
  await keys.press('Enter');
  await expect(lines(page)).toHaveCount(4);

  await keys.press('x');
  await page.getByRole('form', { name: text('export.title') }).waitFor();
  await reach(page, 'Tab', text('register.col.scans'));
  await keys.press('Space');
  await look(page, '01-choose');
  const file = join(room.ground.dir, 'danh-sach.xlsx');
  await seat.saveTo(file);
  await keys.press('Enter');
  await sayWhatFor(page);
  await look(page, '02-ask');
  await keys.press('Enter');
  await page.getByText(opening('export.saved')).first().waitFor();

  const { head, rows, words } = await sheetOf(file);
  const place = (name: Parameters<typeof text>[0]) => head.indexOf(text(name));
  const list = rows.slice(0, 4);
  expect(list.map(([no]) => no)).toEqual([1, 2, 3, 4]);
  expect(list.map((row) => row[place('register.col.arrivedOn')])).toEqual(
    ['2026-11-10', '2026-11-07', '2026-11-04', '2026-11-01'].map((day) => new Date(`${day}T00:00:00Z`)),
  );
  expect(list.map((row) => row[place('register.col.accused')])).toEqual(Array(4).fill('=1+1 Tập Huấn'));
  expect(list.map((row) => row[place('register.col.scans')])).toEqual([0, 0, 0, 0]);
  for (const row of list) {
    expect(typeof row[place('register.col.registerNo')]).toBe('string');
    expect(String(row[place('register.col.sender')])).not.toContain('Lý Thị');
  }
  expect(words).not.toContain('Lý Thị');
  expect(words).toContain(text('export.maskedNote'));
  expect(words).toContain('MẬT');
  const [code] = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(words)!;

  // Two marked ones, as Word.
  await grid(page).focus();
  await keys.press('Home');
  await keys.press('Space');
  await keys.press('Shift+ArrowDown');
  await keys.press('x');
  await page.getByRole('form', { name: text('export.title') }).waitFor();
  await page.getByLabel(text('export.kind'), { exact: true }).selectOption('docx');
  await expect(page.getByLabel(text('export.scope'), { exact: true })).toHaveValue('marked');
  await look(page, '03-marked');
  await seat.saveTo(join(room.ground.dir, 'danh-sach.docx'));
  // Enter leads from the kind to the scope, and on.
  await page.getByLabel(text('export.kind'), { exact: true }).focus();
  for (let fields = 0; fields < 2; fields++) await keys.press('Enter');
  await sayWhatFor(page);
  await keys.press('Enter');
  await page.getByText(text('export.saved').replace('{count}', '2')).waitFor();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await keys.press('Control+k');
  await expect.poll(() => focused(page)).toContain(text('palette.title'));
  await keys.insertText(text('nav.log'));
  await page
    .getByRole('button', { name: text('nav.log') })
    .last()
    .waitFor();
  await keys.press('Enter');
  const log = page.getByRole('region', { name: text('log.title') });
  await expect(log.getByRole('row', { name: new RegExp(code) })).toContainText(text('log.act.export'));
});
