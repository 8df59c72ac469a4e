import { opening, text } from '../../build/tour/desk';
import { caseTabs } from '../../renderer/features/letters/caseTabs';
import { defaultPack } from '../../shared/rules/pack/default';
import { expectAccessible } from './access';
import { both, choose, opened, region, status, step } from './case';
import { press, reach } from './keys';
import { picture } from './pictures';
import { expect, type Seat, test } from './seat';

/** Everything an officer does with one letter, by keyboard alone. */
test(
  'a tố cáo goes its whole way by keyboard: proposed, approved, verified, concluded, told, closed, shelved',
  both,
  async ({ room }) => {
    test.setTimeout(150_000);
    const letter = room.letter('Đườngđi', {
      receivedOn: '2026-11-16',
      classification: { class: 'du-dieu-kien', criteria: [], reasons: [], on: '2026-11-17' },
    });
    const seat = await opened(room, 'duong-di', 'Đườngđi', [letter]);
    const { page } = seat;
    const keys = page.keyboard;
    const head = region(seat).locator('.screen-head');
    await picture(page, 'case-01-opened');

    await step(seat, '1');
    await expect(head.getByText(status('phan-loai'))).toBeVisible();
    await step(seat, '1');
    await expect(head.getByText(status('de-xuat'))).toBeVisible();

    await step(seat, '1');
    const propose = page.getByRole('form', { name: text('workflow.propose') });
    await propose.waitFor();
    await picture(page, 'case-02-propose');
    await keys.press('Control+s');
    await expect(propose.getByText(text('form.error.required')).first()).toBeVisible();
    await choose(page, text('letter.direction'), 'Thụ lý');
    await reach(page, 'Tab', text('workflow.proposeText'));
    await keys.insertText('TẬP HUẤN: đủ điều kiện thụ lý');
    await keys.press('Control+s');
    await expect(head.getByText(status('duyet'))).toBeVisible();

    await step(seat, '1');
    const approve = page.getByRole('form', { name: text('workflow.approve') });
    await approve.waitFor();
    await reach(page, 'Tab', text('workflow.approver'));
    await keys.insertText('Hoàng Thị Duyệt Tập Huấn');
    await picture(page, 'case-03-approve');
    await keys.press('Control+s');
    await expect(head.getByText(status('thu-ly'))).toBeVisible();
    await expect(region(seat).getByText('Hoàng Thị Duyệt Tập Huấn').first()).toBeVisible();

    await step(seat, '1');
    await expect(head.getByText(status('xac-minh'))).toBeVisible();
    await step(seat, '1');
    await expect(head.getByText(status('ket-luan'))).toBeVisible();
    await picture(page, 'case-04-concluded');
    await step(seat, '1');
    const result = page.getByRole('form', { name: text('workflow.result') });
    await result.waitFor();
    await choose(page, text('workflow.resultCode'), 'Tố cáo đúng một');
    await picture(page, 'case-05-result');
    await keys.press('Control+s');
    await expect(head.getByText(status('thong-bao'))).toBeVisible();
    await step(seat, '1');
    await expect(head.getByText(status('ket-thuc'))).toBeVisible();
    await step(seat, '1');
    await expect(head.getByText(status('xep-luu'))).toBeVisible();

    // A way back asks why, and can itself be taken back.
    await step(seat, '2');
    const back = page.getByRole('form', { name: opening('workflow.moveTo') });
    await back.waitFor();
    await keys.press('Control+s');
    await expect(back.getByText(text('form.error.required'))).toBeVisible();
    await keys.insertText('TẬP HUẤN: có tình tiết mới');
    await keys.press('Control+s');
    await expect(head.getByText(status('phan-loai'))).toBeVisible();
    await keys.press('Control+9');
    await expect(region(seat).getByText('TẬP HUẤN: có tình tiết mới')).toBeVisible();
    await picture(page, 'case-06-history');
  },
);

