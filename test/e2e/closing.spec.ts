import { opening, text } from '../../build/tour/desk';
import { both, find, opened, propose, region, status } from './case';
import { focused, reach } from './keys';
import { picture } from './pictures';
import { expect, type Seat, test } from './seat';
import { openForm, pick, save, stepTo, writeIn } from './work';

/** The last part of a letter's way: its dossier, its late result, its end, and its destruction. */
const percent = (of: number): string => text('workflow.percent').replace('{percent}', String(of));

test(
  'a late letter: its steps, its dossier, its result with who answers for it, its end, its shelf',
  both,
  async ({ room }) => {
    test.setTimeout(240_000);
    const letter = room.letter('Cuốiđường', {
      kind: 'phan-anh',
      accused: [],
      arrivedOn: '2025-10-06',
      receivedOn: '2025-10-06',
      classification: { class: 'du-dieu-kien', criteria: [], reasons: [], on: '2025-10-07' },
    });
    const seat = await opened(room, 'cuoi-duong', 'Cuốiđường', [letter]);
    const { page } = seat;
    const keys = page.keyboard;
    const detail = region(seat);
    const head = detail.locator('.screen-head');
    await decide(seat, 'Thụ lý');
    await expect(head.getByText(status('thu-ly'), { exact: true })).toBeVisible();

    const done = await openForm(seat, 'b', text('workflow.step'));
    await pick(page, text('workflow.stepName'), 'Thẩm tra');
    await writeIn(page, text('workflow.doneBy'), 'Vũ Văn Tra Tập Huấn');
    await save(page, done);
    await expect(detail.getByText('Vũ Văn Tra Tập Huấn')).toBeVisible();

    // The dossier fills by the required documents; one that was ticked by mistake is unticked.
    await reach(page, 'Tab', 'Hồ sơ');
    await expect(detail.getByText(percent(0))).toBeVisible();
    await keys.press('Enter');
    await reach(page, 'Tab', 'Đơn phản ánh');
    await keys.press('Space');
    await expect(detail.getByText(percent(50))).toBeVisible();
    await reach(page, 'Tab', 'Phiếu đề xuất');
    await keys.press('Space');
    await expect(detail.getByText(percent(100))).toBeVisible();
    await keys.press('Space');
    await expect(detail.getByText(percent(50))).toBeVisible();
    await picture(page, '20-dossier');

    await stepTo(seat, status('ket-luan'));
    await expect(head.getByText(status('ket-luan'), { exact: true })).toBeVisible();
    await stepTo(seat, status('thong-bao'));
    const result = page.getByRole('form', { name: text('workflow.result') });
    await result.waitFor();
    await expect(result.getByText(text('workflow.late'))).toBeVisible();
    await pick(page, text('workflow.resultCode'), 'Đã xử lý');
    await keys.press('Control+s');
    await expect(result.getByText(text('form.error.required'))).toBeVisible();
    await writeIn(page, text('workflow.lateUnit'), 'Phòng Nghiệp vụ Tập Huấn');
    await writeIn(page, text('workflow.lateCause'), 'chờ ý kiến phối hợp');
    await keys.press('Control+s');
    await expect(head.getByText(status('thong-bao'), { exact: true })).toBeVisible();
    await expect(detail.getByText(/Phòng Nghiệp vụ Tập Huấn/).first()).toBeVisible();
    await stepTo(seat, status('ket-thuc'));
    await expect(head.getByText(status('ket-thuc'), { exact: true })).toBeVisible();
    await stepTo(seat, status('xep-luu'));
    await expect(head.getByText(status('xep-luu'), { exact: true })).toBeVisible();
    // The pack says how long a letter is kept that was only shelved, not a case that was settled.
    await expect(detail.getByText(text('workflow.retentionNone'))).toBeVisible();
    await picture(page, '21-shelved');
  },
);

