import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import type { Letter } from '../../../shared/model/letter';
import type { WorkEvent } from '../../../shared/model/work';
import { letter, newDesk } from '../testing/fakes';
import type { Vault } from '../vault';

const name = 'Trần Văn Bị Tố';
const accused = { name, office: 'Bí thư Đảng ủy xã Mẫu' };
const entered = async (vault: Vault, more: Partial<Letter> = {}): Promise<string> =>
  unwrap(await vault.call('letter.save', { changes: letter(1, { accused: [accused], ...more }) })).recId;
const assignment = { t: 'assign', role: 'chu-tri', person: name } as const;
const word = {
  t: 'guard',
  person: name,
  finding: 'is-accused',
  decision: 'khac-nguoi',
  reason: 'TẬP HUẤN: khác năm sinh',
} as const;

describe('the word that somebody only bears a name of the letter', () => {
  it('is asked for after his office, and lies on the disk in one row with the act', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const recId = await entered(vault);
    const asked = { recId, act: 'assign', person: name } as const;
    expect(unwrap(await vault.call('guard.check', asked)).finding).toMatchObject({
      asks: 'office',
      mayOverride: false,
    });
    const office = 'Kế toán trường Mẫu';
    expect(unwrap(await vault.call('guard.check', { ...asked, office })).finding?.mayOverride).toBe(true);
    const rows = desk.file.rows.length;
    unwrap(await vault.call('work.add', { recId, event: { ...assignment, office }, word }));
    expect(desk.file.rows.length - rows).toBe(1);
    expect(unwrap(await vault.call('letter.get', { recId })).work.map(({ event }) => event.t)).toEqual([
      'guard',
      'assign',
    ]);
  });

  it('does not stay behind when the act is refused', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    for (const office of [undefined, accused.office]) {
      const event = { ...assignment, ...(office ? { office } : {}) };
      expect(await vault.call('work.add', { recId, event, word })).toMatchObject({
        error: { code: 'CONFLICT_OF_INTEREST' },
      });
    }
    expect(unwrap(await vault.call('letter.get', { recId })).work).toEqual([]);
  });

  it('is not taken about an accused body, with an act or without one', async () => {
    const vault = await newDesk().open();
    const body = 'Chi bộ thôn Mẫu';
    const recId = await entered(vault, { accused: [{ name: body, collective: true }] });
    const said = { ...word, person: body, finding: 'unit-is-accused' } as const;
    expect(await vault.call('work.add', { recId, event: said })).toMatchObject({
      error: { code: 'CONFLICT_OF_INTEREST' },
    });
    const event = { t: 'transfer', to: body, on: '2026-05-21', papers: [], crossing: null } as const;
    const transfer = { ...event, papers: [] };
    expect((await vault.call('work.add', { recId, event: transfer, word: said })).ok).toBe(false);
    expect(unwrap(await vault.call('letter.get', { recId })).work).toEqual([]);
  });

  it('is taken with an extension by a namesake, whose office is told', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    const extend = { t: 'extend', rule: 'x', days: 5, on: '2026-05-21', approver: name, reason: 'r' } as const;
    expect((await vault.call('work.add', { recId, event: extend, word })).ok).toBe(false);
    unwrap(await vault.call('work.add', { recId, event: { ...extend, office: 'Chủ nhiệm UBKT' }, word }));
  });
});

