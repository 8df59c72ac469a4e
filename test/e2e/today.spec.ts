import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { opening, text } from '../../build/tour/desk';
import { picture } from './pictures';
import { expect, test } from './seat';

/** Việc hôm nay, as the officer meets it in the morning: by keyboard alone. */
test('the day begins with what is overdue and why, and each opens with one key', { tag: '@both' }, async ({ room }) => {
  test.setTimeout(120_000);
  const seat = room.seat(room.ground.people.centre, 'hom-nay');
  await seat.enrol();
  const region = seat.page.getByRole('region', { name: text('today.title') });
  await region.waitFor();
  await expect(region.getByText(text('today.allDone'))).toBeVisible();
  await picture(seat.page, 'today-done');

  const late = room.letter('Quáhạn', { kind: 'khieu-nai', arrivedOn: '2025-01-06', receivedOn: '2025-01-06' });
  const fresh = room.letter('Mớiđến', { kind: 'phan-anh' });
  const file = join(room.ground.dir, 'hom-nay.jsonl');
  writeFileSync(file, [late, fresh].map((letter) => JSON.stringify(letter)).join('\n'));
  await seat.desk.importFile(file);
  await seat.close();
  await seat.reopen();

  const { page } = seat;
  await page.getByRole('region', { name: text('today.title') }).waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await expect.poll(focused).toContain('Quáhạn');
  expect(await focused()).toContain(opening('today.reason.overdue'));
  await picture(page, 'today');
  // Down into what was not sent yet, and back by the number of the first group.
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).not.toContain(opening('today.reason.overdue'));
  await page.keyboard.press('1');
  await expect.poll(focused).toContain('Quáhạn');
  await page.keyboard.press('Enter');
  const detail = page.getByRole('region', { name: text('detail.title') });
  await detail.waitFor();
  await expect(detail.getByText('Quáhạn').first()).toBeVisible();

  // The palette goes back, to the screen and to the letter that was opened last.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('viec hom nay');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: text('today.title') })).toBeVisible();
});