test('a shelved letter says how long it is kept, and is destroyed with its minutes', both, async ({ room }) => {
  test.setTimeout(240_000);
  const letter = room.letter('Tiêuhủy', {
    kind: 'phan-anh',
    accused: [],
    arrivedOn: '2024-03-01',
    receivedOn: '2024-03-01',
    direction: 'luu',
    classification: { class: 'khong-du-dieu-kien', criteria: [], reasons: [], on: '2024-03-04' },
  });
  const seat = await opened(room, 'tieu-huy', 'Tiêuhủy', [letter]);
  const { page } = seat;
  const keys = page.keyboard;
  const detail = region(seat);
  const head = detail.locator('.screen-head');
  await decide(seat, 'Lưu (xếp lưu)');
  await expect(head.getByText(status('luu'), { exact: true })).toBeVisible();
  await stepTo(seat, status('xep-luu'));
  await expect(head.getByText(status('xep-luu'), { exact: true })).toBeVisible();
  await expect(detail.getByText(opening('workflow.retentionUntil'))).toContainText(
    String(new Date().getFullYear() + 1),
  );
  await picture(page, '22-kept');
  // Shelved today, it can't be reviewed for a year.
  await stepTo(seat, status('ra-soat-huy'));
  await expect(page.getByText(text('workflow.retentionWait'))).toBeVisible();
  await expect(head.getByText(status('xep-luu'), { exact: true })).toBeVisible();

  // It lay on the shelf since 2024 and was only entered today: it is shelved again, with that day.
  await stepTo(seat, status('phan-loai'));
  const back = page.getByRole('form', { name: opening('workflow.moveTo') });
  await back.waitFor();
  await writeIn(page, text('workflow.reason'), 'TẬP HUẤN: ghi lại ngày xếp lưu');
  await save(page, back);
  for (const next of ['de-xuat', 'duyet', 'luu']) {
    await stepTo(seat, status(next));
    await expect(head.getByText(status(next), { exact: true })).toBeVisible();
  }
  await reach(page, 'Tab', text('workflow.otherDay'));
  await keys.press('Enter');
  const shelve = page.getByRole('form', { name: text('workflow.otherDay') });
  await shelve.waitFor();
  await pick(page, text('workflow.moveWhich'), status('xep-luu'));
  await writeIn(page, text('workflow.doneOn'), '15/3/2024');
  await save(page, shelve);
  await expect(detail.getByText(opening('workflow.retentionOver'))).toContainText('15/03/2025');
  await stepTo(seat, status('ra-soat-huy'));
  await expect(head.getByText(status('ra-soat-huy'), { exact: true })).toBeVisible();
  await expect(detail.getByText(text('workflow.minutesMissing'))).toBeVisible();
  await picture(page, '23-review');

  await reach(page, 'Tab', opening('workflow.makeMinutes'));
  await keys.press('Enter');
  const editor = page.getByRole('region', { name: text('papers.editor') });
  await editor.waitFor();
  const open = editor.getByRole('button', { name: opening('papers.nextUnfilled') });
  for (let places = 0; places < 20 && (await open.isVisible()); places++) {
    await keys.press('Alt+n');
    await keys.insertText('TẬP HUẤN');
  }
  await picture(page, '24-minutes');
  await reach(page, 'Tab', text('papers.issue'));
  await keys.press('Enter');
  await page.getByRole('dialog').waitFor();
  await expect.poll(() => focused(page)).toContain(text('papers.issue'));
  await keys.press('Enter');
  await page.getByRole('region', { name: text('papers.issued') }).waitFor();
  await find(seat, 'Tiêuhủy');
  await expect(detail.getByText(text('workflow.minutesMade'))).toBeVisible();

  await stepTo(seat, status('da-huy'));
  const decision = page.getByRole('form', { name: text('workflow.step') });
  await decision.waitFor();
  await keys.press('Control+s');
  await expect(decision.getByText(text('form.error.required'))).toBeVisible();
  await writeIn(page, text('workflow.decisionNo'), 'TẬP HUẤN: số 12-QĐ/UBKT');
  await keys.press('Control+s');
  const destroy = page.getByRole('form', { name: opening('workflow.moveTo') });
  await destroy.waitFor();
  await keys.press('Control+s');
  await expect(destroy.getByText(text('form.error.required'))).toBeVisible();
  await writeIn(page, text('workflow.reason'), 'TẬP HUẤN: theo biên bản đã lập');
  await save(page, destroy);
  await expect(head.getByText(status('da-huy'), { exact: true })).toBeVisible();
  await expect(detail.getByText(text('workflow.noMoves'))).toBeVisible();
  await picture(page, '25-destroyed');
});

/** Takes a letter to where its direction leads, by proposal and decision. */
async function decide(seat: Seat, direction: string): Promise<void> {
  const { page } = seat;
  await propose(seat, direction);
  await stepTo(seat, text('workflow.decide'));
  await page.getByRole('form', { name: text('workflow.approve') }).waitFor();
  await writeIn(page, text('workflow.approver'), 'Hoàng Thị Duyệt Tập Huấn');
  await page.keyboard.press('Control+s');
}
