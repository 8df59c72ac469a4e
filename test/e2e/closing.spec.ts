import { opening, text } from '../../build/tour/desk';
import { focused, reach } from './keys';
import { expect, type Seat, test } from './seat';
import { choose, detailOf, find, opened, openForm, save, shot, status, step, write } from './work';

/** The last part of a letter's way: its dossier, its late result, its end, and its destruction. */
const percent = (of: number): string => text('workflow.percent').replace('{percent}', String(of));

const both = { tag: '@both' };

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
    const detail = detailOf(seat);
    const head = detail.locator('.screen-head');
    await decide(seat, 'Thụ lý');
    await expect(head.getByText(status('thu-ly'), { exact: true })).toBeVisible();

    const done = await openForm(seat, 'b', text('workflow.step'));
    await choose(page, text('workflow.stepName'), 'Thẩm tra');
    await write(page, text('workflow.doneBy'), 'Vũ Văn Tra Tập Huấn');
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
    await shot(page, '20-dossier');

    await step(seat, status('ket-luan'));
    await expect(head.getByText(status('ket-luan'), { exact: true })).toBeVisible();
    await step(seat, status('thong-bao'));
    const result = page.getByRole('form', { name: text('workflow.result') });
    await result.waitFor();
    await expect(result.getByText(text('workflow.late'))).toBeVisible();
    await choose(page, text('workflow.resultCode'), 'Đã xử lý');
    await keys.press('Control+s');
    await expect(result.getByText(text('form.error.required'))).toBeVisible();
    await write(page, text('workflow.lateUnit'), 'Phòng Nghiệp vụ Tập Huấn');
    await write(page, text('workflow.lateCause'), 'chờ ý kiến phối hợp');
    await keys.press('Control+s');
    await expect(head.getByText(status('thong-bao'), { exact: true })).toBeVisible();
    await expect(detail.getByText(/Phòng Nghiệp vụ Tập Huấn/).first()).toBeVisible();
    await step(seat, status('ket-thuc'));
    await expect(head.getByText(status('ket-thuc'), { exact: true })).toBeVisible();
    await step(seat, status('xep-luu'));
    await expect(head.getByText(status('xep-luu'), { exact: true })).toBeVisible();
    // The pack says how long a letter is kept that was only shelved, not a case that was settled.
    await expect(detail.getByText(text('workflow.retentionNone'))).toBeVisible();
    await shot(page, '21-shelved');
  },
);

test('a shelved letter says how long it is kept, and is destroyed with its minutes', both, async ({ room }) => {
  test.setTimeout(200_000);
  const letter = room.letter('Tiêuhủy', {
    kind: 'phan-anh',
    accused: [],
    direction: 'luu',
    classification: { class: 'khong-du-dieu-kien', criteria: [], reasons: [], on: '2026-11-17' },
  });
  const seat = await opened(room, 'tieu-huy', 'Tiêuhủy', [letter]);
  const { page } = seat;
  const keys = page.keyboard;
  const detail = detailOf(seat);
  const head = detail.locator('.screen-head');
  await decide(seat, 'Lưu (xếp lưu)');
  await expect(head.getByText(status('luu'), { exact: true })).toBeVisible();
  await step(seat, status('xep-luu'));
  await expect(head.getByText(status('xep-luu'), { exact: true })).toBeVisible();
  await expect(detail.getByText(opening('workflow.retentionUntil'))).toContainText(
    String(new Date().getFullYear() + 1),
  );
  await shot(page, '22-kept');
  await step(seat, status('ra-soat-huy'));
  await expect(head.getByText(status('ra-soat-huy'), { exact: true })).toBeVisible();
  await expect(detail.getByText(text('workflow.minutesMissing'))).toBeVisible();
  await shot(page, '23-review');

  await reach(page, 'Tab', opening('workflow.makeMinutes'));
  await keys.press('Enter');
  const editor = page.getByRole('region', { name: text('papers.editor') });
  await editor.waitFor();
  const open = editor.getByRole('button', { name: opening('papers.nextUnfilled') });
  for (let places = 0; places < 20 && (await open.isVisible()); places++) {
    await keys.press('Alt+n');
    await keys.insertText('TẬP HUẤN');
  }
  await shot(page, '24-minutes');
  await reach(page, 'Tab', text('papers.issue'));
  await keys.press('Enter');
  await page.getByRole('dialog').waitFor();
  await expect.poll(() => focused(page)).toContain(text('papers.issue'));
  await keys.press('Enter');
  await page.getByRole('region', { name: text('papers.issued') }).waitFor();
  await find(seat, 'Tiêuhủy');
  await expect(detail.getByText(text('workflow.minutesMade'))).toBeVisible();

  await step(seat, status('da-huy'));
  const destroy = page.getByRole('form', { name: opening('workflow.moveTo') });
  await destroy.waitFor();
  await keys.press('Control+s');
  await expect(destroy.getByText(text('form.error.required'))).toBeVisible();
  await write(page, text('workflow.reason'), 'TẬP HUẤN: theo biên bản đã lập');
  await save(page, destroy);
  await expect(head.getByText(status('da-huy'), { exact: true })).toBeVisible();
  await expect(detail.getByText(text('workflow.noMoves'))).toBeVisible();
  await shot(page, '25-destroyed');
});

/** Takes a letter to where its direction leads, by proposal and decision. */
async function decide(seat: Seat, direction: string): Promise<void> {
  const { page } = seat;
  const head = detailOf(seat).locator('.screen-head');
  await step(seat, status('phan-loai'));
  await expect(head.getByText(status('phan-loai'))).toBeVisible();
  await step(seat, status('de-xuat'));
  await expect(head.getByText(status('de-xuat'))).toBeVisible();
  await step(seat, status('duyet'));
  await page.getByRole('form', { name: text('workflow.propose') }).waitFor();
  await choose(page, text('letter.direction'), direction);
  await page.keyboard.press('Control+s');
  await expect(head.getByText(status('duyet'))).toBeVisible();
  await step(seat, text('workflow.decide'));
  await page.getByRole('form', { name: text('workflow.approve') }).waitFor();
  await write(page, text('workflow.approver'), 'Hoàng Thị Duyệt Tập Huấn');
  await page.keyboard.press('Control+s');
}
