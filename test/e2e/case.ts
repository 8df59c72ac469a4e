import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { text } from '../../build/tour/desk';
import type { Letter } from '../../shared/model/letter';
import { defaultPack } from '../../shared/rules/pack/default';
import { reach } from './keys';
import { expect, type Room, type Seat } from './seat';

/** The hands of whoever works on one open letter. */

export const both = { tag: '@both' };

/** The open letter. */
export const region = (seat: Seat): Locator =>
  seat.page.getByRole('region', { name: text('detail.title'), exact: true });

/** What the desk calls that state. */
export const status = (code: string): string => defaultPack.statuses.find((entry) => entry.code === code)?.name ?? code;

/** Puts letters into the register, and opens the first that these words find. */
export async function opened(room: Room, name: string, words: string, letters: readonly Letter[]): Promise<Seat> {
  const seat = room.seat(room.ground.people.centre, name);
  await seat.enrol();
  const file = join(room.ground.dir, `${name}.jsonl`);
  writeFileSync(file, letters.map((letter) => JSON.stringify(letter)).join('\n'));
  await seat.desk.importFile(file);
  await find(seat, words);
  return seat;
}

/** Opens the first letter that these words find. */
export async function find(seat: Seat, words: string): Promise<void> {
  await seat.desk.search(words);
  await seat.desk.openFirst();
}

/** Chooses in the list of that label, by typing its first words as the system's lists take them. */
export async function choose(page: Page, label: string, words: string): Promise<void> {
  await reach(page, 'Tab', label);
  await page.keyboard.type(words);
}

/** Takes the step of that digit, once the desk has done with the one before. */
export async function step(seat: Seat, digit: string): Promise<void> {
  const moves = region(seat).getByRole('list', { name: text('workflow.next') });
  await expect(moves.getByRole('button').first()).toBeEnabled();
  await seat.page.keyboard.press(digit);
}

/** From a letter that was classified to its proposal of that direction, which then waits for approval. */
export async function propose(seat: Seat, direction: string): Promise<void> {
  const { page } = seat;
  const head = region(seat).locator('.screen-head');
  for (const next of ['phan-loai', 'de-xuat']) {
    await step(seat, '1');
    await expect(head.getByText(status(next))).toBeVisible();
  }
  await step(seat, '1');
  await page.getByRole('form', { name: text('workflow.propose') }).waitFor();
  await choose(page, text('letter.direction'), direction);
  await reach(page, 'Tab', text('workflow.proposeText'));
  await page.keyboard.insertText('TẬP HUẤN: đủ điều kiện');
  await page.keyboard.press('Control+s');
  await expect(head.getByText(status('duyet'))).toBeVisible();
}
