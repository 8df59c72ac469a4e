import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import type { WorkEvent } from '../../../shared/model/work';
import { todoGroups } from '../api/list';
import { letter, newDesk } from '../testing/fakes';
import { add, asLeader, entered, group, reasons } from '../testing/todo';

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

  it('keeps a letter with its main officer when another is asked to help, and both find it in the register', async () => {
    const vault = await newDesk().open();
    const helped = await entered(vault, 1);
    const helping = await entered(vault, 2);
    const assign = (role: string, account: string, person: string): WorkEvent => ({
      t: 'assign',
      role,
      person,
      account,
    });
    const me = ['can-bo-d1', 'TẬP HUẤN Tôi'] as const;
    const other = ['can-bo-khac', 'TẬP HUẤN Đồng nghiệp'] as const;
    await add(vault, helped, assign('xu-ly-chinh', ...me));
    await add(vault, helped, assign('phoi-hop', ...other));
    await add(vault, helping, assign('xu-ly-chinh', ...other));
    const given = await add(vault, helping, assign('phoi-hop', ...me));
    expect(await reasons(vault, 'waiting-me')).toEqual([
      [helped, 'assigned'],
      [helping, 'assigned'],
    ]);
    const { rows, view } = unwrap(
      await vault.call('list.open', { where: [{ field: 'assignee', op: 'in', values: [me[1]] }] }),
    );
    expect(rows.map(({ recId, assignee, helpers }) => [recId, assignee, helpers]).sort()).toEqual(
      [
        [helped, me[1], [other[1]]],
        [helping, other[1], [me[1]]],
      ].sort(),
    );
    const { facets } = unwrap(await vault.call('list.facets', { view, fields: ['assignee'] }));
    expect(facets.assignee).toEqual({ [me[1]]: 2, [other[1]]: 2 });
    await add(vault, helping, { t: 'unassign', assignment: given, reason: 'đổi người' });
    expect(await reasons(vault, 'waiting-me')).toEqual([[helped, 'assigned']]);
  });

  it('warns of the day that an assignment sets, the nearest first', async () => {
    const vault = await newDesk().open();
    const calm = await entered(vault, 1);
    const late = await entered(vault, 2);
    const assign = (dueOn: string): WorkEvent => ({
      t: 'assign',
      role: 'xu-ly-chinh',
      person: 'TẬP HUẤN Tôi',
      account: 'can-bo-d1',
      dueOn,
    });
    await add(vault, calm, assign('2026-06-05'));
    await add(vault, late, assign('2026-05-20'));
    expect((await group(vault, 'waiting-me')).items.map(({ recId, params }) => [recId, params])).toEqual([
      [late, { on: '2026-05-20', late: 1 }],
      [calm, { on: '2026-06-05', late: 0 }],
    ]);
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
    const recId = await entered(vault, 1, { arrivedOn: '2026-05-08' });
    const to = 'Đảng ủy xã Mẫu';
    const transfer = await add(vault, recId, { t: 'transfer', to, on: '2026-05-10', papers: [], crossing: null });
    await add(vault, recId, { t: 'remind', to, on: '2026-05-20', dueOn: '2026-05-25' });
    expect(await reasons(vault, 'transfers')).toEqual([[recId, 'transfer']]);
    expect((await group(vault, 'reminders')).items).toMatchObject([{ recId, params: { on: '2026-05-25', count: 1 } }]);
    await add(vault, recId, { t: 'transferState', transfer, state: 'da-tra-loi', on: '2026-05-28' });
    expect(await reasons(vault, 'transfers')).toEqual([]);
    expect(await reasons(vault, 'reminders')).toEqual([]);
  });

  it('goes on waiting for one recipient when another has answered, and when somebody reminds without a new day', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, 1, { arrivedOn: '2026-05-08' });
    const send = (to: string): WorkEvent => ({ t: 'transfer', to, on: '2026-05-10', papers: [], crossing: null });
    const first = await add(vault, recId, send('Nơi A'));
    const second = await add(vault, recId, send('Nơi B'));
    await add(vault, recId, { t: 'remind', to: 'Nơi B', on: '2026-05-12', dueOn: '2026-05-25' });
    await add(vault, recId, { t: 'remind', to: 'Nơi A', on: '2026-05-12', dueOn: '2026-05-20' });
    await add(vault, recId, { t: 'remind', to: 'Nơi B', on: '2026-05-14' });
    await add(vault, recId, { t: 'transferState', transfer: first, state: 'da-tra-loi', on: '2026-05-28' });
    const waiting = { recId, params: { on: '2026-05-25', count: 3 } };
    expect((await group(vault, 'reminders')).items).toMatchObject([waiting]);
    const listed = unwrap(
      await vault.call('list.open', { where: [{ field: 'transferState', op: 'in', values: ['da-lap'] }] }),
    );
    expect(listed.rows).toMatchObject([
      { transferTo: 'Nơi B', transferredOn: '2026-05-10', reminderDueOn: '2026-05-25' },
    ]);
    await add(vault, recId, { t: 'remind', to: 'Nơi B', on: '2026-05-28', dueOn: '2026-06-10' });
    expect(await reasons(vault, 'reminders')).toEqual([]);
    await add(vault, recId, { t: 'transferState', transfer: second, state: 'da-tra-loi', on: '2026-05-28' });
    expect(await reasons(vault, 'transfers')).toEqual([]);
  });

  it('waits no longer for somebody who answered a reminder, though nothing was ever transferred there', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, 1, { arrivedOn: '2026-05-11' });
    const to = 'Chi bộ thôn Mẫu';
    const reminder = await add(vault, recId, { t: 'remind', to, on: '2026-05-20', dueOn: '2026-05-25' });
    expect(await reasons(vault, 'reminders')).toEqual([[recId, 'reminder']]);
    await add(vault, recId, { t: 'remindAnswer', reminder, on: '2026-05-27', text: 'TẬP HUẤN: bản giải trình' });
    expect(await reasons(vault, 'reminders')).toEqual([]);
    const nothing: WorkEvent = { t: 'remindAnswer', reminder: 'ab'.repeat(16), on: '2026-05-27' };
    expect(await vault.call('work.add', { recId, event: nothing })).toMatchObject({ error: { code: 'BAD_INPUT' } });
    const tomorrow: WorkEvent = { t: 'remindAnswer', reminder, on: '2026-06-20' };
    expect(await vault.call('work.add', { recId, event: tomorrow })).toMatchObject({ error: { code: 'WORK_DAY' } });
  });

  it('counts a paper again whose withdrawal was taken back', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, 1);
    const made = {
      t: 'paper',
      template: 'phieu',
      title: 'TẬP HUẤN',
      level: '',
      on: '2026-05-28',
      recipients: [],
    } as const;
    const paper = await add(vault, recId, { ...made, recipients: [], body: '{}' });
    const say = (state: 'thu-hoi' | 'phuc-hoi') =>
      add(vault, recId, { t: 'paperState', paper, state, on: '2026-05-28', reason: 'TẬP HUẤN' });
    const counted = async () => unwrap(await vault.call('list.open', {})).rows[0]!.papers;
    await say('thu-hoi');
    expect(await counted()).toBe(0);
    await say('phuc-hoi');
    expect(await counted()).toBe(1);
  });

  it('says in the register when a letter was closed, until it is taken up again', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, 1);
    const closedOn = async () => unwrap(await vault.call('list.open', {})).rows[0]!.closedOn;
    const move = async (to: 'ket-thuc' | 'phan-loai', on?: string) =>
      unwrap(await vault.call('letter.move', { recId, to, reason: 'TẬP HUẤN', ...(on ? { on } : {}) }));
    await move('phan-loai');
    expect(await closedOn()).toBe('');
    await move('ket-thuc', '2026-05-28');
    expect(await closedOn()).toBe('2026-05-28');
    await move('phan-loai');
    expect(await closedOn()).toBe('');
  });

  it('has every group of letters whole in the register', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, 1, { arrivedOn: '2026-05-08' });
    await entered(vault, 2);
    const to = 'Nơi A';
    await add(vault, recId, { t: 'transfer', to, on: '2026-05-10', papers: [], crossing: null });
    await add(vault, recId, { t: 'remind', to, on: '2026-05-20', dueOn: '2026-05-25' });
    await add(vault, recId, { t: 'assign', role: 'xu-ly-chinh', person: 'TẬP HUẤN Tôi', account: 'can-bo-d1' });
    for (const name of todoGroups) {
      const { rows } = unwrap(await vault.call('list.open', { todo: name }));
      const { items } = await group(vault, name);
      expect([name, rows.map((row) => row.recId).sort()]).toEqual([name, items.map((item) => item.recId).sort()]);
    }
    expect(unwrap(await vault.call('list.open', { todo: 'waiting-me' })).total).toBe(1);
  });

  it('has drafts but no settings, and everything that the center has not got', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, 1);
    unwrap(await vault.call('draft.put', { key: 'intake', value: 'dở' }));
    unwrap(await vault.call('pref.put', { key: 'cot', value: ['registerNo'] }));
    expect((await group(vault, 'drafts')).items).toMatchObject([{ draftKey: 'intake', reason: 'draft' }]);
    expect(await reasons(vault, 'unsent')).toEqual([[recId, 'unsent']]);
  });

  it('names the letter that a draft is about, and nobody whom it covers', async () => {
    const vault = await newDesk().open();
    const [sender] = letter(1).senders;
    const summary = `TẬP HUẤN ${sender!.name} tố cáo việc thu hồi đất`;
    const recId = await entered(vault, 1, { kind: 'to-cao', summary });
    const keys = [`work.${recId}.propose.`, `letter.edit.${recId}:x`, `paper:${recId}:phieu`];
    for (const key of [...keys, `work.${'0f'.repeat(16)}.propose.`])
      unwrap(await vault.call('draft.put', { key, value: { text: 'dở' } }));
    const { items } = await group(vault, 'drafts');
    const told = new Map(items.map((item) => [item.draftKey, item]));
    for (const key of keys) {
      expect(told.get(key)).toMatchObject({ recId: null, registerNo: '1/2026', kind: 'to-cao', reason: 'draft' });
      expect(told.get(key)?.summary).toContain('tố cáo việc thu hồi đất');
      expect(told.get(key)?.summary).not.toContain('Nguyễn Văn');
    }
    expect(told.get(`work.${'0f'.repeat(16)}.propose.`)).toMatchObject({ registerNo: '', summary: '' });
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
