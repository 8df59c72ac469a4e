import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import type { Letter } from '../../../shared/model/letter';
import type { WorkEvent } from '../../../shared/model/work';
import type { TodayGroup } from '../api/work';
import { type Desk, letter, newDesk, testDirectory } from '../testing/fakes';
import type { Vault } from '../vault';

/** The fakes' clock stands at 28 May 2026. */
const entered = async (vault: Vault, n: number, more: Partial<Letter> = {}): Promise<string> =>
  unwrap(await vault.call('letter.save', { changes: letter(n, { arrivedOn: '2026-05-27', ...more }) })).recId;
const add = async (vault: Vault, recId: string, event: WorkEvent) =>
  unwrap(await vault.call('work.add', { recId, event })).opId;
const group = async (vault: Vault, name: TodayGroup) => {
  const { groups } = unwrap(await vault.call('today.get', {}));
  return groups.find((item) => item.group === name)!;
};
const reasons = async (vault: Vault, name: TodayGroup) =>
  (await group(vault, name)).items.map(({ recId, reason }) => [recId, reason]);
const asLeader = (desk: Desk): Promise<Vault> => {
  const directory = testDirectory();
  return desk.open(undefined, { ...directory, account: (id) => ({ ...directory.account(id)!, roles: ['ld'] }) });
};

describe('the work of the day', () => {
  it('names what is overdue before what is near, the oldest first, and by how many days', async () => {
    const vault = await newDesk().open();
    const late = await entered(vault, 1, { arrivedOn: '2026-05-06' });
    const later = await entered(vault, 2, { arrivedOn: '2026-04-01' });
    const near = await entered(vault, 3, { arrivedOn: '2026-05-18' });
    await entered(vault, 4);
    expect(await reasons(vault, 'overdue')).toEqual([
      [later, 'overdue'],
      [late, 'overdue'],
    ]);
    const [first] = (await group(vault, 'overdue')).items;
    expect(first?.params.days).toBeGreaterThan(20);
    expect(await reasons(vault, 'soon')).toEqual([[near, 'soon']]);
  });

  it('holds what is assigned to me, and with whom the rest is', async () => {
    const vault = await newDesk().open();
    const mine = await entered(vault, 1);
    const theirs = await entered(vault, 2);
    const assign = (account: string, person: string): WorkEvent => ({ t: 'assign', role: 'chu-tri', person, account });
    await add(vault, mine, assign('can-bo-d1', 'TẬP HUẤN Tôi'));
    const given = await add(vault, theirs, assign('can-bo-khac', 'TẬP HUẤN Đồng nghiệp'));
    expect(await reasons(vault, 'waiting-me')).toEqual([[mine, 'assigned']]);
    expect((await group(vault, 'waiting-others')).items).toMatchObject([
      { recId: theirs, reason: 'with', params: { person: 'TẬP HUẤN Đồng nghiệp' } },
    ]);
    await add(vault, theirs, { t: 'unassign', assignment: given, reason: 'đổi người' });
    expect(await reasons(vault, 'waiting-others')).toEqual([]);
  });

  it('brings a proposal to whoever may agree to it, until it is answered', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const recId = await entered(vault, 1);
    const proposal = await add(vault, recId, {
      t: 'propose',
      direction: 'thu-ly',
      reasons: [],
      text: '',
      on: '2026-05-28',
    });
    expect(await reasons(vault, 'waiting-others')).toEqual([[recId, 'approval']]);
    await vault.close();
    const leader = await asLeader(desk);
    expect(await reasons(leader, 'waiting-me')).toEqual([[recId, 'proposal']]);
    await add(leader, recId, {
      t: 'approve',
      proposal,
      verdict: 'dong-y',
      approver: 'TẬP HUẤN Lãnh đạo',
      on: '2026-05-28',
    });
    expect(await reasons(leader, 'waiting-me')).toEqual([]);
  });

  it('keeps a transfer and its reminder until the other unit answers', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, 1);
    const to = 'Đảng ủy xã Mẫu';
    const transfer = await add(vault, recId, { t: 'transfer', to, on: '2026-05-10', papers: [], crossing: null });
    await add(vault, recId, { t: 'remind', to, on: '2026-05-20', dueOn: '2026-05-25' });
    expect(await reasons(vault, 'transfers')).toEqual([[recId, 'transfer']]);
    expect((await group(vault, 'reminders')).items).toMatchObject([{ recId, params: { on: '2026-05-25', count: 1 } }]);
    await add(vault, recId, { t: 'transferState', transfer, state: 'da-tra-loi', on: '2026-05-28' });
    expect(await reasons(vault, 'transfers')).toEqual([]);
    expect(await reasons(vault, 'reminders')).toEqual([]);
  });

  it('has drafts but no settings, and everything that the center has not got', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, 1);
    unwrap(await vault.call('draft.put', { key: 'intake', value: 'dở' }));
    unwrap(await vault.call('pref.put', { key: 'cot', value: ['registerNo'] }));
    expect((await group(vault, 'drafts')).items).toMatchObject([{ draftKey: 'intake', reason: 'draft' }]);
    expect(await reasons(vault, 'unsent')).toEqual([[recId, 'unsent']]);
  });

  it('shows fifty of many and counts them all', async () => {
    const vault = await newDesk().open();
    const letters = Array.from({ length: 120 }, (_, n) => letter(n, { arrivedOn: '2026-03-02' }));
    unwrap(await vault.call('import.letters', { letters }));
    const overdue = await group(vault, 'overdue');
    expect(overdue.total).toBe(120);
    expect(overdue.items).toHaveLength(50);
  });
});
