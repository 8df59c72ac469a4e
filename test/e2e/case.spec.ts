import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { opening, text } from '../../build/tour/desk';
import type { Letter } from '../../shared/model/letter';
import { defaultPack } from '../../shared/rules/pack/default';
import { expect, type Room, type Seat, test } from './seat';

/** Everything an officer does with one letter, by keyboard alone. */
const both = { tag: '@both' };

const region = (seat: Seat) => seat.page.getByRole('region', { name: text('detail.title') });
const status = (code: string): string => defaultPack.statuses.find((entry) => entry.code === code)?.name ?? code;

/** Puts letters into the register, and opens the first that these words find. */
async function opened(room: Room, name: string, words: string, letters: readonly Letter[]): Promise<Seat> {
  const seat = room.seat(room.ground.people.centre, name);
  await seat.enrol();
  const file = join(room.ground.dir, `${name}.jsonl`);
  writeFileSync(file, letters.map((letter) => JSON.stringify(letter)).join('\n'));
  await seat.desk.importFile(file);
  await find(seat, words);
  return seat;
}

async function find(seat: Seat, words: string): Promise<void> {
  await seat.desk.search(words);
  await seat.desk.openFirst();
}

/** Presses a key until something whose name begins so has the focus. */
async function reach(page: Page, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const labels =
        element instanceof HTMLInputElement ||
        element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement
          ? element.labels
          : null;
      return (labels?.[0]?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    const now = await focused();
    if (now.startsWith(name)) return;
    seen.push(now);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches “${name}”: ${[...new Set(seen)].join(' · ')}`);
}

/** Chooses in the list that has the focus, by typing its first words as the system's lists take them. */
async function choose(page: Page, label: string, words: string): Promise<void> {
  await reach(page, label);
  await page.keyboard.type(words);
}

/** Takes the step of that digit, once the desk has done with the one before. */
async function step(seat: Seat, digit: string): Promise<void> {
  const moves = region(seat).getByRole('list', { name: text('workflow.next') });
  await expect(moves.getByRole('button').first()).toBeEnabled();
  await seat.page.keyboard.press(digit);
}

const shots = process.env.CASE_SHOTS;
async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`) });
}

test(
  'a tố cáo goes its whole way by keyboard: proposed, approved, verified, concluded, told, closed, shelved',
  both,
  async ({ room }) => {
    test.setTimeout(150_000);
    const letter = room.letter('Đườngđi', {
      receivedOn: '2026-11-16',
      classification: { class: 'du-dieu-kien', criteria: [], reasons: [], on: '2026-11-17' },
    });
    const seat = await opened(room, 'duong-di', 'Đườngđi', [letter]);
    const { page } = seat;
    const keys = page.keyboard;
    const head = region(seat).locator('.screen-head');
    await shot(page, '01-opened');

    await step(seat, '1');
    await expect(head.getByText(status('phan-loai'))).toBeVisible();
    await step(seat, '1');
    await expect(head.getByText(status('de-xuat'))).toBeVisible();

    await step(seat, '1');
    const propose = page.getByRole('form', { name: text('workflow.propose') });
    await propose.waitFor();
    await shot(page, '02-propose');
    await keys.press('Control+s');
    await expect(propose.getByText(text('form.error.required')).first()).toBeVisible();
    await choose(page, text('letter.direction'), 'Thụ lý');
    await reach(page, text('workflow.proposeText'));
    await keys.insertText('TẬP HUẤN: đủ điều kiện thụ lý');
    await keys.press('Control+s');
    await expect(head.getByText(status('duyet'))).toBeVisible();

    await step(seat, '1');
    const approve = page.getByRole('form', { name: text('workflow.approve') });
    await approve.waitFor();
    await reach(page, text('workflow.approver'));
    await keys.insertText('Hoàng Thị Duyệt Tập Huấn');
    await shot(page, '03-approve');
    await keys.press('Control+s');
    await expect(head.getByText(status('thu-ly'))).toBeVisible();
    await expect(region(seat).getByText('Hoàng Thị Duyệt Tập Huấn').first()).toBeVisible();

    await step(seat, '1');
    await expect(head.getByText(status('xac-minh'))).toBeVisible();
    await step(seat, '1');
    await expect(head.getByText(status('ket-luan'))).toBeVisible();
    await shot(page, '04-concluded');
    await step(seat, '1');
    const result = page.getByRole('form', { name: text('workflow.result') });
    await result.waitFor();
    await choose(page, text('workflow.resultCode'), 'Tố cáo đúng một');
    await shot(page, '05-result');
    await keys.press('Control+s');
    await expect(head.getByText(status('thong-bao'))).toBeVisible();
    await step(seat, '1');
    await expect(head.getByText(status('ket-thuc'))).toBeVisible();
    await step(seat, '1');
    await expect(head.getByText(status('xep-luu'))).toBeVisible();

    // A way back asks why, and can itself be taken back.
    await step(seat, '2');
    const back = page.getByRole('form', { name: opening('workflow.moveTo') });
    await back.waitFor();
    await keys.press('Control+s');
    await expect(back.getByText(text('form.error.required'))).toBeVisible();
    await keys.insertText('TẬP HUẤN: có tình tiết mới');
    await keys.press('Control+s');
    await expect(head.getByText(status('phan-loai'))).toBeVisible();
    await keys.press('Control+9');
    await expect(region(seat).getByText('TẬP HUẤN: có tình tiết mới')).toBeVisible();
    await shot(page, '06-history');
  },
);