describe('acts that were done before the letter named somebody', () => {
  it('are shown as what the guard would not let through any more: assignment, approval, transfer, reminder', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, { accused: [] });
    const body = 'Đảng ủy xã Mẫu';
    const proposed = unwrap(
      await vault.call('work.add', {
        recId,
        event: { t: 'propose', direction: 'thu-ly', reasons: [], text: '', on: '2026-05-21' },
      }),
    );
    const acts: WorkEvent[] = [
      assignment,
      { t: 'approve', proposal: proposed.opId, verdict: 'dong-y', approver: name, on: '2026-05-21' },
      { t: 'transfer', to: body, on: '2026-05-21', papers: [], crossing: null },
      { t: 'remind', to: body, on: '2026-05-22' },
    ];
    for (const event of acts) unwrap(await vault.call('work.add', { recId, event }));
    const standing = async () =>
      unwrap(await vault.call('letter.get', { recId })).guard.standing.map(({ act, finding }) => [act, finding.code]);
    expect(await standing()).toEqual([]);
    unwrap(await vault.call('letter.save', { recId, changes: { accused: [accused] } }));
    expect(await standing()).toEqual([
      ['assign', 'is-accused'],
      ['approve', 'is-accused'],
      ['transfer', 'leads-accused-unit'],
      ['remind', 'leads-accused-unit'],
    ]);
  });

  const proposed = async (vault: Vault, recId: string, direction: string): Promise<string> => {
    const event: WorkEvent = { t: 'propose', direction, reasons: [], text: '', on: '2026-05-21' };
    return unwrap(await vault.call('work.add', { recId, event })).opId;
  };
  const approval = (proposal: string, by: { approver: string; account?: string }) =>
    ({ t: 'approve', proposal, verdict: 'dong-y', on: '2026-05-21', ...by }) as const;
  const atApproval = async (vault: Vault, direction: string): Promise<{ recId: string; proposal: string }> => {
    const classification = { class: 'du-dieu-kien', criteria: [], reasons: [], on: '2026-05-21' };
    const recId = await entered(vault, { kind: 'to-cao', accused: [], classification });
    const proposal = await proposed(vault, recId, direction);
    for (const to of ['phan-loai', 'de-xuat', 'duyet'] as const) unwrap(await vault.call('letter.move', { recId, to }));
    return { recId, proposal };
  };

  it('open no case by the approval of one who turns out to be accused, and tell why; another’s approval opens it', async () => {
    const vault = await newDesk().open();
    const { recId, proposal } = await atApproval(vault, 'thu-ly');
    const { opId } = unwrap(await vault.call('work.add', { recId, event: approval(proposal, { approver: name }) }));
    unwrap(await vault.call('letter.save', { recId, changes: { accused: [accused] } }));
    const { moves, guard } = unwrap(await vault.call('letter.get', { recId }));
    expect(moves.main.find(({ to }) => to === 'thu-ly')).toMatchObject({ barred: [opId] });
    expect(guard.standing).toMatchObject([{ opId, act: 'approve', finding: { code: 'is-accused' } }]);
    expect(await vault.call('letter.move', { recId, to: 'thu-ly' })).toMatchObject({
      error: { code: 'CONFLICT_OF_INTEREST', params: { finding: 'is-accused', standing: 'approve' } },
    });
    unwrap(await vault.call('work.add', { recId, event: approval(proposal, { approver: 'Hoàng Thị Duyệt' }) }));
    expect(unwrap(await vault.call('letter.get', { recId })).guard.standing).toEqual([]);
    unwrap(await vault.call('letter.move', { recId, to: 'thu-ly' }));
  });

  it('count no approval by somebody of a body that turns out to be accused, but for handing the letter on', async () => {
    const vault = await newDesk().open();
    const approver = { approver: 'Cán bộ Tập huấn', account: 'lanh-dao' };
    const unit = vault.core.ports.directory.unitName(vault.core.ports.directory.account('lanh-dao')!.unitId);
    const found = async (direction: string) => {
      const { recId, proposal } = await atApproval(vault, direction);
      unwrap(await vault.call('work.add', { recId, event: approval(proposal, approver) }));
      unwrap(await vault.call('letter.save', { recId, changes: { accused: [{ name: unit, collective: true }] } }));
      const { guard, moves } = unwrap(await vault.call('letter.get', { recId }));
      const to = direction === 'thu-ly' ? 'thu-ly' : 'chuyen';
      return [guard.standing.map(({ finding }) => finding.code), moves.main.find((move) => move.to === to)?.missing];
    };
    expect(await found('thu-ly')).toEqual([['unit-is-accused'], ['approval', 'guard']]);
    expect(await found('chuyen-don')).toEqual([[], []]);
  });

  it('are steps of the settling as well, which the accused is kept from', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    const step = (code: string): WorkEvent => ({ t: 'step', step: code, on: '2026-05-21', person: name });
    expect(await vault.call('work.add', { recId, event: step('tham-tra') })).toMatchObject({
      error: { code: 'CONFLICT_OF_INTEREST', params: { finding: 'is-accused' } },
    });
    unwrap(await vault.call('work.add', { recId, event: step('bao-cao-giai-trinh') }));
    const before = await entered(vault, { accused: [] });
    unwrap(await vault.call('work.add', { recId: before, event: step('tham-tra') }));
    unwrap(await vault.call('letter.save', { recId: before, changes: { accused: [accused] } }));
    const standing = async () => unwrap(await vault.call('letter.get', { recId: before })).guard.standing;
    expect(await standing()).toMatchObject([{ act: 'step', finding: { code: 'is-accused' } }]);
    const event = { t: 'void', event: (await standing())[0]!.opId, reason: 'TẬP HUẤN: ghi nhầm người' } as const;
    unwrap(await vault.call('work.add', { recId: before, event }));
    expect(await standing()).toEqual([]);
  });

  it('do not let the accused body be pressed for an answer', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    const event = { t: 'remind', to: 'Đảng ủy xã Mẫu', on: '2026-05-22' } as const;
    expect(await vault.call('work.add', { recId, event })).toMatchObject({
      error: { code: 'CONFLICT_OF_INTEREST', params: { finding: 'leads-accused-unit' } },
    });
  });
});