test(
  'a letter of several contents: each goes its own way under one number, and closing waits for all of them',
  both,
  async ({ room }) => {
    test.setTimeout(150_000);
    const letter = room.letter('Nhiềuviệc', {
      receivedOn: '2026-11-16',
      classification: { class: 'du-dieu-kien', criteria: [], reasons: [], on: '2026-11-17' },
      claims: [
        { id: 'a1', kind: 'to-cao', field: 'dat-dai', text: 'TẬP HUẤN: giao đất bãi trái thẩm quyền' },
        { id: 'b2', kind: 'phan-anh', text: 'TẬP HUẤN: thái độ tiếp dân' },
      ],
    });
    const seat = await opened(room, 'nhieu-viec', 'Nhiềuviệc', [letter]);
    const { page } = seat;
    const keys = page.keyboard;
    await keys.press('Control+2');
    const claims = region(seat).getByRole('list', { name: text('letter.claims') });
    await expect(claims.getByRole('listitem')).toHaveCount(2);
    await picture(page, 'case-10-claims');
    await reach(page, 'Tab', text('case.workOnClaim'));
    await keys.press('Enter');
    const tracks = region(seat).getByRole('group', { name: text('workflow.tracks') });
    await expect(tracks.getByRole('button', { pressed: true })).toContainText(
      opening('workflow.claim').replace('{place}', '1'),
    );
    await step(seat, '1');
    await expect(tracks.getByRole('button').nth(1)).toContainText(status('phan-loai'));
    await expect(tracks.getByRole('button').nth(0)).toContainText(status('tiep-nhan'));
    await expect(tracks.getByRole('button').nth(2)).toContainText(status('tiep-nhan'));
    await picture(page, 'case-11-track');

    // The letter itself cannot be closed while its content is under way.
    await reach(page, 'Tab', text('workflow.whole'));
    await keys.press('Enter');
    await step(seat, '1');
    await expect(tracks.getByRole('button').nth(0)).toContainText(status('phan-loai'));
    await expect(
      region(seat).getByText(opening('workflow.claimsRunning').replace('{count}', '')).first(),
    ).toBeVisible();
    await picture(page, 'case-12-closing-waits');

    // One is taken up here and found true in part, the other is passed on: the register finds the letter under both.
    await decide(seat, 1, ['de-xuat'], 'Thụ lý', 'thu-ly');
    await settle(seat, 'Tố cáo đúng một phần');
    await decide(seat, 2, ['de-xuat'], 'Chuyển đơn', 'chuyen');
    await settle(seat, 'Đã chuyển nơi có thẩm quyền');
    await picture(page, 'case-13-both-decided');
    await keys.press('Alt+2');
    const grid = page.getByRole('grid', { name: text('register.title') });
    await expect(grid).toBeFocused();
    await keys.press('c');
    for (const name of [text('register.col.direction'), text('register.col.result')]) {
      await reach(page, 'Tab', new RegExp(`^${name}$`));
      await keys.press('Space');
    }
    await keys.press('Escape');
    await expect(grid.locator('.grid-line').first()).toContainText('Chuyển đơn; Thụ lý giải quyết');
    await expect(grid.locator('.grid-line').first()).toContainText('Đã chuyển nơi có thẩm quyền; Tố cáo đúng một phần');
    await keys.press('t');
    const facets = page.getByRole('complementary', { name: text('register.facets') });
    await facets.getByRole('button', { name: text('register.col.result'), exact: true }).press('Enter');
    for (const found of ['Thụ lý giải quyết 1', 'Chuyển đơn 1', 'Đã chuyển nơi có thẩm quyền 1']) {
      const value = facets.getByRole('button', { name: found, exact: true });
      await value.press('Enter');
      await expect(value).toHaveAttribute('aria-pressed', 'true');
      await expect(grid.locator('.grid-line')).toHaveCount(1);
      if (found.startsWith('Chuyển')) await picture(page, 'case-14-register');
      await value.press('Enter');
    }
  },
);

/** Takes a content of the letter, by its place, through proposal and approval to the status of its direction. */
async function decide(
  seat: Seat,
  place: number,
  before: readonly string[],
  direction: string,
  to: string,
): Promise<void> {
  const { page } = seat;
  const track = region(seat)
    .getByRole('group', { name: text('workflow.tracks') })
    .getByRole('button')
    .nth(place);
  await press(page, new RegExp(`^Nội dung ${place}`));
  await expect(track).toHaveAttribute('aria-pressed', 'true');
  for (const reached of before) {
    await step(seat, '1');
    await expect(track).toContainText(status(reached));
  }
  await step(seat, '1');
  await page.getByRole('form', { name: text('workflow.propose') }).waitFor();
  await choose(page, text('letter.direction'), direction);
  await reach(page, 'Tab', text('workflow.proposeText'));
  await page.keyboard.insertText(`TẬP HUẤN: nội dung ${place}`);
  await page.keyboard.press('Control+s');
  await expect(track).toContainText(status('duyet'));
  await step(seat, '1');
  await page.getByRole('form', { name: text('workflow.approve') }).waitFor();
  await reach(page, 'Tab', text('workflow.approver'));
  await page.keyboard.insertText('Hoàng Thị Duyệt Tập Huấn');
  await page.keyboard.press('Control+s');
  await expect(track).toContainText(status(to));
}

