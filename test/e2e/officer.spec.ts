import { opening, text } from '../../build/tour/desk';
import { expectAccessible } from './access';
import { appUrl } from './fixture';
import { focused, reach, telex } from './keys';
import { expect, type Seat, test } from './seat';

/** A working day at the desk: by keyboard alone, with the input method that officers use, in light and in dark. */
const both = { tag: '@both' };

/** The window's title and address never say what is on the screen. */
async function expectSilentWindow(seat: Seat, recIdOf: string[] = []): Promise<void> {
  expect(await seat.page.title()).toBe(text('app.name'));
  expect(appUrl(seat.page)).toBe('app://desk/index.html');
  const shown = await seat.desk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getTitle()),
  );
  expect(shown).toEqual([text('app.name')]);
  for (const word of recIdOf) expect(appUrl(seat.page)).not.toContain(word);
}

test(
  'a letter’s day by keyboard alone: entered with Telex, found, changed, deleted, brought back; then the desk is locked',
  both,
  async ({ room }) => {
    test.setTimeout(120_000);
    const seat = room.seat(room.ground.people.centre, 'ban-phim');
    await seat.enrol();
    const { page } = seat;
    const keys = page.keyboard;
    await seat.desk.lock();
    await page.getByText(text('lock.reason.button')).waitFor();
    await seat.desk.atLock();
    await expect.poll(() => focused(page)).toContain(text('lock.pin'));
    await keys.type(seat.person.pin);
    await keys.press('Tab');
    await reach(page, 'Tab', text('lock.password'));
    await keys.insertText(seat.password);
    await keys.press('Enter');
    await seat.region('today.title').waitFor();
    await keys.press('Alt+2');
    await seat.region('register.title').waitFor();
    await expectSilentWindow(seat);

    await keys.press('n');
    await expect.poll(() => focused(page)).toContain(text('letter.kind'));
    // A complaint: of a denunciation the sender would stand covered.
    await keys.press('ArrowUp');
    await keys.press('Enter');
    await keys.press('ArrowDown');
    await reach(page, 'Enter', text('form.sender.name'));
    await telex(page, 'Đỗ Thị Ngưỡng Tập Huấn');
    await keys.press('Enter');
    await telex(page, 'Ngõ Đường Mộng, phường Tưởng Tượng');
    await reach(page, 'Enter', text('form.accused.name'));
    await telex(page, 'Vũ Đình Huyễn Tập Huấn');
    await reach(page, 'Enter', text('letter.summary'));
    await telex(page, 'TẬP HUẤN: khiếu nại tưởng tượng về quỹ khuyến học');
    await keys.press('Control+s');
    await page.getByText(text('form.saved')).first().waitFor();
    const detail = seat.region('detail.title');
    await expect(detail.getByText('Đỗ Thị Ngưỡng Tập Huấn')).toBeVisible();
    await expect(detail.getByText('Ngõ Đường Mộng, phường Tưởng Tượng')).toBeVisible();
    await expectSilentWindow(seat);

    await keys.press('Alt+2');
    await seat.region('register.title').waitFor();
    await keys.press('/');
    await keys.type('do thi nguong');
    await expect(page.getByRole('grid').getByRole('row')).toHaveCount(2);
    await keys.press('Enter');
    await keys.press('Enter');
    await detail.waitFor();

    await keys.press('e');
    await expect.poll(() => focused(page)).toContain(text('letter.kind'));
    await reach(page, 'Enter', text('letter.summary'));
    await keys.press('Control+a');
    await telex(page, 'TẬP HUẤN: đã sửa trích yếu');
    await keys.press('Control+s');
    await detail.waitFor();
    await keys.press('Control+9');
    await expect(detail.locator('del')).toContainText('khiếu nại tưởng tượng về quỹ khuyến học');
    await expect(detail.locator('ins')).toContainText('đã sửa trích yếu');

    await reach(page, 'Tab', text('action.delete'));
    await keys.press('Enter');
    await page.getByRole('dialog').waitFor();
    await expect.poll(() => focused(page)).toContain(text('detail.deleteReason'));
    await telex(page, 'Nhập trùng, lý do tập huấn');
    await reach(page, 'Tab', text('action.delete'));
    await keys.press('Enter');
    await detail.getByText(text('detail.deletedTitle')).waitFor();
    await expect(detail.getByText('Nhập trùng, lý do tập huấn').first()).toBeVisible();
    await reach(page, 'Tab', text('action.undo'));
    await keys.press('Enter');
    await detail.getByText(text('detail.deletedTitle')).waitFor({ state: 'detached' });

    await keys.press('Control+k');
    await expect.poll(() => focused(page)).toContain(text('palette.title'));
    await keys.type('dong bo');
    await page
      .getByRole('button', { name: text('nav.sync') })
      .last()
      .waitFor();
    await keys.press('Enter');
    await seat.region('sync.title').waitFor();
    await expectSilentWindow(seat);

    await seat.desk.lock();
    expect(await page.locator('body').innerText()).not.toContain('Ngưỡng');
  },
);

test('every screen can be used by everyone, in light and in dark', both, async ({ room }) => {
  test.setTimeout(180_000);
  const seat = room.seat(room.ground.people.centre, 'moi-nguoi');
  await seat.enrol();
  const { page, desk } = seat;
  await desk.typeLetter(room.letter('Tiếpcận'));
  for (const scheme of ['light', 'dark'] as const) {
    await page.getByLabel(text('nav.scheme')).selectOption(scheme);
    for (const screen of [
      'today',
      'register',
      'intake',
      'classify',
      'conflicts',
      'sync',
      'import',
      'accounts',
    ] as const) {
      await desk.go(screen);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await expectAccessible(page, `${screen}, ${scheme}`);
    }
    await desk.search('tiepcan');
    await desk.openFirst();
    await expectAccessible(page, `detail, ${scheme}`);
    await desk.lock();
    await desk.atLock();
    await expectAccessible(page, `lock, ${scheme}`);
    await seat.unlock();
  }
});

test('the desk locks by itself: nobody at it, the machine’s own lock, sleep', both, async ({ room }) => {
  test.setTimeout(120_000);
  const seat = room.seat(room.ground.people.centre, 'tu-khoa');
  await seat.start();
  // Minutes pass a hundred times faster in main; the idle clock itself is the desk's own.
  await seat.desk.app.evaluate(() => {
    const real = globalThis.setTimeout;
    const faster = (run: () => void, ms = 0) => real(run, ms >= 300_000 ? ms / 100 : ms);
    Object.assign(globalThis, { setTimeout: faster });
  });
  await seat.desk.enrol({ pin: seat.person.pin, password: seat.person.password }, seat.password);
  await seat.page.getByText(opening('idle.soon')).waitFor();
  await seat.desk.locked();
  await seat.page.getByText(text('lock.reason.idle')).waitFor();
  for (const [event, reason] of [
    ['lock-screen', 'lock.reason.os-lock'],
    ['suspend', 'lock.reason.suspend'],
  ] as const) {
    await seat.unlock();
    await seat.desk.app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
    await seat.desk.locked();
    await seat.page.getByText(text(reason)).waitFor();
  }
});
