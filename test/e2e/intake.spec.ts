import type { CDPSession, Locator, Page } from '@playwright/test';
import { opening, text } from '../../build/tour/desk';
import { deskScreens } from '../../renderer/app/screens';
import { focused, reach, telex } from './keys';
import { expect, type Seat, test } from './seat';

/** Receiving and classifying letters as an officer does: by keyboard, with the input methods in use. */
const both = { tag: '@both' };

const field = (page: Page, name: string): Locator => page.locator(`[name="${name}"]`);
const form = (page: Page): Locator => page.getByRole('form', { name: text('form.newTitle') });

const digit = deskScreens.find(({ screen }) => screen === 'intake')?.digit;

async function openForm(seat: Seat): Promise<void> {
  await seat.page.keyboard.press(`Alt+${digit}`);
  await form(seat.page).waitFor();
  await expect.poll(() => focused(seat.page)).toContain(text('letter.kind'));
}

const year = new Date().getFullYear();

test(
  'a letter of two senders, two accused and two contents is entered by keyboard, outlives a power cut, and is saved',
  both,
  async ({ room }) => {
    test.setTimeout(180_000);
    const seat = room.seat(room.ground.people.centre, 'nhap-don');
    await seat.enrol();
    const keys = () => seat.page.keyboard;
    await openForm(seat);
    await keys().press('Enter');
    await keys().press('ArrowDown');
    await reach(seat.page, 'Enter', text('letter.arrivedOn'));
    for (const day of [`1912${year - 1}`, 'hn', `17/12/${year - 1}`, `18.12.${year - 1}`]) {
      await keys().type(day);
      await keys().press('Enter');
    }
    await expect(field(seat.page, 'arrivedOn')).toHaveValue(`19/12/${year - 1}`);
    await expect(field(seat.page, 'receivedOn')).toHaveValue(new RegExp(`^\\d\\d/\\d\\d/${year}$`));
    await reach(seat.page, 'Enter', text('form.sender.name'));
    await telex(seat.page, 'Đào Thị Mộng Tập Huấn');
    await keys().press('Enter');
    await telex(seat.page, 'Thôn Ảo, xã Tưởng Tượng');
    await keys().press('Alt+g');
    await expect(field(seat.page, 'senders.1.name')).toBeFocused();
    await telex(seat.page, 'Phùng Văn Huyễn Tập Huấn');
    await keys().press('Enter');
    await telex(seat.page, 'Xóm Mơ, xã Tưởng Tượng');
    await reach(seat.page, 'Enter', text('form.accused.name'));
    await telex(seat.page, 'Lưu Đình Giả Tập Huấn');
    await keys().press('Enter');
    await telex(seat.page, 'Chủ tịch');
    await keys().press('Alt+b');
    await telex(seat.page, 'Hợp tác xã Không Có Thật');
    await reach(seat.page, 'Enter', text('letter.summary'));
    await telex(seat.page, 'TẬP HUẤN: tố cáo tưởng tượng về đất và quỹ');
    await keys().press('Alt+n');
    await keys().press('Enter');
    await keys().press('Enter');
    await telex(seat.page, 'Lấn chiếm đất bãi tưởng tượng');
    await keys().press('Alt+n');
    await keys().press('Enter');
    await keys().press('Enter');
    await telex(seat.page, 'Thu quỹ không có thật');
    await seat.page.getByText(opening('draft.kept')).waitFor();
    await expect(seat.page.getByText(opening('form.warn.severalSigners'))).toBeVisible();
    // What was typed last is kept a moment after the last key.
    await seat.page.waitForTimeout(1500);

    await seat.kill();
    await seat.reopen();
    await openForm(seat);
    await expect(field(seat.page, 'summary')).toHaveValue('');
    await reach(seat.page, 'Shift+Tab', opening('draft.restoreOne'));
    await keys().press('Enter');
    await expect(field(seat.page, 'summary')).toHaveValue('TẬP HUẤN: tố cáo tưởng tượng về đất và quỹ');
    await expect(field(seat.page, 'senders.1.address')).toHaveValue('Xóm Mơ, xã Tưởng Tượng');
    await expect(field(seat.page, 'claims.1.text')).toHaveValue('Thu quỹ không có thật');
    await keys().press('Control+s');
    await seat.page.getByText(text('form.saved')).first().waitFor();
    const detail = seat.page.getByRole('region', { name: text('detail.title') });
    await detail.waitFor();
    await expect(detail.getByText('Lưu Đình Giả Tập Huấn').first()).toBeVisible();
    await expect(detail.getByText('Hợp tác xã Không Có Thật').first()).toBeVisible();
    // A denouncer is covered from the moment the letter is saved.
    expect(await seat.page.locator('body').innerText()).not.toContain('Đào Thị Mộng Tập Huấn');

    await keys().press('e');
    await seat.page.getByRole('form', { name: text('form.editTitle') }).waitFor();
    await expect(field(seat.page, 'senders.0.name')).not.toBeEditable();
    await reach(seat.page, 'Shift+Tab', text('unmask.open'));
    await keys().press('Enter');
    await expect.poll(() => focused(seat.page)).toContain(text('unmask.reason'));
    await telex(seat.page, 'Sửa địa chỉ, tập huấn');
    await keys().press('Enter');
    await expect(field(seat.page, 'senders.0.name')).toHaveValue('Đào Thị Mộng Tập Huấn');
    await expect(field(seat.page, 'senders.1.name')).toBeEditable();
    await expect(field(seat.page, 'senders.1.name')).toHaveValue('Phùng Văn Huyễn Tập Huấn');
  },
);

