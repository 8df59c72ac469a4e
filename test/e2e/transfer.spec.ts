import type { Locator } from '@playwright/test';
import { opening, text } from '../../build/tour/desk';
import { both, find, opened, region, status } from './case';
import { focused, reach } from './keys';
import { picture } from './pictures';
import { expect, type Seat, test } from './seat';
import { openForm, pick, save, stepTo, writeIn } from './work';

/** A letter that goes to another body: sent with its papers, received, asked after, given back, sent again, answered. */

test('a letter is transferred with its papers, asked after twice, given back, and sent on', both, async ({ room }) => {
  test.setTimeout(200_000);
  const letter = room.letter('Chuyểnđi', {
    kind: 'phan-anh',
    accused: [],
    receivedOn: '2026-11-16',
    classification: { class: 'khong-thuoc-tham-quyen', criteria: [], reasons: [], on: '2026-11-17' },
  });
  const seat = await opened(room, 'chuyen-di', 'Chuyểnđi', [letter]);
  const { page } = seat;
  const keys = page.keyboard;
  const detail = region(seat);
  const head = detail.locator('.screen-head');
  await stepTo(seat, status('phan-loai'));
  await stepTo(seat, status('de-xuat'));
  await expect(head.getByText(status('de-xuat'))).toBeVisible();
  await stepTo(seat, status('duyet'));
  await page.getByRole('form', { name: text('workflow.propose') }).waitFor();
  await pick(page, text('letter.direction'), 'Chuyển đơn và');
  await keys.press('Control+s');
  await expect(head.getByText(status('duyet'))).toBeVisible();
  await stepTo(seat, text('workflow.decide'));
  await page.getByRole('form', { name: text('workflow.approve') }).waitFor();
  await writeIn(page, text('workflow.approver'), 'Hoàng Thị Duyệt Tập Huấn');
  await keys.press('Control+s');
  await expect(head.getByText(status('chuyen'), { exact: true })).toBeVisible();
  await picture(page, '01-to-transfer');

  // Ending it asks to whom it went.
  await stepTo(seat, status('ket-thuc'));
  const transfer = page.getByRole('form', { name: text('workflow.transfer') });
  await transfer.waitFor();
  await keys.press('Escape');
  await openForm(seat, 'c', text('workflow.transfer'));
  await writeIn(page, text('workflow.to'), 'Đảng ủy phường Mộng Mơ');
  await reach(page, 'Tab', text('workflow.addPaper'));
  await keys.press('Enter');
  await expect.poll(() => focused(page)).toBe(text('workflow.paperName').replace('{place}', '2'));
  await keys.insertText('Bản sao quyết định');
  await writeIn(page, text('workflow.paperCopies').replace('{place}', '2'), '2');
  await save(page, transfer);
  await expect(detail.getByText(new RegExp(text('workflow.stateOf.da-lap')))).toBeVisible();
  await expect(detail.getByText('Đơn: 1 bản; Bản sao quyết định: 2 bản')).toBeVisible();
  await picture(page, '02-drafted');

  // Each state offers the one that usually follows; the form says which transfer it is about.
  for (const state of ['da-gui', 'da-nhan'] as const) {
    const form = await openState(seat);
    await expect(form.getByText('Đảng ủy phường Mộng Mơ')).toBeVisible();
    await save(page, form);
    await expect(detail.getByText(new RegExp(`^${text(`workflow.stateOf.${state}`)} \\d`))).toBeVisible();
  }

  await remind(seat, 1, '31/12/2099');
  await remind(seat, 2, '');
  await picture(page, '03-reminded');
  await reads(seat, 'Công văn đôn đốc', ['lần thứ 2', 'ngày [……]']);

  // Given back: the reason stands there, and ending asks for a transfer again.
  const back = await openState(seat);
  await pick(page, text('workflow.state'), text('workflow.stateOf.bi-tra'));
  await keys.press('Control+s');
  await expect(back.getByText(text('form.error.required'))).toBeVisible();
  await writeIn(page, text('workflow.returnedWhy'), 'TẬP HUẤN: thuộc phường bên');
  await save(page, back);
  await expect(detail.getByText('TẬP HUẤN: thuộc phường bên')).toBeVisible();
  await picture(page, '04-given-back');
  await stepTo(seat, status('ket-thuc'));
  await transfer.waitFor();
  await pick(page, text('workflow.toUnit'), 'UBKT Tỉnh ủy');
  await keys.press('Control+s');
  // A transfer that is only drawn up ends nothing: the form asks when it was sent.
  const sent = page.getByRole('form', { name: text('workflow.transferState') });
  await expect(sent.getByText('UBKT Tỉnh ủy')).toBeVisible();
  await save(page, sent);
  await expect(head.getByText(status('ket-thuc'), { exact: true })).toBeVisible();
  await reads(seat, 'Phiếu chuyển đơn', ['UBKT Tỉnh ủy', 'Đơn (1 bản)']);
  await picture(page, '05-ended');
});

