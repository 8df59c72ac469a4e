import type { DeskScreen } from '../../../renderer/app/screens';
import { text } from '../../tour/desk';
import { navigate, type Stage, type View } from '../view';

/** A part of the desk as the navigation leads to it, and what is done there before it is seen. */
const part = (
  screen: Exclude<DeskScreen['screen'], 'help'>,
  state = '',
  more?: (stage: Stage) => Promise<unknown>,
): View => ({
  name: state ? `${screen}-${state}` : screen,
  screen,
  show: async (stage) => {
    await navigate(stage, text(`nav.${screen}`));
    await stage.page.waitForTimeout(500);
    await more?.(stage);
  },
});

/** A small register of other software: two good rows that are the same letter, and one with a day that never was. */
const oldRegister = [
  'Số đơn;Ngày đến;Người gửi;Trích yếu;Loại đơn',
  '1/2019;24/11/2019;Nguyễn Văn Cũ TẬP HUẤN;Đất bãi bồi TẬP HUẤN;Tố cáo',
  '2/2019;25/11/2019;Nguyễn Văn Cũ TẬP HUẤN;Đất bãi bồi TẬP HUẤN;Tố cáo',
  '3/2019;31/02/2019;Trần Thị Cũ TẬP HUẤN;Đường liên thôn TẬP HUẤN;Đơn loại cũ',
].join('\r\n');

async function chooseTable(page: Stage['page']): Promise<void> {
  const again = page.getByRole('button', { name: text('import.again') });
  const back = page.getByRole('button', { name: text('import.backToMap') });
  if (await back.isVisible()) await back.click();
  if (await again.isVisible()) await again.click();
  const file = { name: 'so-cu.csv', mimeType: 'text/csv', buffer: Buffer.from(oldRegister) };
  await page.getByLabel(text('import.file')).setInputFiles(file);
  await page.getByRole('form', { name: text('import.mapTitle') }).waitFor();
}

/** What opens beside the list, each by its key. */
const registerPanels = (['f', 'c', 'v', 't'] as const).map(
  (key): View => ({
    name: `register-panel-${key}`,
    show: async ({ page }) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press(key);
      await page.waitForTimeout(400);
    },
    leave: async ({ page }) => {
      await page.keyboard.press('Escape');
      if (key === 't') await page.keyboard.press(key);
    },
  }),
);

/** The parts of the desk as the navigation leads to them, with letters in the register. */
export const partViews: readonly View[] = [
  part('today'),
  part('register', '', ({ page }) => page.getByRole('row').nth(1).waitFor()),
  ...registerPanels,
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
      await page.getByRole('dialog').getByRole('textbox').first().fill('tap huan');
      await page.waitForTimeout(600);
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  part('classify'),
  part('conflicts'),
  part('import'),
  part('import', 'columns', ({ page }) => chooseTable(page)),
  part('import', 'report', async ({ page }) => {
    await chooseTable(page);
    await page.getByRole('button', { name: text('import.check') }).click();
    await page.getByRole('heading', { name: text('import.reportTitle') }).waitFor();
    await page.waitForTimeout(1000);
  }),
  part('rules'),
  part('books'),
  part('log'),
  {
    name: 'log-secrets',
    show: ({ page }) => page.getByRole('tab', { name: text('log.secrets') }).click(),
  },
  part('sync'),
  part('accounts'),
  part('practice'),
  {
    name: 'manual-beside',
    show: async ({ page }) => {
      await page.keyboard.press('Alt+2');
      await page.keyboard.press('F1');
    },
  },
  {
    name: 'manual-search',
    screen: 'help',
    show: async ({ page }) => {
      await page.keyboard.press('F1');
      await page.getByLabel(text('manual.search')).fill('thoi han');
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
];
