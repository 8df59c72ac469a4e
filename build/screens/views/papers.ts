import type { Page } from '@playwright/test';
import { defaultPack } from '../../../shared/rules/pack/default';
import { text } from '../../tour/desk';
import type { View } from '../view';

const slip = defaultPack.papers.find(({ code }) => code === 'phieu-de-xuat')?.name ?? '';

/** Papers of the letter that is open: the templates, one being edited beside its PDF, and its issuing. */
export const paperViews: readonly View[] = [
  {
    name: 'papers-list',
    screen: 'papers',
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
  {
    name: 'papers-issued',
    show: async ({ page }) => {
      const issue = page.getByRole('button', { name: text('papers.issue') });
      await issue.first().press('Enter');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: text('papers.issue') })
        .click();
      await issued(page);
    },
  },
  {
    name: 'papers-withdraw',
    show: async ({ page }) => {
      await page.getByRole('button', { name: text('papers.withdraw') }).press('Enter');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'papers-withdrawn',
    show: async ({ page }) => {
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(text('papers.withdrawReason')).fill('TẬP HUẤN: ghi nhầm nơi nhận');
      await dialog.getByRole('button', { name: text('papers.withdraw') }).click();
      await dialog.waitFor({ state: 'detached' });
      await issued(page);
    },
  },
  {
    name: 'papers-list-withdrawn',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('region', { name: text('papers.screen') }).waitFor();
    },
  },
];

async function issued(page: Page): Promise<void> {
  const region = page.getByRole('region', { name: text('papers.issued') });
  await region.locator('canvas[data-drawn="yes"]').first().waitFor();
}
