import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { opening, text } from '../../build/tour/desk';
import { findTraces } from '../../build/tour/traces';
import { randomFrom } from '../../build/training/random';
import type { Letter } from '../../shared/model/letter';
import { expect, type Seat, test } from './seat';
import { both, complaint, enrolled, expectWhole, found } from './stories';

/**
 * What may befall a desk's disk and its processes. In each story the officer afterwards finds everything that was shown
 * as saved. The system's clock is never moved: nothing here may change it for the whole machine; clocks that jump are
 * tried on the hybrid clock itself (shared/sync).
 */

/** Fills the form as quickly as the page lets, and saves with "save and enter the next". */
async function saveQuickly(seat: Seat, letter: Letter): Promise<void> {
  const { page, desk } = seat;
  await page.getByLabel(text('letter.kind')).selectOption(letter.kind);
  await page.getByLabel(text('letter.source')).selectOption(letter.source);
  await desk.field(text('form.sender.name')).fill(letter.senders[0]!.name);
  await desk.field(text('form.sender.address')).fill(letter.senders[0]!.address);
  await desk.field(text('form.accused.name')).fill(letter.accused[0]!.name);
  const summary = desk.field(text('letter.summary'));
  await summary.fill(letter.summary);
  await summary.press('Control+Enter');
  // The message and the empty form come in one act; old messages may still stand.
  await page.getByText(text('form.saved')).first().waitFor();
  await page.waitForFunction(
    (field) => field instanceof HTMLTextAreaElement && field.value === '',
    await summary.elementHandle(),
  );
}

/** Enters letters until the desk dies. Answers those that were shown as saved. */
async function saveUntilDead(seat: Seat, next: () => Letter): Promise<Letter[]> {
  const shown: Letter[] = [];
  await seat.desk.go('intake');
  for (;;) {
    const letter = next();
    try {
      await saveQuickly(seat, letter);
    } catch (cause) {
      if (seat.running) throw cause;
      return shown;
    }
    shown.push(letter);
  }
}

test(
  'kill −9 while letters are being entered: all that was shown as saved is there, none is half there',
  both,
  async ({ room }) => {
    // Six times through the whole desk; fifty random moments of the same are in test/integration/vault-chromium.test.ts.
    test.setTimeout(240_000);
    const seed = Number(process.env.FAULT_SEED ?? Date.now() % 100_000);
    console.log(`kill −9: FAULT_SEED=${seed}`);
    const random = randomFrom(seed);
    const seat = await enrolled(room, 'centre', 'giet');
    let total = 0;
    for (let round = 1; round <= 6; round++) {
      const dying = pause(700 + random() * 2500).then(() => seat.kill());
      let count = 0;
      const shown = await saveUntilDead(seat, () => room.letter(`lượt${round}x${++count}`, complaint));
      await dying;
      await seat.reopen();
      const there = await seat.desk.search(`luot${round}x`);
      // The last one may have been saved without the officer having been told.
      expect(there - shown.length, `round ${round}: ${shown.length} shown`).toBeGreaterThanOrEqual(0);
      expect(there - shown.length).toBeLessThanOrEqual(1);
      total += there;
      for (const letter of shown.slice(-2)) await expectWhole(seat, letter);
    }
    await found(seat, '').toBe(total);
    expect(total).toBeGreaterThan(6);
  },
);

/** Every folder of that name under the profile, wherever the host keeps it. */
function removeFolders(profile: string, name: string): number {
  const folders = readdirSync(profile, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name === name,
  );
  for (const folder of folders) rmSync(join(folder.parentPath, folder.name), { recursive: true });
  return folders.length;
}

test(
  'the database is gone: everything comes back from the file copy, the screen says so, and sync goes on',
  both,
  async ({ room }) => {
    const seat = await enrolled(room, 'province', 'mat-kho');
    const sent = room.letter('Đãgửi', complaint);
    const unsent = room.letter('Chưagửi', complaint);
    await seat.desk.typeLetter(sent);
    expect(await seat.sync()).toContain(opening('sync.doneAll'));
    await seat.desk.typeLetter(unsent);
    await seat.close();
    expect(removeFolders(seat.profile, 'IndexedDB')).toBe(1);
    await seat.reopen();
    await expect(seat.page.getByText(text('rebuilt.title'))).toBeVisible();
    for (const letter of [sent, unsent]) await expectWhole(seat, letter);
    expect(await seat.sync()).toContain(opening('sync.doneAll'));
  },
);