/** An input method that composes, as IBus and Fcitx do: the text is under way until it is committed. */
async function compose(cdp: CDPSession, steps: readonly string[], committed: string): Promise<void> {
  for (const step of steps) {
    await cdp.send('Input.imeSetComposition', { text: step, selectionStart: step.length, selectionEnd: step.length });
  }
  await cdp.send('Input.insertText', { text: committed });
}

/** A key that the input method has taken for itself. */
async function processKey(cdp: CDPSession, key: string): Promise<void> {
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: 229 });
}

test('input methods leave exactly the words that were meant, and no key of theirs acts', both, async ({ room }) => {
  test.setTimeout(120_000);
  const seat = room.seat(room.ground.people.centre, 'bo-go');
  await seat.enrol();
  const { page } = seat;
  await openForm(seat);
  const cdp = await page.context().newCDPSession(page);
  for (const name of ['senders.0.name', 'summary', 'content', 'accused.0.unit']) {
    await field(page, name).focus();
    // UniKey: letters go through, then a burst of backspaces takes them back and the word is put in.
    await telex(page, 'Đường Đê Ngưỡng Đỗ');
    for (const key of [' ', 'n', 'g', 'h', 'i', 'e', 'e']) await page.keyboard.press(key === ' ' ? 'Space' : key);
    for (let back = 0; back < 2; back++) await page.keyboard.press('Backspace');
    await page.keyboard.insertText('ê');
    await expect(field(page, name)).toHaveValue('Đường Đê Ngưỡng Đỗ nghiê');
  }
  await field(page, 'senders.0.address').focus();
  await compose(cdp, ['d', 'dd', 'đ', 'đư', 'đườ', 'đường'], 'đường ');
  await compose(cdp, ['m', 'mo', 'mơ'], 'mơ');
  await expect(field(page, 'senders.0.address')).toHaveValue('đường mơ');

  await cdp.send('Input.imeSetComposition', { text: 'x', selectionStart: 1, selectionEnd: 1 });
  for (const key of ['Enter', 'Escape', 'n', 'e', 's']) await processKey(cdp, key);
  await expect(field(page, 'senders.0.address')).toBeFocused();
  await cdp.send('Input.insertText', { text: ' xã' });
  await expect(field(page, 'senders.0.address')).toHaveValue('đường mơ xã');

  await field(page, 'summary').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('n/e N E 1 2');
  await expect(field(page, 'summary')).toHaveValue('n/e N E 1 2');
  await expect(form(page)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const written = field(page, 'writtenOn');
  await written.focus();
  for (const key of '1/2') {
    await page.keyboard.press(key);
    expect(await written.inputValue()).toBe('1/2'.slice(0, '1/2'.indexOf(key) + 1));
  }
});

test(
  'what letters of one stack have in common is there in the next, and Ctrl+D repeats the rest',
  both,
  async ({ room }) => {
    test.setTimeout(120_000);
    const seat = room.seat(room.ground.people.centre, 'lap-lai');
    await seat.enrol();
    const { page } = seat;
    await openForm(seat);
    await page.keyboard.press('ArrowDown');
    await expect(field(page, 'kind')).toHaveValue('phan-anh');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    const source = await field(page, 'source').inputValue();
    await field(page, 'senders.0.address').focus();
    await telex(page, 'Xã Tưởng Tượng');
    await field(page, 'summary').focus();
    await telex(page, 'TẬP HUẤN: đơn thứ nhất');
    await page.keyboard.press('Control+Enter');
    await expect(field(page, 'summary')).toHaveValue('');
    await expect(field(page, 'source')).toHaveValue(source);
    await field(page, 'senders.0.address').focus();
    await page.keyboard.press('Control+d');
    await expect(field(page, 'senders.0.address')).toHaveValue('Xã Tưởng Tượng');

    // Of a tố cáo it repeats neither who sent it nor what it says.
    await field(page, 'kind').focus();
    await page.keyboard.press('ArrowUp');
    await expect(field(page, 'kind')).toHaveValue('to-cao');
    await field(page, 'summary').focus();
    await telex(page, 'TẬP HUẤN: đơn thứ hai');
    await page.keyboard.press('Control+Enter');
    await expect(field(page, 'summary')).toHaveValue('');
    for (const path of ['senders.0.address', 'summary'] as const) {
      await field(page, path).focus();
      await page.keyboard.press('Control+d');
      await expect(page.getByText(text('form.formerCovered'))).toBeAttached();
      await expect(field(page, path)).toHaveValue('');
    }
  },
);

test('a letter is classified by its content, then otherwise; both stand in its history', both, async ({ room }) => {
  test.setTimeout(180_000);
  const seat = room.seat(room.ground.people.centre, 'phan-loai');
  await seat.enrol();
  const { page } = seat;
  const keys = page.keyboard;
  await seat.desk.typeLetter(room.letter('Phânloại', { kind: 'phan-anh' }));
  // In the palette these words come twice here: the work on this letter stands first.
  await keys.press('Alt+4');
  const panel = page.getByRole('form', { name: text('classify.title') });
  await panel.waitFor();
  await expect.poll(() => focused(page)).toContain(text('letter.kind'));
  // Nothing is suggested into the form by itself.
  await expect(panel.getByRole('radio', { checked: true })).toHaveCount(0);
  await keys.press('Alt+y');
  await expect(panel.getByRole('radio', { checked: true })).toHaveCount(1);
  await keys.press('Control+s');
  await page.getByText(text('classify.allDone')).waitFor();

  await seat.desk.search('phanloai');
  await seat.desk.openFirst();
  await keys.press('l');
  await panel.waitFor();
  await panel.getByRole('radio', { checked: true }).focus();
  await keys.press('2');
  await keys.press('Space');
  await reach(page, 'Tab', '1');
  await keys.press('Space');
  await keys.press('Control+s');
  await panel.waitFor({ state: 'detached' });
  await keys.press('l');
  await panel.waitFor();
  const former = panel.getByRole('region', { name: text('classify.former') }).getByRole('listitem');
  await expect(former).toHaveCount(2);
});
