import type { Locator, Page } from '@playwright/test';
import { text } from '../../build/tour/desk';
import { region } from './case';
import { focused, reach } from './keys';
import { expect, type Seat } from './seat';

/** The small forms of a letter's work, and the file field, by keyboard. */

/** Takes the offered step of that name by its digit, once the desk has done with the one before. */
export async function stepTo(seat: Seat, name: string): Promise<void> {
  const moves = region(seat).getByRole('list', { name: text('workflow.next') });
  const button = moves.getByRole('button', { name: new RegExp(`^${name}`) }).first();
  await expect(button).toBeEnabled();
  const place = await moves
    .getByRole('listitem')
    .evaluateAll((items, wanted) => items.findIndex((item) => item.textContent?.startsWith(wanted)), name);
  await seat.page.keyboard.press(String(place + 1));
}

/** Opens a small form by its letter. */
export async function openForm(seat: Seat, key: string, name: string | RegExp): Promise<Locator> {
  await seat.page.keyboard.press(key);
  const form = seat.page.getByRole('form', { name });
  await form.waitFor();
  return form;
}

/** Chooses the first entry of a list that begins so, by the arrow keys. */
export async function pick(page: Page, label: string, words: string): Promise<void> {
  await reach(page, 'Tab', label);
  const chosen = () =>
    page.evaluate(() => {
      const list = document.activeElement;
      return list instanceof HTMLSelectElement ? (list.selectedOptions[0]?.label ?? '') : '';
    });
  await page.keyboard.press('Home');
  for (let presses = 0; !(await chosen()).startsWith(words); presses++) {
    if (presses === 80) throw new Error(`no entry of “${label}” begins with “${words}”`);
    await page.keyboard.press('ArrowDown');
  }
}

/** Types over what stands in a field of exactly that name. */
export async function writeIn(page: Page, label: string, words: string): Promise<void> {
  for (let presses = 0; (await focused(page)).replace(/ \*$/, '') !== label; presses++) {
    if (presses === 80) throw new Error(`Tab never reaches “${label}”`);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(words);
}

/** Saves the small form, and waits until it is closed. */
export async function save(page: Page, form: Locator): Promise<void> {
  await page.keyboard.press('Control+s');
  await expect(form).toHaveCount(0);
}

/** Chooses a file with the field's own button, by keyboard. */
export async function chooseFile(page: Page, file: string): Promise<void> {
  await reach(page, 'Tab', text('field.chooseFile'));
  const chooser = page.waitForEvent('filechooser');
  // The browser has been told to hand the chooser over once it answers the next question.
  await expect.poll(() => focused(page)).toBe(text('field.chooseFile'));
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(file);
}
