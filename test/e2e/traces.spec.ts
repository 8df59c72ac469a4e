import { join } from 'node:path';
import { opening } from '../../build/tour/desk';
import { findTraces } from '../../build/tour/traces';
import { expect, test } from './seat';
import { both, complaint, enrolled, found } from './stories';

/** The last file of the suite: what every story before it left on the disk is searched with its own. */
test(
  'after all this no file of the desks or the center holds a name, an address, a summary, a PIN or a password',
  both,
  async ({ room }) => {
    test.setTimeout(180_000);
    const seat = await enrolled(room, 'centre', 'dau-vet');
    const letter = room.letter('Dấuvết', {
      content: 'TẬP HUẤN. Nội dung tưởng tượng về việc chia đất ngoài bãi sông.',
    });
    await seat.desk.typeLetter(letter);
    await seat.desk.writeLetter(room.letter('Nháp', complaint));
    await seat.page.getByText(opening('draft.kept')).waitFor();
    await seat.kill();
    await seat.reopen();
    await found(seat, 'dauvet').toBe(1);
    await seat.desk.openFirst();
    await seat.desk.editSummary('TẬP HUẤN trích yếu đã sửa về bãi sông');
    room.letters.push({ ...letter, summary: 'TẬP HUẤN trích yếu đã sửa về bãi sông' });
    expect(await seat.sync()).toContain(opening('sync.doneAll'));
    await room.closeDesks();
    const places = [join(room.ground.dir, 'desks'), join(room.ground.dir, 'center')];
    const { traces, files, needles } = findTraces(places, room.letters, room.secrets);
    console.log(`${files} files searched for ${needles} strings`);
    expect(needles).toBeGreaterThan(10);
    expect(traces).toEqual([]);
  },
);
