import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { opening, text } from '../../build/tour/desk';
import { both, opened } from './case';
import { picture } from './pictures';
import { expect, test } from './seat';
import { openForm, writeIn } from './work';

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

test(
  'what nobody holds and what was left half written are there, and each opens with one key',
  both,
  async ({ room }) => {
    test.setTimeout(150_000);
    const fresh = room.letter('Mớiđến', { kind: 'phan-anh', accused: [] });
    const seat = await opened(room, 'chua-ai-lam', 'Mớiđến', [fresh]);
    const { page } = seat;
    const keys = page.keyboard;
    await openForm(seat, 'p', text('workflow.propose'));
    await writeIn(page, text('workflow.proposeText'), 'TẬP HUẤN: chuyển về xã vì');
    await keys.press('Escape');
    await seat.desk.go('today');
    const group = (name: 'unclassified' | 'drafts') =>
      page.getByRole('region', { name: new RegExp(`^${text(`today.group.${name}`)}`) });
    await expect(group('unclassified').getByText('Mớiđến')).toBeVisible();
    await picture(page, 'today-nobody');
    await group('unclassified').locator('.today-item').first().focus();
    await keys.press('Enter');
    await page.getByRole('region', { name: text('classify.run') }).waitFor();
    await keys.press('Escape');
    // The draft names its letter, and Enter opens the very form with what was typed.
    const draft = group('drafts').locator('.today-item').first();
    await expect(draft).toContainText('Mớiđến');
    await expect(draft).toContainText(text('today.draftOf.propose'));
    await draft.focus();
    await keys.press('Enter');
    const form = page.getByRole('form', { name: text('workflow.propose') });
    await form.waitFor();
    await expect(form.getByLabel(text('workflow.proposeText'))).toHaveValue('TẬP HUẤN: chuyển về xã vì');
    await picture(page, 'today-draft-opened');
    await keys.press('Escape');
    await seat.desk.go('today');
    await draft.focus();
    await keys.press('Delete');
    await expect(group('drafts')).toHaveCount(0);
    await keys.press('Alt+h');
    await expect(draft).toContainText('Mớiđến');
  },
);
