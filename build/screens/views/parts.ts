import { text } from '../../tour/desk';
import { navigate, type Stage, type View } from '../view';

const part = (name: string, entry: Parameters<typeof text>[0], more?: (stage: Stage) => Promise<unknown>): View => ({
  name,
  show: async (stage) => {
    await navigate(stage, text(entry));
    await stage.page.waitForTimeout(500);
    await more?.(stage);
  },
});

/** The parts of the desk as the navigation leads to them, with letters in the register. */
export const partViews: readonly View[] = [
  part('register', 'nav.register', ({ page }) => page.getByRole('row').nth(1).waitFor()),
  {
    name: 'register-nothing-found',
    show: async ({ page }) => {
      await page.getByLabel(text('register.search')).fill('không đơn nào có những chữ này');
      await page.getByText(text('register.empty')).waitFor();
    },
    leave: ({ page }) => page.getByLabel(text('register.search')).fill(''),
  },
  {
    name: 'register-export',
    show: async ({ page }) => {
      await page.getByRole('button', { name: text('export.button') }).click();
      await page.getByRole('form', { name: text('export.title') }).waitFor();
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'palette',
    show: async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('tap');
      await page.waitForTimeout(600);
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  part('classify', 'nav.classify'),
  part('conflicts', 'nav.conflicts'),
  part('import', 'nav.import'),
  part('rules', 'nav.rules'),
  part('books', 'nav.books'),
  part('log', 'nav.log'),
  part('sync', 'nav.sync'),
  part('accounts', 'nav.accounts'),
  part('practice', 'nav.practice'),
  {
    name: 'manual-beside',
    show: async ({ page }) => {
      await page.keyboard.press('Alt+2');
      await page.keyboard.press('F1');
    },
  },
  {
    name: 'manual-search',
    show: async ({ page }) => {
      await page.keyboard.press('F1');
      await page.getByLabel(text('manual.search')).fill('thoi han');
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
];
