import { opening, text } from '../../tour/desk';
import { marks } from '../staged';
import { navigate, type Stage, type View } from '../view';

const close = ({ page }: Stage) => page.keyboard.press('Escape');

async function button(page: Stage['page'], name: Parameters<typeof text>[0]): Promise<void> {
  await page
    .getByRole('button', { name: text(name).split('{')[0]!.trim() })
    .first()
    .press('Enter');
}

/** The period in which the staged letters came. */
async function chooseNovember({ page }: Stage): Promise<void> {
  const preview = page.getByRole('button', { name: text('books.preview'), pressed: true });
  if (await preview.isVisible()) await preview.click();
  await page.getByLabel(text('books.from')).fill('01/11/2026');
  await page.getByLabel(text('books.to')).fill('16/11/2026');
  await page.getByRole('grid').getByRole('row').nth(1).waitFor();
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
    name: 'register-bulk-preview',
    show: async (stage) => {
      const { page } = stage;
      await page.getByRole('grid').focus();
      await page.keyboard.press('b');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(text('bulk.value')).selectOption({ index: 1 });
      await dialog.getByRole('button', { name: text('bulk.look') }).click();
      await dialog.getByRole('button', { name: text('bulk.back') }).waitFor();
    },
    leave: async ({ page }) => {
      const dialog = page.getByRole('dialog');
      await dialog.locator('button[type=submit]').click();
      await dialog.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'register-bulk-done',
    show: async ({ page }) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('u');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'register-bulk-undo',
    show: async ({ page }) => {
      await page
        .getByRole('dialog')
        .getByRole('button', { name: opening('bulk.undoOf') })
        .first()
        .press('Enter');
      await page.getByRole('dialog', { name: text('bulk.undoTitle') }).waitFor();
    },
    leave: async (stage) => {
      await close(stage);
      await close(stage);
    },
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
    name: 'books-closed',
    show: async (stage) => {
      const { page } = stage;
      await chooseNovember(stage);
      // Off until the book of those days has been read.
      await page.getByRole('button', { name: text('books.close'), exact: true }).click();
      const dialog = page.getByRole('dialog', { name: text('books.closeTitle') });
      await dialog.getByLabel(text('books.closeBy')).fill('Chủ nhiệm Tập Huấn');
      await page.keyboard.press('Enter');
      await page.getByText(opening('books.isClosed')).first().waitFor();
    },
  },
  {
    name: 'books-correction-asked',
    show: async ({ desk, page }) => {
      await desk.search(marks.way);
      await desk.openFirst();
      await page.keyboard.press('e');
      await desk.field(text('letter.summary')).fill('TẬP HUẤN: trích yếu viết lại sau khi khóa sổ');
      await page.keyboard.press('Control+s');
      await page.getByRole('dialog', { name: text('correction.title') }).waitFor();
    },
  },
  {
    name: 'books-corrected',
    show: async (stage) => {
      const { page } = stage;
      const dialog = page.getByRole('dialog', { name: text('correction.title') });
      await dialog.getByLabel(text('correction.reason')).fill('TẬP HUẤN: ghi nhầm khi vào sổ');
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: text('detail.title') }).waitFor();
      await navigate(stage, text('nav.books'));
      await chooseNovember(stage);
      await page.getByRole('region', { name: text('books.corrections') }).waitFor();
    },
  },
  {
    name: 'books-corrected-print',
    show: async ({ page }) => {
      await button(page, 'books.preview');
      await page.locator('canvas[data-drawn]').first().waitFor();
    },
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
