import { opening, text } from '../../build/tour/desk';
import { both, find, opened, region } from './case';
import { reach } from './keys';
import { picture } from './pictures';
import { expect, test } from './seat';

/** Whom a letter names: the denouncer is covered, and the accused is kept from it. */
test(
  'a denouncer’s name is nowhere on the screen until its reason was given, and is covered again on leaving',
  both,
  async ({ room }) => {
    test.setTimeout(150_000);
    const letter = room.letter('Chegiấu');
    const name = letter.senders[0]!.name;
    const seat = await opened(room, 'che-giau', 'Chegiấu', [letter]);
    const { page } = seat;
    const keys = page.keyboard;
    const detail = region(seat);
    await expect(detail.getByText(text('mask.covered'))).toBeVisible();
    for (const digit of ['1', '2', '3', '4', '5', '6', '7', '8', '9']) {
      await keys.press(`Control+${digit}`);
      expect(await page.content()).not.toContain(name);
    }
    await picture(page, 'case-40-masked');
    await keys.press('x');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await keys.press('Enter');
    await expect(dialog.getByText(text('unmask.reasonNeeded'))).toBeVisible();
    expect(await page.content()).not.toContain(name);
    await keys.insertText('TẬP HUẤN: mời người tố cáo làm việc');
    await keys.press('Enter');
    await expect(detail.getByText(name).first()).toBeVisible();
    await expect(detail.getByText(text('mask.uncovered'))).toBeVisible();
    await picture(page, 'case-41-uncovered');
    await keys.press('Escape');
    await detail.waitFor({ state: 'detached' });
    await find(seat, 'Chegiấu');
    await expect(detail.getByText(text('mask.covered'))).toBeVisible();
    expect(await page.content()).not.toContain(name);
  },
);

test(
  'whoever the letter accuses is not given it; another of the same name is, with the ground for it',
  both,
  async ({ room }) => {
    test.setTimeout(150_000);
    const letter = room.letter('Xungđột');
    const accused = letter.accused[0]!.name;
    const seat = await opened(room, 'xung-dot', 'Xungđột', [letter]);
    const { page } = seat;
    const keys = page.keyboard;
    const detail = region(seat);
    await keys.press('Control+4');
    await reach(page, 'Tab', text('workflow.assign'));
    await keys.press('Enter');
    const assign = page.getByRole('form', { name: text('workflow.assign') });
    await assign.waitFor();
    await keys.press('ArrowDown');
    await reach(page, 'Tab', text('workflow.assignee'));
    await keys.insertText(accused);
    await expect(assign.getByText(text('guard.because.is-accused'))).toBeVisible();
    await picture(page, 'case-50-guard');
    await keys.press('Control+s');
    await expect(assign.getByText(text('form.error.required')).first()).toBeVisible();
    await reach(page, 'Tab', text('guard.otherPerson'));
    await keys.insertText('TẬP HUẤN: khác năm sinh, khác đơn vị');
    await keys.press('Control+s');
    await expect(assign).toHaveCount(0);
    await expect(detail.getByText('TẬP HUẤN: khác năm sinh, khác đơn vị')).toBeVisible();
    await picture(page, 'case-51-assigned');
    await reach(page, 'Tab', text('case.unassign'));
    await keys.press('Enter');
    await page.getByRole('form', { name: opening('workflow.unassign') }).waitFor();
    await keys.insertText('TẬP HUẤN: nhầm');
    await keys.press('Control+s');
    await expect(detail.getByText(text('case.nobody'))).toBeVisible();
    await reach(page, 'Tab', text('action.undo'));
    await keys.press('Enter');
    await expect(detail.getByText(text('case.nobody'))).toHaveCount(0);
  },
);