test('a reminder stands as overdue until the answer comes', both, async ({ room }) => {
  test.setTimeout(150_000);
  const letter = room.letter('Đônđốc', { kind: 'phan-anh', accused: [], arrivedOn: '2026-10-01' });
  const seat = await opened(room, 'don-doc', 'Đônđốc', [letter]);
  const { page } = seat;
  const detail = region(seat);
  const transfer = await openForm(seat, 'c', text('workflow.transfer'));
  await writeIn(page, text('workflow.to'), 'Đảng ủy phường Mộng Mơ');
  await writeIn(page, text('workflow.transferredOn'), '5/10/2026');
  await save(page, transfer);
  await remind(seat, 1, '2/11/2026', '20/10/2026');
  await expect(detail.getByText(opening('workflow.remindOver'))).toBeVisible();
  await picture(page, '10-overdue');
  await seat.desk.go('today');
  const group = page.getByRole('region', { name: new RegExp(text('today.group.reminders')) });
  await expect(group.getByText(/Đônđốc/)).toBeVisible();
  await picture(page, '11-today');
  await find(seat, 'Đônđốc');
  const answer = await openState(seat);
  await pick(page, text('workflow.state'), text('workflow.stateOf.da-tra-loi'));
  await writeIn(page, text('workflow.note'), 'TẬP HUẤN: đã giải quyết xong');
  await save(page, answer);
  await expect(detail.getByText(opening('workflow.remindOver'))).toHaveCount(0);
  await expect(detail.getByText('TẬP HUẤN: đã giải quyết xong')).toBeVisible();
  await picture(page, '12-answered');
});

test('a chi bộ to which nothing was transferred answers its reminder', both, async ({ room }) => {
  test.setTimeout(150_000);
  const letter = room.letter('Giảitrình', { kind: 'phan-anh', accused: [], arrivedOn: '2026-10-05' });
  const seat = await opened(room, 'giai-trinh', 'Giảitrình', [letter]);
  const { page } = seat;
  const detail = region(seat);
  const form = await openForm(seat, 'o', text('workflow.remind').replace('{place}', '1'));
  await writeIn(page, text('workflow.remindTo'), 'Chi bộ thôn Mộng Mơ');
  await writeIn(page, text('workflow.remindOn'), '20/10/2026');
  await writeIn(page, text('workflow.answerBy'), '2/11/2026');
  await save(page, form);
  await expect(detail.getByText(opening('workflow.remindOver'))).toBeVisible();
  const answer = await openForm(seat, 't', text('workflow.act.remindAnswer'));
  await writeIn(page, text('workflow.answeredOn'), '30/10/2026');
  await writeIn(page, text('workflow.answerText'), 'TẬP HUẤN: bản giải trình 12-BC/CB');
  await picture(page, '20-answering');
  await save(page, answer);
  await expect(detail.getByText(opening('workflow.remindOver'))).toHaveCount(0);
  await expect(detail.getByText(/bản giải trình 12-BC/)).toBeVisible();
  await seat.desk.go('today');
  await page.getByRole('region', { name: text('today.title') }).waitFor();
  await expect(page.getByRole('region', { name: new RegExp(text('today.group.reminders')) })).toHaveCount(0);
  await picture(page, '21-nothing-waits');
});

async function openState(seat: Seat): Promise<Locator> {
  await reach(seat.page, 'Tab', text('workflow.transferState'));
  await seat.page.keyboard.press('Enter');
  const form = seat.page.getByRole('form', { name: text('workflow.transferState') });
  await form.waitFor();
  return form;
}

/** Records a reminder; the form says the how-manieth it is. */
async function remind(seat: Seat, no: number, dueOn: string, on?: string): Promise<void> {
  const form = await openForm(seat, 'o', text('workflow.remind').replace('{place}', String(no)));
  if (on) await writeIn(seat.page, text('workflow.remindOn'), on);
  if (dueOn) await writeIn(seat.page, text('workflow.answerBy'), dueOn);
  await save(seat.page, form);
}

/** Opens a paper of the letter by its name, reads these words in it, and comes back to the letter. */
async function reads(seat: Seat, name: string, words: readonly string[]): Promise<void> {
  const { page } = seat;
  await page.keyboard.press('Control+5');
  await reach(page, 'Tab', text('case.makePaper'));
  await page.keyboard.press('Enter');
  const list = page.getByRole('region', { name: text('papers.screen') });
  await list.waitFor();
  await reach(page, 'Tab', name);
  await page.keyboard.press('Enter');
  const editor = page.getByRole('region', { name: text('papers.editor') });
  await editor.waitFor();
  const written = await editor
    .locator('input, textarea')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value).join('\n'));
  for (const word of words) expect(written).toContain(word);
  await page.keyboard.press('Escape');
  await list.waitFor();
  await page.keyboard.press('Escape');
  await region(seat).waitFor();
  await page.keyboard.press('Control+1');
}
