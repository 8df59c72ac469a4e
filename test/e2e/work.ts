import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { text } from '../../build/tour/desk';
import type { Letter } from '../../shared/model/letter';
import { defaultPack } from '../../shared/rules/pack/default';
import { focused, reach } from './keys';
import { expect, type Room, type Seat } from './seat';

/** One letter's work, by keyboard. */
export const detailOf = (seat: Seat): Locator =>
  seat.page.getByRole('region', { name: text('detail.title'), exact: true });

/** The pack's name of a status. */
export const status = (code: string): string => defaultPack.statuses.find((entry) => entry.code === code)?.name ?? code;

/** A desk of the centre with these letters in its register, and the one open that these words find. */
export async function opened(room: Room, name: string, words: string, letters: readonly Letter[]): Promise<Seat> {
  const seat = room.seat(room.ground.people.centre, name);
  await seat.enrol();
  const file = join(room.ground.dir, `${name}.jsonl`);
  writeFileSync(file, letters.map((letter) => JSON.stringify(letter)).join('\n'));
  await seat.desk.importFile(file);
  await find(seat, words);
  return seat;
}

/** Searches the register and opens the first letter. */
export async function find(seat: Seat, words: string): Promise<void> {
  await seat.desk.search(words);
  await seat.desk.openFirst();
}

/** Takes the offered step of that name by its digit, once the desk has done with the one before. */
export async function step(seat: Seat, name: string): Promise<void> {
  const moves = detailOf(seat).getByRole('list', { name: text('workflow.next') });
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
export async function choose(page: Page, label: string, words: string): Promise<void> {
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
export async function write(page: Page, label: string, words: string): Promise<void> {
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

/** Takes a picture where one is asked for. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.WORK_SHOTS;
  if (!folder) return;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
