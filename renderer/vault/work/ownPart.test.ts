import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { unwrap } from '../../../shared/errors';
import type { Letter } from '../../../shared/model/letter';
import type { WorkEvent } from '../../../shared/model/work';
import type { DirectoryLookup } from '../ports';
import { eventually } from '../testing/eventually';
import { type Desk, letter, newDesk, testDirectory } from '../testing/fakes';
import type { Vault } from '../vault';

const unitName = 'UBKT Tập huấn xã Mẫu';
const me = { account: 'ma.cua.toi', holder: 'Trần Văn Bị Tố' };
const above = '02'.repeat(16);
const denunciation = letter(1, { kind: 'to-cao', accused: [{ name: 'Trần Văn Bị Tố' }], receivedOn: '2026-06-01' });

/** The same desk as this officer opens it; without a name, as another officer of the unit does. */
function seatedAt(desk: Desk, who: { account: string; holder: string }, hasColleague = true): Promise<Vault> {
  const known = testDirectory();
  const directory: DirectoryLookup = {
    ...known,
    me: () => ({ ...known.me(), ...who, unitName }),
    hasColleague: () => hasColleague,
  };
  return desk.open(undefined, directory);
}
const other = { account: 'nguoi.khac', holder: 'Ngô Thị Khác' };

async function entered(vault: Vault, changes: Letter = denunciation): Promise<string> {
  return unwrap(await vault.call('letter.save', { changes })).recId;
}
const refusal = { ok: false, error: { code: 'CONFLICT_OF_INTEREST', params: { own: 1, finding: 'is-accused' } } };
const word: WorkEvent = {
  t: 'guard',
  person: me.holder,
  finding: 'is-accused',
  decision: 'khac-nguoi',
  reason: 'TẬP HUẤN: khác năm sinh',
};
const proposal: WorkEvent = { t: 'propose', direction: 'thu-ly', reasons: [], text: '', on: '2026-05-22' };

