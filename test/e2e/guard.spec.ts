import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { opening, text } from '../../build/tour/desk';
import { expectAccessible } from './access';
import { both, find, opened, propose, region, status, step } from './case';
import { reach, write } from './keys';
import { picture } from './pictures';
import { expect, test } from './seat';

/** The officer at the desk is named in the letter that he works on: found out when the accused is entered. */
test(
  'an accused officer uncovers, approves and moves nothing, and the level above is proposed to him',
  both,
  async ({ room }) => {
    test.setTimeout(180_000);
    const seat = room.seat(room.ground.people.district, 'nguoi-bi-to');
    await seat.enrol();
    const { page } = seat;
    const keys = page.keyboard;
    const letter = room.letter('Tựtố', {
      accused: [{ name: 'Chưa Rõ Tập Huấn' }],
      receivedOn: '2026-11-16',
      classification: { class: 'du-dieu-kien', criteria: [], reasons: [], on: '2026-11-17' },
    });
    const file = join(room.ground.dir, 'nguoi-bi-to.jsonl');
    writeFileSync(file, JSON.stringify(letter));
    await seat.desk.importFile(file);
    await find(seat, 'Tựtố');
    const head = region(seat).locator('.screen-head');
    await propose(seat, 'Thụ lý');

    await keys.press('e');
    const form = page.getByRole('form', { name: text('form.editTitle') });
    await form.waitFor();
    await write(page, text('form.accused.name'), 'Nguyễn Thị Cơ Sở (TẬP HUẤN)');
    await keys.press('Control+s');
    await expect(region(seat).getByText(text('guard.ownTitle'))).toBeVisible();
    const above = 'UBKT Tỉnh ủy Sông Lam (TẬP HUẤN)';
    await expect(region(seat).getByText(above).first()).toBeVisible();
    await picture(page, 'guard-01-named');

    // He can't see who accuses him, and is told who takes over.
    await keys.press('x');
    const ask = page.getByRole('dialog', { name: text('unmask.title') });
    await ask.getByLabel(text('unmask.reason')).fill('TẬP HUẤN: muốn biết ai tố cáo');
    await ask.getByRole('button', { name: text('unmask.run') }).click();
    await expect(ask.getByText(above)).toBeVisible();
    await keys.press('Escape');
    await expect(region(seat).getByText(text('mask.covered'))).toBeVisible();
    await expect(page.getByText('Lý Thị Tựtố Tập Huấn')).toHaveCount(0);

    // Nor approve under another's name.
    await step(seat, '1');
    const approve = page.getByRole('form', { name: text('workflow.approve') });
    await approve.waitFor();
    await reach(page, 'Tab', text('workflow.approver'));
    await keys.insertText('Hoàng Thị Duyệt Tập Huấn');
    await expect(approve.getByText(above)).toBeVisible();
    await keys.press('Control+s');
    await expect(head.getByText(status('duyet'))).toBeVisible();
    await picture(page, 'guard-02-approve');
    await keys.press('Escape');

    // Nor move it back.
    const moves = region(seat).getByRole('list', { name: text('workflow.next') });
    await moves
      .getByRole('button', { name: status('de-xuat'), exact: false })
      .first()
      .click();
    const back = page.getByRole('form', { name: opening('workflow.moveTo') });
    await back.waitFor();
    await back.getByLabel(text('workflow.reason')).fill('TẬP HUẤN: làm lại');
    await keys.press('Control+s');
    await expect(page.getByText(opening('guard.refusedOwn')).first()).toBeVisible();
    await expect(head.getByText(status('duyet'))).toBeVisible();

    // Every try stands in the log, and he may hand the letter up.
    await page.getByRole('button', { name: text('nav.log') }).click();
    await expect(page.getByText(text('log.tried.letter-unmask')).first()).toBeVisible();
    await expect(page.getByText(text('log.tried.letter-move')).first()).toBeVisible();
  },
);

/** Who approved turns out to be accused only afterwards. */
test(
  'an approval by one whom the letter turns out to accuse opens nothing further, until somebody else approves',
  both,
  async ({ room }) => {
    test.setTimeout(180_000);
    const letter = room.letter('Duyệtsau', {
      accused: [{ name: 'Chưa Rõ Tập Huấn' }],
      receivedOn: '2026-11-16',
      classification: { class: 'du-dieu-kien', criteria: [], reasons: [], on: '2026-11-17' },
    });
    const seat = await opened(room, 'duyet-sau', 'Duyệtsau', [letter]);
    const { page } = seat;
    const keys = page.keyboard;
    const head = region(seat).locator('.screen-head');
    const approve = async (name: string) => {
      await page.getByRole('form', { name: text('workflow.approve') }).waitFor();
      await reach(page, 'Tab', text('workflow.approver'));
      await keys.insertText(name);
      await keys.press('Control+s');
      await page.getByRole('form', { name: text('workflow.approve') }).waitFor({ state: 'detached' });
    };
    await propose(seat, 'Thụ lý');
    await step(seat, '1');
    await approve('Hoàng Văn Thủy Tập Huấn');
    await expect(head.getByText(status('thu-ly'))).toBeVisible();

    // The letter writes the tone at the other place.
    await keys.press('e');
    await page.getByRole('form', { name: text('form.editTitle') }).waitFor();
    await write(page, text('form.accused.name'), 'Hoàng Văn Thuỷ Tập Huấn');
    await keys.press('Control+s');
    await expect(region(seat).getByText(text('guard.standing'))).toBeVisible();
    const moves = region(seat).getByRole('list', { name: text('workflow.next') });
    await expect(moves.getByText('Ý kiến duyệt của Hoàng Văn Thủy Tập Huấn không được tính.').first()).toBeVisible();
    await expectAccessible(page, 'guard-approval');
    await picture(page, 'guard-03-approval');

    await step(seat, '1');
    await approve('Lê Thị Công Tâm Tập Huấn');
    await expect(region(seat).getByText(text('guard.standing'))).toHaveCount(0);
    await expect(head.getByText(status('thu-ly'))).toBeVisible();
    await step(seat, '1');
    await expect(head.getByText(status('xac-minh'))).toBeVisible();
  },
);