/** Says what the content that is worked on came to. */
async function settle(seat: Seat, words: string): Promise<void> {
  const { page } = seat;
  await page.keyboard.press('k');
  const form = page.getByRole('form', { name: text('workflow.result') });
  await form.waitFor();
  await reach(page, 'Tab', text('workflow.resultCode'));
  // A list is walked with the arrows where its words begin with a letter that has no key of its own.
  const chosen = form.getByLabel(text('workflow.resultCode')).locator('option:checked');
  for (let presses = 0; presses < 9 && (await chosen.innerText()) !== words; presses++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+s');
  await expect(form).toHaveCount(0);
}

test('a due date explains itself, is extended, stopped and goes on', both, async ({ room }) => {
  test.setTimeout(150_000);
  const letter = room.letter('Thờihạn', {
    receivedOn: '2026-02-10',
    arrivedOn: '2026-02-10',
    classification: { class: 'du-dieu-kien', criteria: [], reasons: [], on: '2026-02-11' },
  });
  const seat = await opened(room, 'thoi-han', 'Thờihạn', [letter]);
  const { page } = seat;
  const keys = page.keyboard;
  await keys.press('Control+3');
  const detail = region(seat);
  await expect(detail.getByText(text('clock.source')).first()).toBeVisible();
  await expect(detail.getByText(opening('clock.packText').replace('{name}', defaultPack.name)).first()).toBeVisible();
  await reach(page, 'Tab', text('clock.extend'));
  await picture(page, 'case-20-clock');
  const skipped = detail.getByRole('button', { name: /ngày không làm việc/ }).first();
  await skipped.press('Enter');
  await expect(detail.getByText(/Thứ Bảy/).first()).toBeVisible();
  await expect(detail.getByText(/Tết/).first()).toBeVisible();
  await picture(page, 'case-21-clock-skipped');

  await detail
    .getByRole('button', { name: text('clock.extend') })
    .first()
    .press('Enter');
  const extend = page.getByRole('form', { name: text('clock.extend') });
  await extend.waitFor();
  await choose(page, text('clock.rule'), 'Giải quyết tố cáo');
  await reach(page, 'Tab', opening('clock.extendDays').split('{')[0]!.trim());
  await keys.type('400');
  await expect(extend.getByText(text('clock.beyondWarn'))).toBeVisible();
  await keys.press('Control+a');
  await keys.type('30');
  // This one comes after the deadline: that is said now, and stands in the clock's explanation for good.
  await expect(extend.getByText(opening('clock.extendedLateWarn'))).toBeVisible();
  await reach(page, 'Tab', text('clock.approver'));
  await keys.insertText('Hoàng Thị Duyệt Tập Huấn');
  await reach(page, 'Tab', text('workflow.reason'));
  await keys.insertText('TẬP HUẤN: vụ việc phức tạp');
  await picture(page, 'case-22-extend');
  await keys.press('Control+s');
  await expect(extend).toHaveCount(0);
  await detail.getByRole('button', { name: /Giải quyết tố cáo/ }).press('Enter');
  await expect(detail.getByText('TẬP HUẤN: vụ việc phức tạp').first()).toBeVisible();
  await expect(detail.getByText(text('clock.extendedLate')).first()).toBeVisible();

  await detail.getByRole('button', { name: text('clock.stop') }).press('Enter');
  const stop = page.getByRole('form', { name: text('clock.stop') });
  await stop.waitFor();
  await keys.press('ArrowDown');
  await keys.press('Control+s');
  await expect(stop).toHaveCount(0);
  await detail.getByRole('button', { name: text('clock.restart') }).press('Enter');
  await page.getByRole('form', { name: text('clock.restart') }).waitFor();
  await keys.press('Control+s');
  await expect(detail.getByRole('button', { name: text('clock.stop') })).toBeVisible();
  await picture(page, 'case-23-stopped');

  // What was entered by mistake is taken back in the history, with a reason, and stays there struck through.
  await keys.press('Control+9');
  await press(page, new RegExp(`^${opening('history.voidOf')}.*TẬP HUẤN: vụ việc phức tạp`));
  const dialog = page.getByRole('dialog', { name: text('history.voidTitle') });
  await dialog.waitFor();
  await keys.insertText('TẬP HUẤN: gia hạn nhầm đơn');
  await press(page, text('history.void'));
  await expect(dialog).toHaveCount(0);
  await expect(detail.locator('del').filter({ hasText: 'TẬP HUẤN: vụ việc phức tạp' })).toBeVisible();
  await expect(detail.getByText('TẬP HUẤN: gia hạn nhầm đơn').first()).toBeVisible();
  await picture(page, 'case-24-taken-back');
  await expectAccessible(page, 'an act that was taken back');
  await keys.press('Control+3');
  await detail.getByRole('button', { name: /Giải quyết tố cáo/ }).press('Enter');
  await expect(detail.getByText('TẬP HUẤN: vụ việc phức tạp')).toHaveCount(0);
});

test('what was changed is seen field by field, compared, and taken back', both, async ({ room }) => {
  test.setTimeout(150_000);
  const letter = room.letter('Lịchsử', { kind: 'phan-anh', accused: [] });
  const seat = await opened(room, 'lich-su', 'Lịchsử', [letter]);
  const { page } = seat;
  const keys = page.keyboard;
  await seat.desk.editSummary('TẬP HUẤN Lịchsử: trích yếu viết lại');
  await keys.press('Control+9');
  const detail = region(seat);
  await expect(detail.locator('del')).toContainText('tố cáo tưởng tượng về đất bãi');
  await reach(page, 'Tab', text('compare.title'));
  await keys.press('Enter');
  const compare = detail.getByRole('region', { name: text('compare.title') });
  const row = compare.getByRole('row', { name: new RegExp(text('letter.summary')) });
  await expect(row).toContainText('tố cáo tưởng tượng về đất bãi');
  await expect(row).toContainText('trích yếu viết lại');
  await picture(page, 'case-30-compare');
  await reach(page, 'Tab', opening('history.undoOf'));
  await keys.press('Enter');
  await page.getByText(opening('history.undone')).waitFor();
  await expect(detail.getByRole('heading', { level: 2 }).first()).toContainText('tố cáo tưởng tượng về đất bãi');
  await reach(page, 'Tab', text('action.undo'));
  await keys.press('Enter');
  await expect(detail.getByRole('heading', { level: 2 }).first()).toContainText('trích yếu viết lại');
});

test('every part of a letter, and the rules, can be used by everyone, in light and in dark', both, async ({ room }) => {
  test.setTimeout(240_000);
  const letter = room.letter('Mọingười', { level: 'tuyet-mat', receivedOn: '2026-11-16' });
  const seat = await opened(room, 'moi-nguoi-don', 'Mọingười', [letter]);
  const { page, desk } = seat;
  await expect(page.getByRole('region', { name: text('marking.label') })).toContainText(text('marking.topSecret'));
  for (const scheme of ['light', 'dark'] as const) {
    await page.getByLabel(text('nav.scheme')).selectOption(scheme);
    for (const tab of caseTabs) {
      await desk.openTab(tab);
      await picture(page, `case-60-${scheme}-${tab}`);
      await expectAccessible(page, `${tab}, ${scheme}`);
    }
    await desk.openTab('work');
    await page.locator('h1').first().click();
    await page.keyboard.press('c');
    await page.getByRole('form', { name: text('workflow.transfer') }).waitFor();
    await picture(page, `case-61-${scheme}-transfer`);
    await expectAccessible(page, `transfer, ${scheme}`);
    await page.keyboard.press('Escape');
  }
  const navigation = page.getByRole('navigation', { name: text('nav.label') });
  await navigation.getByRole('button', { name: text('nav.rules') }).click();
  const rules = page.getByRole('region', { name: text('rules.title') });
  for (const part of ['rules.sources', 'rules.calendar', 'rules.editions', 'rules.install', 'rules.moves'] as const) {
    await rules.getByRole('tab', { name: new RegExp(opening(part).split('(')[0]!.trim()) }).click();
    await picture(page, `case-70-${part}`);
    await expectAccessible(page, part);
  }
});
