import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { opening, text } from '../../build/tour/desk';
import { expect, type Seat, test } from './seat';
import { both, complaint, enrolled, expectWhole, found } from './stories';

/** What may go wrong between an officer and the desk: the token, the secrets, the header, the set-up. */

/** Pulls the token and waits for the lock. Answers how long it took, in ms. */
async function pullToken(seat: Seat): Promise<number> {
  const pulled = performance.now();
  seat.person.token.unplug();
  await seat.desk.locked();
  return performance.now() - pulled;
}

async function plugAndUnlock(seat: Seat): Promise<void> {
  seat.person.token.plug();
  await seat.unlock();
}

test(
  'the token is pulled during a save and during a sync: the desk locks, nothing is lost, nothing is half there',
  both,
  async ({ room }) => {
    test.setTimeout(180_000);
    const seat = await enrolled(room, 'district', 'rut-khoa');
    // The unit's letters of other desks are not this story's.
    expect(await seat.sync()).toContain(opening('sync.doneAll'));
    let kept = await seat.desk.search('');
    const took: number[] = [];
    for (const waitMs of [0, 15, 60]) {
      const letter = room.letter(`Rút${waitMs}`, complaint);
      await seat.desk.writeLetter(letter);
      await seat.page.keyboard.press('Control+s');
      await pause(waitMs);
      took.push(await pullToken(seat));
      expect(await seat.page.locator('body').innerText()).not.toContain(letter.senders[0]!.name);
      await plugAndUnlock(seat);
      const there = await seat.desk.search(`"${letter.summary}"`);
      expect(there).toBeLessThanOrEqual(1);
      if (there === 1) await expectWhole(seat, letter);
      kept += there;
    }
    for (const waitMs of [0, 150, 600]) {
      await seat.desk.typeLetter(room.letter(`Gửi${waitMs}`, complaint));
      kept++;
      await seat.desk.startSync();
      await pause(waitMs);
      took.push(await pullToken(seat));
      await plugAndUnlock(seat);
      await found(seat, '').toBe(kept);
    }
    expect(await seat.sync()).toContain(opening('sync.doneAll'));
    await found(seat, '').toBe(kept);
    // How long it takes depends on the machine; the tour holds it to the 2 s that are promised.
    console.log(`locked after ${took.map(Math.round).join(', ')} ms`);
  },
);

test(
  'a wrong PIN, somebody else’s token, a damaged header: each says what to do, and the desk opens afterwards',
  both,
  async ({ room }) => {
    const { centre, province } = room.ground.people;
    const seat = await enrolled(room, 'centre', 'vao-sai');
    const { page } = seat;
    await seat.desk.lock();
    await seat.desk.trySecrets({ pin: '00000000', password: seat.password });
    await expect(page.getByText(text('error.PIN_WRONG'))).toBeVisible();
    await seat.desk.trySecrets({ pin: centre.pin, password: 'Khong#Phai-2026' });
    await expect(page.getByText(text('error.PASSWORD_WRONG'))).toBeVisible();
    await seat.unlock();
    await seat.close();

    await seat.start({ tokenConf: province.token.confPath });
    await seat.desk.trySecrets({ pin: province.pin, password: seat.password });
    await expect(seat.page.getByText(text('error.NO_SLOT'))).toBeVisible();
    await seat.close();

    const headers = ['header.kv', 'header.kv.bak'].map((name) => join(seat.profile, 'vault', name));
    const whole = headers.map((file) => readFileSync(file));
    for (const file of headers) writeFileSync(file, 'hỏng');
    await seat.start();
    await seat.desk.trySecrets({ pin: centre.pin, password: seat.password });
    await expect(seat.page.getByText(text('error.HEADER_DAMAGED'))).toBeVisible();
    await seat.close();
    headers.forEach((file, i) => {
      writeFileSync(file, whole[i]!);
    });
    await seat.reopen();
  },
);

test('no set-up file, or a damaged one: the desk says so and takes the right one', both, async ({ room }) => {
  const seat = room.seat(room.ground.people.centre, 'thiet-lap');
  const damaged = join(room.ground.dir, 'damaged.kts');
  writeFileSync(damaged, 'hỏng');
  const desk = await seat.start({ setupFile: '' });
  await expect(seat.page.getByText(text('lock.configureText'))).toBeVisible();
  for (const [file, says] of [
    [damaged, text('error.SETUP_INVALID')],
    [room.ground.setupFile, text('lock.enrolText')],
  ] as const) {
    await desk.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, file);
    await seat.page.getByRole('button', { name: text('lock.configure') }).click();
    await expect(seat.page.getByText(says)).toBeVisible();
  }
});
