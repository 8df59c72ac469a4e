import { text } from '../../tour/desk';
import { navigate, type Stage, type View } from '../view';

const close = ({ page }: Stage) => page.keyboard.press('Escape');

async function button(page: Stage['page'], name: Parameters<typeof text>[0]): Promise<void> {
  await page
    .getByRole('button', { name: text(name).split('{')[0]!.trim() })
    .first()
    .press('Enter');
}

const rulesPart = (name: 'calendar' | 'editions' | 'install' | 'moves'): View => ({
  name: `rules-${name}`,
  show: async (stage) => {
    await navigate(stage, text('nav.rules'));
    await stage.page.getByRole('tab', { name: text(`rules.${name}`).split('{')[0]!.trim() }).click();
  },
});

/** What the parts of the desk look like while something is being done in them. */
export const stateViews: readonly View[] = [
  {
    name: 'intake-alike',
    show: async (stage) => {
      const { desk, page } = stage;
      await desk.writeLetter({
        kind: 'khieu-nai',
        source: 'truc-tiep',
        level: 'mat',
        authorship: 'co-ten',
        arrivedOn: '2026-11-18',
        senders: [{ name: 'Dao Thi Mong Tap Huan', address: 'Thôn Ảo, xã Tưởng Tượng' }],
        accused: [{ name: 'Lưu Đình Giả Tập Huấn' }],
        summary: 'TẬP HUẤN: về đất bãi và quỹ hợp tác xã',
      });
      await page.locator('[data-candidate]').first().waitFor();
    },
  },
  {
    name: 'intake-leave',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: text('draft.leaveTitle') }).waitFor();
    },
    leave: ({ page }) => button(page, 'draft.leaveKeep'),
  },
  {
    name: 'intake-draft-found',
    show: async (stage) => {
      await navigate(stage, text('nav.intake'));
      await stage.page.getByRole('button', { name: text('draft.restore') }).waitFor();
    },
    leave: ({ page }) => button(page, 'draft.discard'),
  },
  {
    name: 'register-marked',
    show: async (stage) => {
      await navigate(stage, text('nav.register'));
      const { page } = stage;
      await page.getByRole('row').nth(3).waitFor();
      await page.getByRole('grid').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
    },
  },
  {
    name: 'register-bulk',
    show: async ({ page }) => {
      await page.keyboard.press('b');
      await page.getByRole('dialog').waitFor();
    },
    leave: close,
  },
  {
    name: 'register-bulk-done',
    show: async ({ page }) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('u');
      await page.getByRole('dialog').waitFor();
    },
    leave: close,
  },
  {
    name: 'export-ask',
    show: async ({ page }) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('x');
      await page.getByRole('form', { name: text('export.title') }).waitFor();
      await button(page, 'export.next');
      await page.getByRole('dialog', { name: text('copy.title.export') }).waitFor();
    },
    leave: close,
  },
  {
    name: 'books-print',
    show: async (stage) => {
      await navigate(stage, text('nav.books'));
      await button(stage.page, 'books.preview');
      await stage.page.locator('canvas[data-drawn]').first().waitFor();
    },
  },
  {
    name: 'books-close',
    show: async ({ page }) => {
      await button(page, 'books.close');
      await page.getByRole('dialog', { name: text('books.closeTitle') }).waitFor();
    },
    leave: close,
  },
  {
    name: 'import-undo',
    show: async (stage) => {
      await navigate(stage, text('nav.import'));
      await button(stage.page, 'import.undo');
      await stage.page.getByRole('dialog', { name: text('import.undoTitle') }).waitFor();
    },
    leave: close,
  },
  rulesPart('calendar'),
  rulesPart('editions'),
  rulesPart('install'),
  rulesPart('moves'),
  {
    name: 'practice-open',
    show: async (stage) => {
      await navigate(stage, text('nav.practice'));
      await button(stage.page, 'practice.start');
      await stage.page.getByRole('complementary', { name: text('practice.card') }).waitFor();
      await stage.page.waitForTimeout(1500);
    },
    leave: ({ page }) => button(page, 'practice.end'),
  },
];
