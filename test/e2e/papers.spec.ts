import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { text } from '../../build/tour/desk';
import { expectAccessible } from './access';
import { focused, reach, write } from './keys';
import { picture } from './pictures';
import { expect, type Seat, test } from './seat';

/** A paper's way, by keyboard: made from the letter, edited, seen, issued, opened again, exported, printed, withdrawn. */
const both = { tag: '@both' };

/** Fills the dialog that asks for whom and what for, and goes on. Only printing asks how many. */
async function sayWhatFor(page: Page, copies?: string, form = 'ban-chinh'): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.getByLabel(text('copy.form')).selectOption(form);
  if (copies !== undefined) await write(page, text('copy.copies'), copies);
  await write(page, text('copy.holder'), 'Văn thư Tập Huấn');
  await write(page, text('copy.purpose'), 'lưu hồ sơ tập huấn');
  if (form.startsWith('ban-sao')) await write(page, text('copy.authority'), 'Chủ nhiệm Tập Huấn');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

const pdfText = (file: string) =>
  execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC');

test('a paper from draft to withdrawal by keyboard, with its file checked outside the desk', both, async ({ room }) => {
  test.setTimeout(180_000);
  const seat = room.seat(room.ground.people.centre, 'van-ban');
  await seat.enrol();
  const { page, desk } = seat;
  const keys = page.keyboard;
  await desk.typeLetter(room.letter('Vănbản', { kind: 'phan-anh', level: 'mat' }));
  await desk.search('vanban');
  await desk.openFirst();
  await openPapers(seat);

  const list = seat.region('papers.screen');
  await list.waitFor();
  await reach(page, 'Tab', 'Phiếu hướng dẫn');
  await keys.press('Enter');
  const editor = seat.region('papers.editor');
  await editor.waitFor();
  await expect(editor.getByLabel(text('papers.to'))).toHaveValue(/Lý Thị Vănbản Tập Huấn/);
  const drawn = editor.locator('canvas[data-drawn="yes"]');
  await expect(drawn.first()).toBeVisible();

  // Where the letter should be sent is not known to the desk: the officer is led there.
  const openPlaces = editor.getByRole('button', { name: text('papers.nextUnfilled').split(' (')[0]! });
  await expect(openPlaces).toBeVisible();
  await reach(page, 'Tab', text('papers.superior'));
  while (await openPlaces.isVisible()) {
    await keys.press('Alt+n');
    await keys.insertText('Đảng ủy phường Mộng Mơ');
  }
  await reach(page, 'Tab', text('papers.signer'));
  await keys.insertText('Đỗ Đình Ước Tập Huấn');
  await keys.press('Control+s');
  await page.getByText(text('papers.kept')).waitFor();

  await keys.press('Escape');
  await list.getByRole('heading', { name: text('papers.drafts') }).waitFor();
  await reach(page, 'Tab', text('papers.goOnWith').split('{')[0]!);
  await keys.press('Enter');
  await expect(editor.getByLabel(text('papers.signer'))).toHaveValue('Đỗ Đình Ước Tập Huấn');

  // What is printed before it is issued is a draft and nothing else, and the log says so.
  await page.evaluate(() => Object.assign(window, { print: () => undefined }));
  await keys.press('Control+p');
  await sayWhatFor(page, '1', 'ban-thao');
  await page.getByText(text('papers.printed')).waitFor();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));

  await reach(page, 'Tab', text('papers.issue'));
  await keys.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page
    .getByRole('dialog')
    .getByText(/1-PHD\//)
    .waitFor();
  await expect.poll(() => focused(page)).toContain(text('papers.issue'));
  await keys.press('Enter');
  const issued = seat.region('papers.issued');
  await issued.waitFor();
  await expect(issued.getByText(/^1-PHD\//)).toBeVisible();
  await expect(issued.locator('canvas[data-drawn="yes"]').first()).toBeVisible();
  await expect(issued.getByRole('textbox')).toHaveCount(0);

  await keys.press('Escape');
  await reach(page, 'Tab', text('papers.openOne').split('{')[0]!);
  await keys.press('Enter');
  await issued.waitFor();

  const file = join(room.ground.dir, 'phieu.docx');
  await seat.saveTo(file);
  await reach(page, 'Tab', text('papers.exportDocx'));
  await keys.press('Enter');
  await sayWhatFor(page);
  await page.getByText(text('papers.saved')).waitFor();
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  execFileSync('soffice', [
    `-env:UserInstallation=file://${join(room.ground.dir, 'libreoffice')}`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    room.ground.dir,
    file,
  ]);
  const word = pdfText(join(room.ground.dir, 'phieu.pdf')).replace(/\s+/g, ' ');
  for (const part of [
    'PHIẾU HƯỚNG DẪN',
    'Lý Thị Vănbản Tập Huấn',
    'Đảng ủy phường Mộng Mơ',
    'Số 1-PHD/',
    'Đỗ Đình Ước Tập Huấn',
    'MẬT',
    'TẬP HUẤN',
  ])
    expect(word).toContain(part);

  const pdf = join(room.ground.dir, 'phieu-desk.pdf');
  await seat.saveTo(pdf);
  await reach(page, 'Tab', text('papers.exportPdf'));
  await keys.press('Enter');
  await sayWhatFor(page);
  await expect.poll(() => existsSync(pdf)).toBe(true);
  expect(pdfText(pdf)).toContain('PHIẾU HƯỚNG DẪN');

  // What is printed are the pages themselves: the system's dialog is answered by looking at the paper's own layout.
  await page.evaluate(() => Object.assign(window, { print: () => undefined }));
  await keys.press('Control+p');
  await sayWhatFor(page, '2');
  await page.getByText(text('papers.printed')).waitFor();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-page')).toHaveCount(2);
  await expect(page.locator('.print-page').first()).toBeVisible();
  await expect(page.locator('#root')).toBeHidden();
  await picture(page, 'papers-print');
  const paperFile = join(room.ground.dir, 'giay.pdf');
  writeFileSync(paperFile, await page.pdf({ preferCSSPageSize: true }));
  expect(execFileSync('pdfinfo', [paperFile], { encoding: 'utf8' })).toMatch(/Pages: +2\n[\s\S]*\(A4\)/);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('.print-page')).toHaveCount(0);

  const isWithdrawn = issued.getByText('Ghi nhầm nơi nhận, tập huấn');
  const withdraw = async () => {
    await reach(page, 'Tab', text('papers.withdraw'));
    await keys.press('Enter');
    await page.getByRole('dialog').waitFor();
    await expect.poll(() => focused(page)).toContain(text('papers.withdrawReason'));
    await keys.insertText('Ghi nhầm nơi nhận, tập huấn');
    await reach(page, 'Tab', text('papers.withdraw'));
    await keys.press('Enter');
    await expect(isWithdrawn).toBeVisible();
  };
  await withdraw();
  await page.getByRole('button', { name: text('action.undo') }).click();
  await expect(isWithdrawn).toBeHidden();

  // What leaves the desk once it is withdrawn says so.
  await withdraw();
  await picture(page, 'papers-withdrawn');
  const withdrawn = join(room.ground.dir, 'phieu-thu-hoi.pdf');
  await seat.saveTo(withdrawn);
  await issued.getByRole('button', { name: text('papers.exportPdf') }).click();
  await sayWhatFor(page, undefined, 'ban-sao-so');
  await expect.poll(() => existsSync(withdrawn)).toBe(true);
  expect(pdfText(withdrawn)).toContain(text('sheet.standing.withdrawn'));
  expect(pdfText(pdf)).not.toContain(text('sheet.standing.withdrawn'));
});

