import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import type { WorkEvent } from '../../../shared/model/work';
import { fold } from '../fold';
import { letter, newDesk } from '../testing/fakes';
import type { Vault } from '../vault';

// The test desk lives on 29/5/2026.
const arrived = { arrivedOn: '2026-05-12', receivedOn: '2026-05-12' };
const entered = async (vault: Vault, n = 1): Promise<string> =>
  unwrap(await vault.call('letter.save', { changes: letter(n, arrived) })).recId;
const add = async (vault: Vault, recId: string, event: WorkEvent) =>
  unwrap(await vault.call('work.add', { recId, event })).opId;
const takeBack = (vault: Vault, recId: string, event: string) =>
  vault.call('work.add', { recId, event: { t: 'void', event, reason: 'TẬP HUẤN: ghi nhầm đơn' } });
const row = async (vault: Vault) => unwrap(await vault.call('list.open', {})).rows[0]!;

describe('an act that was entered by mistake', () => {
  it('is taken back with its reason: the letter is overdue again, in its list too, also after a restart', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const recId = await entered(vault);
    const answer = async () =>
      unwrap(await vault.call('letter.get', { recId })).clocks.find(({ rule }) => rule === 'tra-loi-sau-tiep-nhan');
    const before = await row(vault);
    expect((await answer())?.state).toBe('overdue');
    const told = await add(vault, recId, { t: 'step', step: 'bao-tin', on: '2026-05-20' });
    expect((await answer())?.state).toBe('met');
    expect((await row(vault)).dueRule).not.toBe(before.dueRule);
    unwrap(await takeBack(vault, recId, told));
    await fold(vault.core);
    await vault.close();
    vault = await desk.open();
    expect((await answer())?.state).toBe('overdue');
    const { dueRule, dueOn, clockState } = before;
    expect(await row(vault)).toMatchObject({ dueRule, dueOn, clockState });
    expect(clockState).toBe('overdue');
    expect(unwrap(await vault.call('letter.get', { recId })).work).toEqual([]);
  });

  it('stays in the history, with who took it back and why', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    const event = { t: 'remind', to: 'Xã Mẫu', on: '2026-05-20' } as const;
    const reminded = await add(vault, recId, event);
    unwrap(await takeBack(vault, recId, reminded));
    const { entries } = unwrap(await vault.call('letter.history', { recId }));
    expect(entries.find(({ opId }) => opId === reminded)).toMatchObject({
      act: 'work',
      event,
      voided: { by: 'can-bo-d1', reason: 'TẬP HUẤN: ghi nhầm đơn' },
    });
    expect(entries.at(-1)).toMatchObject({ act: 'work', event: { t: 'void', event: reminded } });
    expect(entries.at(-1)).not.toHaveProperty('voided');
  });

  it('is taken back once, and on its own letter; nothing is written otherwise', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const [one, two] = [await entered(vault, 1), await entered(vault, 2)];
    const reminded = await add(vault, one, { t: 'remind', to: 'Xã Mẫu', on: '2026-05-20' });
    const assigned = await add(vault, one, { t: 'assign', role: 'chu-tri', person: 'Bà Mẫu' });
    const written = desk.file.rows.length;
    expect(await takeBack(vault, two, reminded)).toMatchObject({ error: { code: 'BAD_INPUT' } });
    expect(await takeBack(vault, one, assigned)).toMatchObject({ error: { code: 'BAD_INPUT' } });
    expect(desk.file.rows).toHaveLength(written);
    const { opId } = unwrap(await takeBack(vault, one, reminded));
    for (const again of [reminded, opId])
      expect(await takeBack(vault, one, again)).toMatchObject({ error: { code: 'BAD_INPUT' } });
  });

  it('is not taken back from under a decision or a move that needed it', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    const on = '2026-05-20';
    const classification = { class: 'du-dieu-kien', criteria: [], reasons: [], on };
    const { fields } = unwrap(await vault.call('letter.get', { recId }));
    const base = { classification: fields.classification?.heads ?? [] };
    unwrap(await vault.call('letter.save', { recId, changes: { classification }, base }));
    const proposal = await add(vault, recId, { t: 'propose', direction: 'chuyen-don', reasons: [], text: '', on });
    for (const to of ['phan-loai', 'de-xuat', 'duyet'] as const) unwrap(await vault.call('letter.move', { recId, to }));
    expect(await takeBack(vault, recId, proposal)).toMatchObject({ error: { code: 'VOID_NEEDED' } });
    await add(vault, recId, { t: 'approve', proposal, verdict: 'dong-y', approver: 'Bà Mẫu', on });
    expect(await takeBack(vault, recId, proposal)).toMatchObject({ error: { code: 'VOID_DECIDED' } });
  });
});
