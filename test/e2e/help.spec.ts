import type { Page } from '@playwright/test';
import { text } from '../../build/tour/desk';
import { deskScreens } from '../../renderer/app/screens';
import { pageOf } from '../../renderer/features/help/pageOf';
import { manual } from '../../renderer/i18n/manual';
import { expectAccessible } from './access';
import { expect, test } from './seat';

/** Learning the desk inside the desk: the manual by F1, and one exercise on invented letters. */
const both = { tag: '@both' };

const beside = (page: Page) => page.getByRole('complementary', { name: text('manual.beside') });
const navigate = (page: Page, words: string) =>
  page
    .getByRole('navigation', { name: text('nav.label') })
    .getByRole('button', { name: words, exact: false })
    .first()
    .click();

test('F1 tells of every screen by keyboard, and the manual is searched without marks', both, async ({ room }) => {
  test.setTimeout(180_000);
  const seat = room.seat(room.ground.people.province, 'huong-dan');
  await seat.enrol();
  const { page } = seat;
  for (const { screen, digit } of deskScreens) {
    if (!digit) continue;
    await page.keyboard.press(`Alt+${digit}`);
    await page.keyboard.press('F1');
    await beside(page).getByRole('heading', { name: manual[pageOf[screen]].title, exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await expect(beside(page)).toHaveCount(0);
  }
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('F1');
  await expectAccessible(page, 'manual beside');
  await page.keyboard.press('F1');
  await page.getByRole('heading', { name: text('manual.title') }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('doc dong ho');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: manual.deadlines.title })).toBeVisible();
  await expect(page.getByRole('article').locator('mark').first()).toBeVisible();
  await expectAccessible(page, 'manual');
  await page.keyboard.press('Escape');
});

test(
  'an exercise is done to the end on invented letters, and the real register knows nothing of it',
  both,
  async ({ room }) => {
    test.setTimeout(180_000);
    const seat = room.seat(room.ground.people.otherProvince, 'thuc-hanh');
    await seat.enrol();
    const { page } = seat;
    await navigate(page, text('nav.practice'));
    await expectAccessible(page, 'practice');
    const title = text('practice.duplicate.title');
    await page.getByRole('button', { name: text('practice.startOne').replace('{title}', title) }).press('Enter');
    const card = page.getByRole('complementary', { name: text('practice.card') });
    await card.getByRole('button', { name: text('practice.openLetter') }).press('Enter');
    await page.getByRole('region', { name: text('detail.title') }).waitFor();
    await expect(page.getByRole('region', { name: text('marking.label') })).toContainText(text('marking.training'));
    await page.keyboard.press('Control+8');
    await page.getByLabel(text('detail.noteAdd')).fill('TẬP HUẤN đã đối chiếu hai đơn');
    await page.getByRole('button', { name: text('detail.noteSave') }).press('Enter');
    await expect(card.getByText(text('practice.stepDone'))).toHaveCount(1);
    await page.keyboard.press('Control+7');
    await page.getByRole('tabpanel').locator('[data-candidate]').first().press('Enter');
    await page
      .getByRole('button', { name: text('duplicates.kind.trung') })
      .first()
      .press('Enter');
    await card.getByText(text('practice.allDone')).waitFor();
    await expectAccessible(page, 'exercise');
    await card.getByRole('button', { name: text('practice.end') }).press('Enter');
    await page.getByText(text('practice.finished')).waitFor();
    await page.keyboard.press('Alt+2');
    await page.getByText(text('register.emptyAll')).waitFor();
    const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
    expect(left.filter((name) => name.startsWith('practice-'))).toEqual([]);
  },
);
