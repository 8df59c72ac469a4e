import type { Page } from '@playwright/test';
import { text } from '../../build/tour/desk';
import { deskScreens } from '../../renderer/app/screens';
import type { Route } from '../../renderer/features/common/route';
import { pageFor, pageOf } from '../../renderer/features/help/pageOf';
import { caseTabs } from '../../renderer/features/letters/caseTabs';
import { type ManualTopic, manual } from '../../renderer/i18n/manual';
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

/** How an officer comes to each screen: the type leaves none out. `letter`, `edit` and `papers` follow one another. */
const ways: Readonly<Record<Exclude<Route['screen'], 'help'>, (page: Page) => Promise<unknown>>> = {
  ...(Object.fromEntries(
    deskScreens.map(({ screen, name, digit }) => [
      screen,
      (page: Page) => (digit ? page.keyboard.press(`Alt+${digit}`) : navigate(page, text(name))),
    ]),
  ) as Record<(typeof deskScreens)[number]['screen'], (page: Page) => Promise<unknown>>),
  letter: async (page) => {
    await page.keyboard.press('Alt+2');
    await page.getByRole('row').nth(1).waitFor();
    await page.getByRole('grid').press('Enter');
    await page.getByRole('region', { name: text('detail.title') }).waitFor();
  },
  edit: async (page) => {
    await page.keyboard.press('e');
    await page.getByRole('form', { name: text('form.editTitle') }).waitFor();
  },
  papers: async (page) => {
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: text('detail.title') }).waitFor();
    await page.keyboard.press(`Control+${caseTabs.indexOf('papers') + 1}`);
    await page.getByRole('button', { name: text('case.makePaper') }).press('Enter');
    await page.getByRole('region', { name: text('papers.screen') }).waitFor();
  },
};

const besideIs = (page: Page, topic: ManualTopic) =>
  beside(page).getByRole('heading', { name: manual[topic].title, exact: true });

test('F1 tells of every screen by keyboard, and the manual is searched without marks', both, async ({ room }) => {
  test.setTimeout(240_000);
  const seat = room.seat(room.ground.people.province, 'huong-dan');
  await seat.enrol();
  const { page } = seat;
  await seat.desk.typeLetter(room.letter('Hướngdẫn', { kind: 'khieu-nai' }));
  for (const [screen, go] of Object.entries(ways) as [keyof typeof ways, (typeof ways)['today']][]) {
    await test.step(screen, async () => {
      await go(page);
      await page.keyboard.press('F1');
      await besideIs(page, pageOf[screen]).waitFor();
      await page.keyboard.press('Escape');
      await expect(beside(page)).toHaveCount(0);
    });
  }
  await ways.letter(page);
  for (const [place, tab] of caseTabs.entries()) {
    await page.keyboard.press(`Control+${place + 1}`);
    await page.keyboard.press('F1');
    await besideIs(page, pageFor({ screen: 'letter', recId: '', tab })).waitFor();
    await page.keyboard.press('Escape');
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

test('a closed desk is no dead end: F1 tells how to get in, and what was typed stays', both, async ({ room }) => {
  test.setTimeout(120_000);
  const seat = room.seat(room.ground.people.centre, 'cua-vao');
  const desk = await seat.start();
  const { page } = desk;
  await desk.atLock();
  const pin = page.getByLabel(text('lock.pin'));
  await pin.focus();
  await page.keyboard.type('1357');
  await page.keyboard.press('F1');
  const gate = page.getByRole('complementary', { name: text('manual.gate') });
  await expect(gate.getByRole('article', { name: manual.setup.title })).toBeVisible();
  await page.keyboard.type('24');
  await expectAccessible(page, 'manual at the lock');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('mat thiet bi');
  await page.keyboard.press('Enter');
  await expect(gate.getByRole('article', { name: manual.token.title })).toBeVisible();
  await expect(gate.getByRole('article').locator('mark').first()).toBeVisible();
  await expectAccessible(page, 'search at the lock');
  await page.keyboard.press('Escape');
  await expect(gate).toHaveCount(0);
  await expect(pin).toBeFocused();
  await expect(pin).toHaveValue('1357');
  await desk.enrol({ pin: seat.person.pin, password: seat.person.password }, seat.password);
  await desk.lock();
  await desk.atLock();
  await page.keyboard.press('F1');
  await expect(gate.getByRole('article', { name: manual.token.title })).toBeVisible();
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
