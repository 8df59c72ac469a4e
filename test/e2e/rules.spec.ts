import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { opening, text } from '../../build/tour/desk';
import { type Holder, openHolder } from '../../build/training/holder';
import { softHsmModule } from '../../build/training/softhsm';
import { defaultPack } from '../../shared/rules/pack/default';
import { packToSign, writePackFile } from '../../shared/rules/pack/file';
import type { RulePack } from '../../shared/rules/pack/schema';
import { expectAccessible } from './access';
import { both, find, opened, region } from './case';
import { reach } from './keys';
import { picture } from './pictures';
import { expect, type Room, type Seat, test } from './seat';
import { chooseFile } from './work';

/** A new edition of the rules: refused where nobody may sign it, seen before it is taken in, and what it moved. */
const root = join(__dirname, '../..');

/** One more holiday in November 2026, and for letters from 20/11/2026 on seven days instead of ten for the first answer. */
const nextEdition: RulePack = {
  ...defaultPack,
  id: 'tap-huan-2',
  name: 'TẬP HUẤN Bộ quy tắc sửa đổi',
  version: defaultPack.version + 1,
  validFrom: '2026-11-20',
  deadlines: defaultPack.deadlines.map((rule) => (rule.code === 'tra-loi-sau-tiep-nhan' ? { ...rule, days: 7 } : rule)),
  calendar: {
    years: defaultPack.calendar.years.map((year) =>
      year.year === 2026
        ? { ...year, holidays: [...year.holidays, { day: '2026-11-19', name: 'TẬP HUẤN nghỉ thêm' }] }
        : year,
    ),
  },
};

/** A pack's file as that person's token signs it. */
async function signedBy(room: Room, who: 'administrator' | 'province', pack: RulePack, name: string): Promise<string> {
  const holder: Holder = await openHolder(root, room.ground.people[who].token, softHsmModule);
  try {
    const { json, statement } = await packToSign(pack);
    const file = join(room.ground.dir, name);
    writeFileSync(file, await writePackFile(json, holder.certificate, await holder.sign(statement)));
    return file;
  } finally {
    holder.close();
  }
}

const named = ({ name, version }: RulePack): string =>
  text('clock.packText').replace('{name}', name).replace('{version}', String(version));

/** What the screen's head says is in force. */
const edition = ({ name, version }: RulePack): RegExp => new RegExp(`^${name}, bản ${version}, áp dụng từ`);

async function openRules(seat: Seat, part: 'rules.install' | 'rules.moves' | 'rules.editions'): Promise<void> {
  const { page } = seat;
  await page
    .getByRole('navigation', { name: text('nav.label') })
    .getByRole('button', { name: text('nav.rules') })
    .press('Enter');
  await page.getByRole('tab', { name: text(part), exact: true }).press('Enter');
}

test('a pack whose signature does not count, or an older one, is refused and says why', both, async ({ room }) => {
  test.setTimeout(150_000);
  const stranger = await signedBy(room, 'province', nextEdition, 'nguoi-khac-ky.kntr');
  // The right signature under other words: a byte of what was signed is another.
  const right = readFileSync(await signedBy(room, 'administrator', nextEdition, 'dung.kntr'));
  const at = right.indexOf('nghỉ thêm');
  const forged = join(room.ground.dir, 'sua-lai.kntr');
  writeFileSync(forged, Buffer.concat([right.subarray(0, at), Buffer.from('k'), right.subarray(at + 1)]));
  const older = await signedBy(room, 'administrator', { ...nextEdition, version: defaultPack.version }, 'ban-cu.kntr');
  const seat = room.seat(room.ground.people.centre, 'quy-tac-sai');
  await seat.enrol();
  const { page } = seat;
  await openRules(seat, 'rules.install');
  const screen = page.getByRole('region', { name: text('rules.title') });
  for (const file of [stranger, forged]) {
    await chooseFile(page, file);
    await expect(screen.getByText(basename(file))).toBeVisible();
    await expect(screen.getByText(text('error.PACK_UNSIGNED'))).toBeVisible();
    await expect(screen.getByRole('button', { name: text('rules.confirm') })).toHaveCount(0);
  }
  await picture(page, '40-refused');
  await chooseFile(page, older);
  await expect(screen.getByText(opening('error.PACK_OLDER'))).toBeVisible();
  await expect(screen.getByText(text('error.PACK_UNSIGNED'))).toHaveCount(0);
  const broken = join(room.ground.dir, 'hong.kntr');
  writeFileSync(broken, 'không phải bộ quy tắc');
  await chooseFile(page, broken);
  await expect(screen.getByText(opening('error.PACK_INVALID'))).toBeVisible();
  await expect(screen.getByRole('button', { name: text('rules.confirm') })).toHaveCount(0);
  await expect(screen.getByText(edition(defaultPack))).toBeVisible();
});