describe('an officer who is named in the letter that he has open', () => {
  it('cannot uncover who accuses him, and is told which level above takes over', async () => {
    const vault = await seatedAt(newDesk(), me);
    const recId = await entered(vault);
    const refused = await vault.call('letter.unmask', { recId, reason: 'Muốn biết' });
    expect(refused).toMatchObject(refusal);
    expect(refused).toMatchObject({ error: { params: { propose: expect.stringMatching(/.+/) } } });
    expect(unwrap(await vault.call('letter.get', { recId })).masked).toBe(true);
  });

  it('cannot propose, approve under another name, extend, enter a result, move, rewrite or delete it', async () => {
    const desk = newDesk();
    const mine = await seatedAt(desk, other);
    const recId = await entered(mine);
    unwrap(await mine.call('letter.move', { recId, to: 'phan-loai' }));
    const { opId } = unwrap(await mine.call('work.add', { recId, event: proposal }));
    await mine.close();
    const vault = await seatedAt(desk, me);
    const written = desk.file.rows.length;
    const approval = {
      t: 'approve',
      proposal: opId,
      verdict: 'dong-y',
      approver: 'Ngô Thị Khác',
      on: '2026-05-23',
    } as const;
    const longer = {
      t: 'extend',
      rule: 'x',
      days: 5,
      on: '2026-05-23',
      approver: 'Ngô Thị Khác',
      reason: 'r',
    } as const;
    const takeBack = { t: 'void', event: opId, reason: 'ghi nhầm' } as const;
    for (const event of [proposal, approval, longer, word, takeBack]) {
      expect(await vault.call('work.add', { recId, event }), event.t).toMatchObject(refusal);
    }
    for (const changes of [
      { result: { code: 'to-cao-sai', text: '' } },
      { accused: [{ name: 'Ai Khác' }] },
      { kind: 'phan-anh' as const },
    ]) {
      expect(await vault.call('letter.save', { recId, changes }), JSON.stringify(changes)).toMatchObject(refusal);
    }
    expect(await vault.call('letter.move', { recId, to: 'de-xuat' })).toMatchObject(refusal);
    expect(await vault.call('letter.delete', { recId, reason: 'Nhập nhầm' })).toMatchObject(refusal);
    const change = { what: 'delete', reason: 'Nhập nhầm' } as const;
    expect(unwrap(await vault.call('bulk.preview', { recIds: [recId], change })).rows).toMatchObject([
      { refused: 'CONFLICT_OF_INTEREST' },
    ]);
    const paper = {
      t: 'paper' as const,
      template: 'thong-bao',
      title: 'Thông báo',
      level: 'mat' as const,
      on: '2026-05-23',
      recipients: [],
      body: '{}',
    };
    const issue = { recId, event: paper, book: 'cong-van', sign: 'TB/UBKT' };
    expect(await vault.call('paper.issue', issue)).toMatchObject(refusal);
    await eventually(async () => {
      const { entries } = unwrap(await vault.call('access.list', { from: 0, count: 50, act: 'barred' }));
      expect(new Set(entries.map(({ reason }) => reason))).toEqual(
        new Set([
          'propose',
          'approve',
          'extend',
          'guard',
          'void',
          'paper',
          'letter.save',
          'letter.move',
          'letter.delete',
        ]),
      );
      expect(entries.every(({ by, recIds }) => by === me.account && recIds[0] === recId)).toBe(true);
    });
    expect(unwrap(await vault.call('letter.get', { recId })).work).toHaveLength(1);
    expect(desk.file.rows.length).toBeGreaterThan(written);
  });

  it('learns by asking the guard about others only that he himself is named', async () => {
    const vault = await seatedAt(newDesk(), me);
    const recId = await entered(vault);
    const asked = { recId, act: 'assign', person: denunciation.senders[0]!.name } as const;
    expect(unwrap(await vault.call('guard.check', asked)).finding).toMatchObject({ code: 'is-accused' });
    expect(unwrap(await vault.call('letter.get', { recId })).guard.own).toMatchObject({ code: 'is-accused' });
  });

  it('may leave a note and hand the letter to the level above, and to nobody else', async () => {
    const vault = await seatedAt(newDesk(), me);
    const recId = await entered(vault);
    const handOver: WorkEvent = {
      t: 'transfer',
      to: 'Cấp trên',
      unitId: above,
      on: '2026-05-22',
      papers: [],
      crossing: null,
    };
    unwrap(await vault.call('letter.note', { recId, text: 'Tôi có tên trong đơn' }));
    unwrap(await vault.call('work.add', { recId, event: { ...word, decision: 'cap-tren' } }));
    unwrap(await vault.call('work.add', { recId, event: handOver }));
    const friend = { ...handOver, to: 'Đảng ủy xã Bạn', unitId: 'cd'.repeat(16) };
    expect(await vault.call('work.add', { recId, event: friend })).toMatchObject(refusal);
  });

  it('covers the denouncer again when it turns out only later that the officer is accused', async () => {
    const vault = await seatedAt(newDesk(), me);
    const recId = await entered(vault, { ...denunciation, accused: [{ name: 'Chưa Rõ' }] });
    unwrap(await vault.call('letter.unmask', { recId, reason: 'Xác minh' }));
    unwrap(await vault.call('letter.save', { recId, changes: { accused: denunciation.accused } }));
    expect(unwrap(await vault.call('letter.get', { recId })).masked).toBe(true);
  });

  it('who only bears the name is let through by the word of another officer of the unit, never by his own', async () => {
    const desk = newDesk();
    let vault = await seatedAt(desk, me);
    const recId = await entered(vault);
    expect(await vault.call('work.add', { recId, event: word })).toMatchObject(refusal);
    await vault.close();
    vault = await seatedAt(desk, other);
    unwrap(await vault.call('work.add', { recId, event: word }));
    await vault.close();
    vault = await seatedAt(desk, me);
    expect(unwrap(await vault.call('letter.get', { recId })).guard).toEqual({
      own: null,
      standing: [],
      alone: false,
      selfConfirmed: [],
    });
    unwrap(await vault.call('letter.unmask', { recId, reason: 'Mời làm việc' }));
  });

  it('who is alone in his unit says it himself, and the level above sees that nobody else did', async () => {
    const vault = await seatedAt(newDesk(), me, false);
    const recId = await entered(vault);
    const directory = vault.core.ports.directory;
    vi.spyOn(directory, 'account').mockImplementation((account) => ({
      ...testDirectory().account(account)!,
      holder: me.holder,
    }));
    const { opId } = unwrap(await vault.call('work.add', { recId, event: word }));
    expect(unwrap(await vault.call('letter.get', { recId })).guard).toEqual({
      own: null,
      standing: [],
      alone: true,
      selfConfirmed: [opId],
    });
  });

  it('is let through by nobody where the body that he works in is the accused’s as well', async () => {
    const desk = newDesk();
    let vault = await seatedAt(desk, other);
    const recId = await entered(vault, { ...denunciation, accused: [{ name: me.holder, unit: unitName }] });
    await vault.call('work.add', { recId, event: word });
    await vault.close();
    vault = await seatedAt(desk, me);
    expect(await vault.call('letter.unmask', { recId, reason: 'r' })).toMatchObject({
      error: { params: { mayOverride: 0 } },
    });
  });

  it('finds only the way to the level above open where the unit itself is accused', async () => {
    const vault = await seatedAt(newDesk(), other);
    const recId = await entered(vault, {
      ...denunciation,
      accused: [{ name: unitName, collective: true }],
      classification: { class: 'du-dieu-kien', criteria: [], reasons: [], on: '2026-05-21' },
    });
    unwrap(await vault.call('letter.move', { recId, to: 'phan-loai' }));
    unwrap(await vault.call('letter.move', { recId, to: 'de-xuat' }));
    expect(await vault.call('work.add', { recId, event: proposal })).toMatchObject({
      error: { params: { own: 1, finding: 'unit-is-accused' } },
    });
    unwrap(await vault.call('work.add', { recId, event: { ...proposal, direction: 'chuyen-don' } }));
    unwrap(await vault.call('letter.move', { recId, to: 'duyet' }));
  });
});
