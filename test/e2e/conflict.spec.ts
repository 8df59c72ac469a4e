import { opening, text } from '../../build/tour/desk';
import { expect, test } from './seat';
import { both, complaint, enrolled, found } from './stories';

test(
  'two officers of one unit change one field without having seen each other: both ask, and one answer settles both',
  both,
  async ({ room }) => {
    test.setTimeout(180_000);
    const first = await enrolled(room, 'district', 'may-mot');
    const letter = room.letter('Đốichiếu', complaint);
    await first.desk.typeLetter(letter);
    expect(await first.sync()).toContain(opening('sync.doneAll'));
    const second = await enrolled(room, 'colleague', 'may-hai');
    expect(await second.sync()).toContain(opening('sync.doneAll'));

    room.ground.gate.cut();
    const values = ['TẬP HUẤN bản máy một, đất bãi bồi', 'TẬP HUẤN bản máy hai, đất ven đê'];
    for (const [i, seat] of [first, second].entries()) {
      await found(seat, 'ly thi doichieu').toBe(1);
      await seat.desk.openFirst();
      await seat.desk.editSummary(values[i]!);
      room.letters.push({ ...letter, summary: values[i]! });
    }
    room.ground.gate.join();
    for (const seat of [first, second, first, second]) expect(await seat.sync()).toContain(opening('sync.doneAll'));

    for (const seat of [first, second]) {
      await seat.desk.openConflict();
      for (const value of values)
        await expect(seat.page.getByRole('region', { name: text('letter.summary') }).getByText(value)).toBeVisible();
    }
    const choice = first.page.getByRole('region', { name: text('letter.summary') });
    await choice.locator('.conflict-value', { hasText: values[1]! }).getByRole('button').click();
    await first.page.getByText(opening('conflicts.resolved')).first().waitFor();
    for (const seat of [first, second]) expect(await seat.sync()).toContain(opening('sync.doneAll'));
    for (const seat of [first, second]) {
      await seat.desk.go('conflicts');
      await expect(seat.page.getByText(text('conflicts.empty'))).toBeVisible();
      await found(seat, `"${values[1]!}"`).toBe(1);
    }
  },
);
