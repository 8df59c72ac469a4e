import { text } from '../../tour/desk';
import type { Stage, View } from '../view';

const openHelp = async ({ page }: Stage): Promise<void> => {
  await page.keyboard.press('F1');
  await page.getByRole('complementary', { name: text('manual.gate') }).waitFor();
};
const closeHelp = ({ page }: Stage) => page.keyboard.press('Escape');

/** What stands between a closed desk and its letters. */
export const lockViews: readonly View[] = [
  {
    name: 'lock-setup',
    show: async ({ deskOf }) => {
      const { page } = await deskOf(null);
      await page.getByRole('button', { name: text('lock.configure') }).waitFor();
      return page;
    },
  },
  { name: 'lock-first-use', show: ({ desk }) => desk.atLock() },
  { name: 'lock-help', show: openHelp, leave: closeHelp },
  {
    name: 'lock-wrong-pin',
    show: async ({ desk, page, ground, secrets }) => {
      await page.getByLabel(text('lock.pin')).fill('00000000');
      await page.getByLabel(text('lock.givenPassword')).fill(ground.people.centre.password);
      await page.getByLabel(text('lock.newPassword'), { exact: true }).fill(secrets.password);
      await page.getByLabel(text('lock.repeatPassword')).fill(secrets.password);
      await page.keyboard.press('Enter');
      await page.getByRole('alert').first().waitFor();
      await desk.page.waitForTimeout(200);
    },
    leave: ({ desk, ground, secrets }) =>
      desk.enrol({ pin: secrets.pin, password: ground.people.centre.password }, secrets.password),
  },
];

/** The same once letters are there. */
export const unlockViews: readonly View[] = [
  {
    name: 'lock-again',
    show: async ({ desk }) => {
      await desk.lock();
      await desk.atLock();
    },
  },
  {
    name: 'lock-help-search',
    show: async (stage) => {
      await openHelp(stage);
      await stage.page.keyboard.press('Control+f');
      await stage.page.keyboard.type('mat thiet bi');
    },
    leave: closeHelp,
  },
  {
    name: 'lock-token-absent',
    show: async ({ page, ground }) => {
      ground.people.centre.token.unplug();
      await page.getByText(text('lock.insertTitle')).first().waitFor();
    },
    leave: async ({ desk, ground, secrets }) => {
      ground.people.centre.token.plug();
      await desk.unlock(secrets);
    },
  },
];
