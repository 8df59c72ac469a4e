import { caseTabs } from '../../../renderer/features/letters/caseTabs';
import { text } from '../../tour/desk';
import type { View } from '../view';

/** One letter, part by part. */
export const letterViews: readonly View[] = [
  ...caseTabs.map(
    (tab): View => ({
      name: `letter-${tab}`,
      screen: 'letter',
      show: async ({ desk, page }) => {
        await desk.openTab(tab);
        await page.waitForTimeout(300);
      },
    }),
  ),
  {
    name: 'letter-unmask',
    show: async ({ page }) => {
      await page.keyboard.press('x');
      await page.getByRole('dialog').waitFor();
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'letter-delete',
    show: async ({ page }) => {
      await page
        .getByRole('button', { name: text('action.delete') })
        .first()
        .press('Enter');
      await page.getByRole('dialog').waitFor();
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'letter-propose',
    form: 'propose',
    show: async ({ desk, page }) => {
      await desk.openTab('work');
      await page.keyboard.press('p');
      await page.getByRole('form', { name: text('workflow.propose') }).waitFor();
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'letter-transfer',
    form: 'transfer',
    show: async ({ page }) => {
      await page.keyboard.press('c');
      await page.getByRole('form', { name: text('workflow.transfer') }).waitFor();
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
];
