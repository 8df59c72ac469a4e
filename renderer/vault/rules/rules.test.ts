import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTrainingCa } from '../../../build/training/ca';
import type { Bytes } from '../../../shared/bytes';
import { unwrap } from '../../../shared/errors';
import { defaultPack } from '../../../shared/rules/pack/default';
import { packToSign, writePackFile } from '../../../shared/rules/pack/file';
import type { RulePack } from '../../../shared/rules/pack/schema';
import { type Holder, newHolder } from '../../../test/fixtures/parties';
import { fold } from '../fold';
import { type Desk, letter, newDesk, testDirectory } from '../testing/fakes';
import type { Vault } from '../vault';

let admin: Holder;
let stranger: Holder;
beforeAll(async () => {
  const ca = createTrainingCa();
  admin = await newHolder(ca, 'TẬP HUẤN Quản trị');
  stranger = await newHolder(ca, 'TẬP HUẤN Người lạ');
});

const open = (desk: Desk): Promise<Vault> =>
  desk.open(undefined, {
    ...testDirectory(),
    administrator: (certificate) => (certificate === admin.certSha256 ? 'TẬP HUẤN Quản trị' : null),
  });

/** The default pack with one more holiday. */
function withHoliday(day: string, version = 2): RulePack {
  const years = defaultPack.calendar.years.map((year) =>
    year.year === Number(day.slice(0, 4))
      ? { ...year, holidays: [...year.holidays, { day, name: 'TẬP HUẤN nghỉ thêm' }] }
      : year,
  );
  return { ...defaultPack, id: `tap-huan-${version}`, name: 'TẬP HUẤN 2', version, calendar: { years } };
}

async function fileOf(pack: RulePack, signer: Holder): Promise<Bytes> {
  const { json, statement } = await packToSign(pack);
  return writePackFile(json, signer.certificate, signer.sign(statement));
}

const entered = async (vault: Vault): Promise<string> =>
  unwrap(
    await vault.call('letter.save', {
      changes: letter(1, { kind: 'to-cao', arrivedOn: '2026-05-18', receivedOn: '2026-05-20' }),
    }),
  ).recId;
const clocks = async (vault: Vault, recId: string) => unwrap(await vault.call('letter.get', { recId })).clocks;
const listed = async (vault: Vault) => {
  await vault.core.dues.settled();
  return unwrap(await vault.call('list.open', {})).rows.map(({ dueOn, dueRule, left }) => ({ dueOn, dueRule, left }));
};

describe('the clock of a letter', () => {
  it('runs from the day the competent body received it, and the list shows the same due date', async () => {
    const vault = await open(newDesk());
    const recId = await entered(vault);
    const running = (await clocks(vault, recId)).filter(({ doneOn }) => doneOn === null);
    expect(running.length).toBeGreaterThan(0);
    expect(running.find(({ startBy }) => startBy === 'receivedOn')?.startOn).toBe('2026-05-20');
    expect(await listed(vault)).toEqual([
      { dueOn: running[0]!.dueOn, dueRule: running[0]!.rule, left: running[0]!.left },
    ]);
  });

  it('stands in the list after the desk was closed and opened, folded or not', async () => {
    const desk = newDesk();
    let vault = await open(desk);
    await entered(vault);
    const before = await listed(vault);
    vault.core.db.close();
    vault = await open(desk);
    expect(await listed(vault)).toEqual(before);
    await fold(vault.core);
    vault.core.db.close();
    expect(await listed(await open(desk))).toEqual(before);
  });
});

