import { text } from '../../build/tour/desk';
import { deskScreens } from '../../renderer/app/screens';
import { focused, reach } from './keys';
import { picture } from './pictures';
import { expect, test } from './seat';

/** What is thrown away comes back by one key, wherever the focus is. */
const keyOf = (screen: string) => `Alt+${deskScreens.find((one) => one.screen === screen)?.digit}`;

test('a sender and a draft are thrown away by mistake and come back by a key, and the day’s work shows it at once', {
  tag: '@both',
}, async ({ room }) => {
  test.setTimeout(180_000);
  const seat = room.seat(room.ground.people.centre, 'lay-lai');
  await seat.enrol();
  const { page } = seat;
  const keys = page.keyboard;
  const field = (name: string) => page.locator(`[name="${name}"]`);

  await keys.press(keyOf('intake'));
  await expect.poll(() => focused(page)).toContain(text('letter.kind'));
  await field('senders.0.name').focus();
  await keys.insertText('Một Tập Huấn');
  await keys.press('Alt+g');
  await expect(field('senders.1.name')).toBeFocused();
  await keys.insertText('Hai Tập Huấn');
  await reach(page, 'Shift+Tab', text('form.removeSender').replace('{place}', '1'));
  await keys.press('Enter');
  await expect(field('senders.0.name')).toHaveValue('Hai Tập Huấn');
  await picture(page, 'takeback-01-sender');
  await keys.press('Alt+h');
  await expect(field('senders.0.name')).toHaveValue('Một Tập Huấn');
  await expect(field('senders.1.name')).toHaveValue('Hai Tập Huấn');

  await field('summary').focus();
  await keys.insertText('TẬP HUẤN: nhập dở rồi bỏ nhầm');
  await keys.press('Escape');
  await reach(page, 'Tab', text('draft.leaveDiscard'));
  await keys.press('Enter');
  await page.getByText(text('draft.discarded')).waitFor();
  await picture(page, 'takeback-02-draft');
  await keys.press('Alt+h');
  await page.getByText(text('draft.broughtBack')).waitFor();
  await page
    .locator('.today-item')
    .filter({ hasText: text('today.draft.letter') })
    .waitFor();
  await page.locator('.today-item').first().focus();
  await keys.press('Enter');
  await expect(field('summary')).toHaveValue('TẬP HUẤN: nhập dở rồi bỏ nhầm');
  await expect(field('senders.1.name')).toHaveValue('Hai Tập Huấn');
});
