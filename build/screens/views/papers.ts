import { defaultPack } from '../../../shared/rules/pack/default';
import { text } from '../../tour/desk';
import type { View } from '../view';

const slip = defaultPack.papers.find(({ code }) => code === 'phieu-de-xuat')?.name ?? '';

/** Papers of the letter that is open: the templates, one being edited beside its PDF, and its issuing. */
export const paperViews: readonly View[] = [
  {
    name: 'papers-list',
    show: async ({ desk, page }) => {
      await desk.openTab('papers');
      await page
        .getByRole('button', { name: text('case.makePaper') })
        .first()
        .press('Enter');
      await page.getByRole('region', { name: text('papers.screen') }).waitFor();
    },
  },
  {
    name: 'papers-editor',
    show: async ({ page }) => {
      await page.getByRole('button', { name: slip }).first().press('Enter');
      const editor = page.getByRole('region', { name: text('papers.editor') });
      await editor.locator('canvas[data-drawn="yes"]').first().waitFor();
    },
  },
  {
    name: 'papers-issue',
    show: async ({ page }) => {
      await page
        .getByRole('button', { name: text('papers.issue') })
        .first()
        .press('Enter');
      await page.getByRole('dialog').waitFor();
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
];