describe('a new edition of the rules', () => {
  it('moves running clocks, and says which and by which day', async () => {
    const desk = newDesk();
    const vault = await open(desk);
    const recId = await entered(vault);
    const [before] = await clocks(vault, recId);
    const bytes = await fileOf(withHoliday('2026-05-29'), admin);
    const offer = unwrap(await vault.call('rules.check', { bytes }));
    expect(offer).toMatchObject({ version: 2, signedBy: 'TẬP HUẤN Quản trị' });
    expect(unwrap(await vault.call('rules.get', {})).editions).toHaveLength(1);
    const { moved, total } = unwrap(await vault.call('rules.install', { bytes }));
    expect(total).toBe(offer.moving);
    const move = moved.find(({ before: was }) => was === before!.dueOn);
    expect(move).toMatchObject({ recId, registerNo: '1/2026', rule: before!.name });
    expect(move!.why.join()).toContain('TẬP HUẤN nghỉ thêm');
    const [after] = await clocks(vault, recId);
    expect(after!.dueOn).toBe(move!.after);
    expect(after!.dueOn > before!.dueOn).toBe(true);
    expect((await listed(vault))[0]!.dueOn).toBe(after!.dueOn);
    expect(unwrap(await vault.call('rules.moves', {})).moved).toEqual(moved);
  });

  it('that renames one rule and drops another lists both, in what is offered before it is taken in, too', async () => {
    const vault = await open(newDesk());
    const recId = await entered(vault);
    const before = (await clocks(vault, recId)).filter(({ doneOn }) => doneOn === null);
    const answer = before.find(({ purpose }) => purpose === 'tra-loi')!;
    const settling = before.find(({ purpose }) => purpose === 'giai-quyet')!;
    const deadlines = defaultPack.deadlines.flatMap((rule) => {
      if (rule.code === answer.rule) return [];
      return [rule.code === settling.rule ? { ...rule, code: 'giai-quyet-moi', days: rule.days + 5 } : rule];
    });
    const bytes = await fileOf({ ...defaultPack, id: 'tap-huan-2', version: 2, deadlines }, admin);
    expect(unwrap(await vault.call('rules.check', { bytes })).moving).toBe(2);
    const { moved } = unwrap(await vault.call('rules.install', { bytes }));
    expect(moved).toMatchObject([
      { recId, rule: answer.name, before: answer.dueOn, after: null },
      { recId, rule: settling.name, before: settling.dueOn },
    ]);
    expect(moved[1]!.after! > settling.dueOn).toBe(true);
  });

  it('for letters to come does not change how many days an old case has left, nor when it is told to be soon', async () => {
    const vault = await open(newDesk());
    const recId = await entered(vault);
    const row = async () => unwrap(await vault.call('list.open', {})).rows.map(({ left, soon }) => ({ left, soon }));
    const before = await row();
    const deadlines = defaultPack.deadlines.map((rule) => ({ ...rule, unit: 'calendar' as const, warnDays: 0 }));
    const pack = { ...defaultPack, id: 'tap-huan-2', version: 2, validFrom: '2027-01-01', deadlines };
    unwrap(await vault.call('rules.install', { bytes: await fileOf(pack, admin) }));
    await vault.core.dues.settled();
    const [clock] = await clocks(vault, recId);
    expect(await row()).toEqual(before);
    expect(before).toEqual([{ left: clock!.left, soon: true }]);
  });

  it('is there after the database and after the file copy were lost', async () => {
    const desk = newDesk();
    let vault = await open(desk);
    const recId = await entered(vault);
    unwrap(await vault.call('rules.install', { bytes: await fileOf(withHoliday('2026-05-29'), admin) }));
    const before = await listed(vault);
    await fold(vault.core);
    vault.core.db.close();
    desk.file.rows = [];
    vault = await open(desk);
    await vault.close();
    indexedDB.deleteDatabase(`vault-${desk.vaultId}`);
    vault = await open(desk);
    const { editions } = unwrap(await vault.call('rules.get', {}));
    expect(editions.map(({ version, signedBy }) => [version, signedBy])).toEqual([
      [1, null],
      [2, 'TẬP HUẤN Quản trị'],
    ]);
    expect((await clocks(vault, recId))[0]?.dueOn).toBe(before[0]!.dueOn);
    expect(await listed(vault)).toEqual(before);
  });

  it('signed by a stranger, or older than what is held, is refused and nothing is written', async () => {
    const desk = newDesk();
    const vault = await open(desk);
    const refused = async (pack: RulePack, signer: Holder) => {
      const result = await vault.call('rules.install', { bytes: await fileOf(pack, signer) });
      return result.ok ? null : result.error.code;
    };
    expect(await refused(withHoliday('2026-05-29'), stranger)).toBe('PACK_UNSIGNED');
    expect(await refused(withHoliday('2026-05-29', 1), admin)).toBe('PACK_OLDER');
    expect(desk.file.rows).toHaveLength(0);
  });
});
