import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { unwrap } from '../../../shared/errors';
import type { LetterStatus } from '../../../shared/model/letter';
import type { WorkEvent } from '../../../shared/model/work';
import { todoGroups } from '../api/list';
import type { TodayGroup } from '../api/work';
import { letter, newDesk } from '../testing/fakes';
import { add, answer, assign, entered, group, groupsOf, me, other, propose, reasons } from '../testing/todo';
import { TodoIndex } from './todoIndex';

describe('whose turn it is with a letter', () => {
  it('shows a letter that nobody holds from its entry to its end, each time with what is to be done next', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, 1);
    const move = async (to: LetterStatus) => unwrap(await vault.call('letter.move', { recId, to, reason: 'TẬP HUẤN' }));
    const item = async (name: TodayGroup) => (await group(vault, name)).items[0];
    expect(await groupsOf(vault, recId)).toEqual(['unclassified']);
    expect(await item('unclassified')).toMatchObject({ reason: 'unclassified', params: { on: '2026-05-27' } });
    const classification = { class: 'du-dieu-kien', criteria: [], reasons: [], on: '2026-05-28', asSource: false };
    unwrap(await vault.call('letter.save', { recId, changes: { classification }, base: { classification: [] } }));
    await move('phan-loai');
    expect(await groupsOf(vault, recId)).toEqual(['unheld']);
    expect(await item('unheld')).toMatchObject({ reason: 'unheld', params: { status: 'phan-loai' } });
    await move('de-xuat');
    const first = await add(vault, recId, propose);
    expect(await groupsOf(vault, recId)).toEqual(['waiting-others']);
    await add(vault, recId, answer(first, 'tra-lai'));
    expect(await groupsOf(vault, recId)).toEqual(['sent-back']);
    const second = await add(vault, recId, propose);
    expect(await groupsOf(vault, recId)).toEqual(['waiting-others']);
    await move('duyet');
    await add(vault, recId, answer(second, 'dong-y'));
    expect(await groupsOf(vault, recId)).toEqual(['agreed']);
    expect(await item('agreed')).toMatchObject({ reason: 'agreed', params: { direction: 'thu-ly' } });
    await move('thu-ly');
    expect(await groupsOf(vault, recId)).toEqual(['unheld']);
    await move('xac-minh');
    expect(await item('unheld')).toMatchObject({ reason: 'unheld', params: { status: 'xac-minh' } });
    await add(vault, recId, assign(...me));
    expect(await groupsOf(vault, recId)).toEqual(['waiting-me']);
    await move('ket-luan');
    const result = { code: 'dung', text: 'TẬP HUẤN', decidedOn: '2026-05-28' };
    unwrap(await vault.call('letter.save', { recId, changes: { result }, base: { result: [] } }));
    await move('thong-bao');
    await move('ket-thuc');
    expect(await groupsOf(vault, recId)).toEqual([]);
  });

  it('tells a content whose proposal was sent back while another waits for its approval', async () => {
    const vault = await newDesk().open();
    const claims = [
      { id: 'a1', kind: 'to-cao', text: 'TẬP HUẤN: đất bãi' },
      { id: 'b2', kind: 'phan-anh', text: 'TẬP HUẤN: tiếp dân' },
    ] as const;
    const recId = await entered(vault, 1, { claims: [...claims] });
    const one = await add(vault, recId, { ...propose, claim: 'a1' } as WorkEvent);
    await add(vault, recId, { ...propose, claim: 'b2' } as WorkEvent);
    await add(vault, recId, { ...answer(one, 'tra-lai'), claim: 'a1' } as WorkEvent);
    expect(await groupsOf(vault, recId)).toEqual(['sent-back', 'waiting-others']);
  });

  it('leaves what another account has in hand to that account', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, 1);
    await add(vault, recId, assign(...other));
    expect(await groupsOf(vault, recId)).toEqual(['waiting-others']);
    // Somebody without an account can't be waited for at another desk.
    const named = await entered(vault, 2);
    await add(vault, named, { t: 'assign', role: 'xu-ly-chinh', person: 'TẬP HUẤN Tổ trưởng' });
    expect(await groupsOf(vault, named)).toEqual(['unclassified', 'waiting-others']);
  });

  it('asks nothing of old letters that were imported as settled', async () => {
    const vault = await newDesk().open();
    const letters = [1, 2].map((n) => letter(n, { result: { code: 'dung', text: '', decidedOn: '2026-05-20' } }));
    unwrap(await vault.call('import.letters', { letters, past: [{ status: 'ket-thuc', on: '2026-05-20' }, null] }));
    for (const name of ['unclassified', 'unheld', 'waiting-me', 'waiting-others'] as const)
      expect([name, (await group(vault, name)).total]).toEqual([name, 0]);
  });

  it('says of my letter that its proposal waits for the leader, and gives it back when that is answered', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, 1);
    await add(vault, recId, assign(...me));
    const proposal = await add(vault, recId, propose);
    expect(await groupsOf(vault, recId)).toEqual(['waiting-others']);
    expect(await reasons(vault, 'waiting-others')).toEqual([[recId, 'approval']]);
    await add(vault, recId, answer(proposal, 'tra-lai'));
    expect(await groupsOf(vault, recId)).toEqual(['waiting-me', 'sent-back']);
  });

  it('tells me the day that was set for me, not that of a colleague on the same letter', async () => {
    const vault = await newDesk().open();
    const helped = await entered(vault, 1);
    await add(vault, helped, assign(...me, '2026-06-20'));
    await add(vault, helped, assign(...other, '2026-05-20', 'phoi-hop'));
    const helping = await entered(vault, 2);
    await add(vault, helping, assign(...other, '2026-05-20'));
    await add(vault, helping, assign(...me, '2026-06-10', 'phoi-hop'));
    const plain = await entered(vault, 3);
    await add(vault, plain, assign(...me));
    await add(vault, plain, assign(...other, '2026-05-20', 'phoi-hop'));
    const theirs = await entered(vault, 4);
    await add(vault, theirs, assign(...other));
    await add(vault, theirs, assign('can-bo-ba', 'TẬP HUẤN Người thứ ba', '2026-05-20', 'phoi-hop'));
    const params = async (name: TodayGroup) =>
      new Map((await group(vault, name)).items.map(({ recId, params }) => [recId, params]));
    expect(await params('waiting-me')).toEqual(
      new Map([
        [helping, { on: '2026-06-10', late: 0 }],
        [helped, { on: '2026-06-20', late: 0 }],
        [plain, {}],
      ]),
    );
    expect(await params('waiting-others')).toEqual(new Map([[theirs, { person: other[1] }]]));
  });

  it('looks again only at what changed, and finds what counting all of them anew finds', async () => {
    const vault = await newDesk().open();
    const letters = Array.from({ length: 200 }, (_, n) => letter(n, { arrivedOn: '2026-05-27' }));
    unwrap(await vault.call('import.letters', { letters }));
    const recId = await entered(vault, 300);
    const { core } = vault;
    expect((await group(vault, 'unclassified')).total).toBe(201);
    await add(vault, recId, assign(...me));
    const looked = vi.spyOn(core.todo as unknown as { put: () => void }, 'put');
    core.todo.settle();
    expect(looked.mock.calls.length).toBe(1);
    looked.mockRestore();
    await add(vault, recId, propose);
    unwrap(await vault.call('letter.delete', { recId: core.records.columns.recId(3), reason: 'TẬP HUẤN' }));
    const anew = new TodoIndex(core);
    const todo = anew.settle();
    core.todo.settle();
    for (const name of todoGroups) {
      expect([name, core.todo.total(name)]).toEqual([name, anew.total(name)]);
      expect([name, core.todo.first(name, 50, todo)]).toEqual([name, anew.first(name, 50, todo)]);
    }
    expect(core.todo.total('unclassified')).toBe(199);
  });
});