test('a new edition moves running clocks, says which and why, and old letters keep theirs', both, async ({ room }) => {
  test.setTimeout(200_000);
  const file = await signedBy(room, 'administrator', nextEdition, 'ban-moi.kntr');
  const days = (day: string) => ({ kind: 'phan-anh' as const, accused: [], arrivedOn: day, receivedOn: day });
  const seat = await opened(room, 'quy-tac-moi', 'Quytắccũ', [
    room.letter('Quytắccũ', days('2026-11-16')),
    room.letter('Quytắcmới', days('2026-11-20')),
  ]);
  const { page } = seat;
  const keys = page.keyboard;
  await keys.press('Control+3');
  await expect(region(seat).getByText('01/12/2026').first()).toBeVisible();
  await picture(page, '41-before');
  await openRules(seat, 'rules.install');
  const screen = page.getByRole('region', { name: text('rules.title') });
  await chooseFile(page, file);
  await expect(screen.getByText('Đặng Quản Trị (TẬP HUẤN)')).toContainText('không còn: 2');
  await expect(screen.getByText(edition(defaultPack))).toBeVisible();
  await picture(page, '42-offer');
  await reach(page, 'Tab', text('rules.confirm'));
  await keys.press('Enter');
  await expect(screen.getByText(text('rules.installed'))).toBeVisible();
  await expect(screen.getByText(edition(nextEdition))).toBeVisible();
  const old = screen.getByRole('row', { name: /Quytắccũ/ });
  await expect(old).toContainText('01/12/2026');
  await expect(old).toContainText('02/12/2026');
  await expect(old).toContainText('Ngày 19/11/2026 thành ngày nghỉ: TẬP HUẤN nghỉ thêm');
  const later = screen.getByRole('row', { name: /Quytắcmới/ });
  await expect(later).toContainText('Thời hạn đổi từ 10 ngày làm việc thành 7 ngày làm việc');
  await expectAccessible(page, 'moved clocks');
  await picture(page, '43-moved');

  // The list stays; from it the letter is opened, which says by which edition it is counted.
  await keys.press('Escape');
  await openRules(seat, 'rules.moves');
  await expect(old).toContainText('02/12/2026');
  await reach(page, 'Tab', opening('rules.openLetter'));
  await keys.press('Enter');
  const detail = region(seat);
  await expect(detail.getByText(named(defaultPack))).toBeVisible();
  await expect(detail.getByText('02/12/2026').first()).toBeVisible();
  await picture(page, '44-old-keeps');
  await find(seat, 'Quytắcmới');
  await keys.press('Control+3');
  await expect(detail.getByText(named(nextEdition))).toBeVisible();

  // And it is in force after the desk was started again.
  await seat.close();
  await seat.reopen();
  await openRules(seat, 'rules.editions');
  await expect(seat.page.getByRole('row', { name: /Đặng Quản Trị/ })).toContainText(nextEdition.name);
});