/** From the letter to its papers; the palette and the letter's own button lead there. */
async function openPapers(seat: Seat): Promise<void> {
  const { page } = seat;
  await page.getByRole('tab', { name: text('detail.tab.papers') }).click();
  await page.getByRole('button', { name: text('case.makePaper') }).click();
}

test('a denouncer is named in no paper but one to himself, and there only once uncovered', both, async ({ room }) => {
  test.setTimeout(120_000);
  const seat = room.seat(room.ground.people.centre, 'che-ten');
  await seat.enrol();
  const { page, desk } = seat;
  await desk.typeLetter(room.letter('Giấutên', { kind: 'to-cao' }));
  await desk.search('giautên');
  await desk.openFirst();
  await openPapers(seat);
  const named = async (template: string): Promise<boolean> => {
    await page
      .getByRole('button', { name: new RegExp(`^${template}`) })
      .first()
      .click();
    const editor = seat.region('papers.editor');
    await editor.waitFor();
    const fields = await editor
      .getByRole('textbox')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    const covered = await editor.getByText(text('papers.covered')).isVisible();
    expect(fields.join('\n').includes(text('papers.coveredSender'))).toBe(covered);
    await page.keyboard.press('Escape');
    await seat.region('papers.screen').waitFor();
    const isNamed = /Lý Thị|Thôn Giấutên/.test(fields.join('\n'));
    expect(isNamed).toBe(!covered);
    return isNamed;
  };
  expect(await named('Phiếu đề xuất')).toBe(false);
  expect(await named('Phiếu trả đơn')).toBe(false);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: text('mask.show') }).click();
  await page.getByRole('dialog').getByLabel(text('unmask.reason')).fill('Trả đơn cho người gửi, tập huấn');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: text('unmask.run') })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await openPapers(seat);
  expect(await named('Phiếu đề xuất')).toBe(false);
  expect(await named('Phiếu trả đơn')).toBe(true);
});

test('the screens of papers can be used by everyone, in light and in dark', both, async ({ room }) => {
  test.setTimeout(150_000);
  const seat = room.seat(room.ground.people.centre, 'van-ban-mau');
  await seat.enrol();
  const { page, desk } = seat;
  await page.setViewportSize({ width: 1366, height: 768 });
  await desk.typeLetter(room.letter('Màumẫu', { kind: 'phan-anh' }));
  for (const scheme of ['light', 'dark'] as const) {
    await page.getByLabel(text('nav.scheme')).selectOption(scheme);
    await desk.search('maumau');
    await desk.openFirst();
    await openPapers(seat);
    await seat.region('papers.screen').waitFor();
    await look(page, `list-${scheme}`);
    await page.getByRole('button', { name: 'Phiếu chuyển' }).first().click();
    await page.locator('canvas[data-drawn="yes"]').first().waitFor();
    await look(page, `editor-${scheme}`);
    await page.getByRole('button', { name: text('papers.issue') }).click();
    await page.getByRole('dialog').waitFor();
    await look(page, `issue-${scheme}`);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('papers.issue') })
      .click();
    await seat.region('papers.issued').waitFor();
    await page.locator('canvas[data-drawn="yes"]').first().waitFor();
    await look(page, `issued-${scheme}`);
  }
});

/** Nothing is wider than the window, and no rule of WCAG that a machine can judge is broken. */
async function look(page: Page, screen: string): Promise<void> {
  await picture(page, `papers-${screen}`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), screen).toBe(true);
  await expectAccessible(page, screen);
}
