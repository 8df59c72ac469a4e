import type { FormKind } from '../../../renderer/features/letters/caseDesk';
import { text } from '../../tour/desk';
import type { Stage, View } from '../view';

const close = ({ page }: Stage) => page.keyboard.press('Escape');

/** A form of the letter's first page, by its key. */
const act = (form: FormKind, key: string): View => ({
  name: `letter-form-${form}`,
  form,
  show: async ({ desk, page }) => {
    await desk.openTab('work');
    await page.keyboard.press(key);
    await page.getByRole('tabpanel').getByRole('form').first().waitFor();
    await page.waitForTimeout(300);
  },
  leave: close,
});

/** A form of the deadlines, by its button. */
const clockForm = (form: FormKind, button: Parameters<typeof text>[0]): View => ({
  name: `letter-form-${form}`,
  form,
  show: async ({ desk, page }) => {
    await desk.openTab('clock');
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: text(button) })
      .first()
      .click();
    await page.getByRole('tabpanel').getByRole('form').first().waitFor();
  },
  leave: close,
});

/** What is filled in about the letter that is open, and its scans. */
export const formViews: readonly View[] = [
  act('classify', 'l'),
  act('step', 'b'),
  act('remind', 'o'),
  act('result', 'k'),
  clockForm('extend', 'clock.extend'),
  clockForm('stop', 'clock.stop'),
  {
    name: 'letter-edit',
    screen: 'edit',
    show: async ({ page }) => {
      await page.keyboard.press('e');
      await page.getByRole('form', { name: text('form.editTitle') }).waitFor();
    },
    leave: close,
  },
  {
    name: 'letter-scans-attach',
    show: async ({ desk, page }) => {
      await desk.openTab('scans');
      const file = { name: 'don-tap-huan.png', mimeType: 'image/png', buffer: await page.screenshot() };
      await page.getByRole('tabpanel').locator('input[type=file]').setInputFiles(file);
      await page
        .getByRole('dialog', { name: text('scans.attachTitle') })
        .getByRole('button', { name: text('scans.attachRun').replace('{count}', '1') })
        .and(page.locator(':enabled'))
        .waitFor();
    },
    leave: async ({ page }) => {
      const dialog = page.getByRole('dialog', { name: text('scans.attachTitle') });
      await dialog.getByRole('button', { name: text('scans.attachRun').replace('{count}', '1') }).click();
      await page.getByText(text('scans.attached').replace('{count}', '1')).first().waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'letter-unmasked',
    show: async ({ page }) => {
      await page.keyboard.press('x');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('TẬP HUẤN: đối chiếu người gửi');
      await page.keyboard.press('Enter');
      await page.getByText(text('mask.uncovered')).waitFor();
    },
  },
  {
    name: 'letter-scans-viewer',
    show: async ({ page }) => {
      await page
        .getByRole('button', { name: text('scans.viewOne').split('{')[0]!.trim() })
        .first()
        .press('Enter');
      await page.getByRole('dialog').locator('canvas[data-drawn]').first().waitFor();
    },
    leave: close,
  },
];