test(
  'the database is torn, as a power cut may leave it: everything comes back from the file copy, the screen says so',
  both,
  async ({ room }) => {
    const seat = await enrolled(room, 'centre', 'rach-kho');
    const letters = [room.letter('Trướcrách', complaint), room.letter('Sátrách', complaint)];
    for (const letter of letters) await seat.desk.typeLetter(letter);
    await seat.kill();
    expect(tearLogs(seat.profile)).toBe(1);
    await seat.reopen();
    await expect(seat.page.getByText(text('rebuilt.title'))).toBeVisible();
    for (const letter of letters) await expectWhole(seat, letter);
  },
);

/** Overwrites the middle of every log of IndexedDB under the profile. Answers how many there were. */
function tearLogs(profile: string): number {
  const logs = readdirSync(profile, { recursive: true, withFileTypes: true }).filter(
    ({ name, parentPath }) => name.endsWith('.log') && parentPath.endsWith('.indexeddb.leveldb'),
  );
  for (const { name, parentPath } of logs) {
    const file = join(parentPath, name);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, bytes.length >> 1, (bytes.length >> 1) + 256));
  }
  return logs.length;
}

test(
  'the file copy is gone: everything is there, the file is written anew and suffices alone',
  both,
  async ({ room }) => {
    test.setTimeout(120_000);
    const seat = await enrolled(room, 'otherProvince', 'mat-tep');
    const sent = room.letter('Trướcgửi', complaint);
    const unsent = room.letter('Saugửi', complaint);
    await seat.desk.typeLetter(sent);
    expect(await seat.sync()).toContain(opening('sync.doneAll'));
    await seat.desk.typeLetter(unsent);
    await seat.close();
    rmSync(join(seat.profile, 'vault', 'journal.kj'));
    await seat.reopen();
    for (const letter of [sent, unsent]) await expectWhole(seat, letter);
    await seat.close();
    expect(removeFolders(seat.profile, 'IndexedDB')).toBe(1);
    await seat.reopen();
    await expect(seat.page.getByText(text('rebuilt.title'))).toBeVisible();
    for (const letter of [sent, unsent]) await expectWhole(seat, letter);
    expect(await seat.sync()).toContain(opening('sync.doneAll'));
  },
);

/** A file system of its own, or null where none can be mounted. */
function mountSmall(at: string): string | null {
  mkdirSync(at, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m,mode=700', 'tmpfs', at], { stdio: 'ignore' });
    return at;
  } catch {
    return null;
  }
}

/** Writes until nothing more goes in. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  for (let size = 1024 * 1024; size >= 1; ) {
    try {
      writeSync(handle, Buffer.alloc(size));
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC')) throw cause;
      size = Math.floor(size / 16);
    }
  }
  closeSync(handle);
}

test(
  'the disk is full: the officer is told, nothing is lost, and the same save works once there is room',
  both,
  async ({ room }) => {
    test.setTimeout(120_000);
    const disk = mountSmall(join(room.ground.dir, 'small-disk'));
    test.skip(disk === null, 'not run: no right to mount a small file system here');
    const ballast = join(disk!, 'ballast');
    const seat = room.seat(room.ground.people.centre, 'dia-day', join(disk!, 'profile'));
    try {
      await seat.enrol();
      const early = room.letter('Trướcđầy', complaint);
      const late = room.letter('Lúcđầy', complaint);
      await seat.desk.typeLetter(early);
      await seat.desk.writeLetter(late);
      // More than what is left of the last block of any file, and nothing that packs well.
      await seat.desk.field(text('letter.content')).fill(randomBytes(40_000).toString('hex'));
      fill(ballast);
      await seat.page.keyboard.press('Control+s');
      await expect(seat.page.getByText(text('error.DISK_FULL')).first()).toBeVisible();
      await expect(seat.desk.field(text('letter.summary'))).toHaveValue(late.summary);
      rmSync(ballast);
      await seat.desk.field(text('letter.summary')).press('Control+s');
      // The letter opens once it is saved; the notice alone may still be the one of the first.
      await seat.page.getByRole('region', { name: text('detail.title') }).waitFor();
      for (const letter of [early, late]) await expectWhole(seat, letter);
      await seat.kill();
      await seat.reopen();
      for (const letter of [early, late]) await expectWhole(seat, letter);
      await seat.close();
      expect(findTraces([disk!], room.letters, room.secrets).traces).toEqual([]);
    } finally {
      await seat.close();
      execFileSync('umount', ['-l', disk!]);
    }
  },
);
