import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import { fieldNo } from '../../../shared/model/letter';
import type { WorkEvent } from '../../../shared/model/work';
import { project } from '../../../shared/sync/merge';
import { fold } from '../fold';
import { appendWork } from '../letter/acts';
import { letter, newDesk } from '../testing/fakes';
import type { Vault } from '../vault';
import { caseFacts } from './facts';

// The test desk lives on 29/5/2026.
const arrived = { arrivedOn: '2026-05-18', receivedOn: '2026-05-18', classification: undefined };
const entered = async (vault: Vault, n = 1): Promise<string> =>
  unwrap(await vault.call('letter.save', { changes: letter(n, arrived) })).recId;
const reachedOf = async (vault: Vault, recId: string) => {
  const { ops } = (await vault.core.records.load(recId))!;
  return caseFacts(project(ops), ops).reached;
};

describe('a step that is entered later than it came about', () => {
  it('counts on the day on which it did; the history tells both days, also after a restart', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const recId = await entered(vault);
    unwrap(await vault.call('letter.move', { recId, to: 'phan-loai', on: '2026-05-22' }));
    await fold(vault.core);
    await vault.close();
    vault = await desk.open();
    expect(await reachedOf(vault, recId)).toMatchObject([{ status: 'phan-loai', on: '2026-05-22' }]);
    const { entries } = unwrap(await vault.call('letter.history', { recId }));
    expect(entries.at(-1)).toMatchObject({ act: 'status', on: '2026-05-22' });
    expect(entries.at(-1)!.atMs).toBeGreaterThan(Date.parse('2026-05-28T12:00:00Z'));
  });

  it('is of the day of its entry when no day is given, as all were before', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    unwrap(await vault.call('letter.move', { recId, to: 'phan-loai' }));
    expect(await reachedOf(vault, recId)).toMatchObject([{ status: 'phan-loai', on: '2026-05-29' }]);
    const { entries } = unwrap(await vault.call('letter.history', { recId }));
    expect(entries.at(-1)).not.toHaveProperty('on');
  });

  it('meets the deadline that it met then, though the day of its entry would have missed it', async () => {
    const vault = await newDesk().open();
    const late = { ...arrived, arrivedOn: '2026-05-12', receivedOn: '2026-05-12' };
    const { recId } = unwrap(await vault.call('letter.save', { changes: letter(1, { ...late, kind: 'phan-anh' }) }));
    const answered = async () =>
      unwrap(await vault.call('letter.get', { recId })).clocks.find(({ rule }) => rule === 'tra-loi-sau-tiep-nhan');
    expect((await answered())?.state).toBe('overdue');
    unwrap(await vault.call('letter.move', { recId, to: 'phan-loai', on: '2026-05-20' }));
    const closing = { recId, to: 'ket-thuc', reason: 'người gửi rút đơn' } as const;
    unwrap(await vault.call('letter.move', { ...closing, on: '2026-05-21' }));
    expect(await answered()).toMatchObject({ state: 'met', doneOn: '2026-05-21' });
  });

  it('is refused on a day to come, and before the letter came: nothing is written', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const recId = await entered(vault);
    const written = desk.file.rows.length;
    for (const on of ['2026-05-30', '2026-05-17'])
      expect(await vault.call('letter.move', { recId, to: 'phan-loai', on })).toMatchObject({
        error: { code: 'MOVE_DAY' },
      });
    expect(await vault.call('letter.move', { recId, to: 'phan-loai', on: '22/5/2026' })).toMatchObject({ ok: false });
    expect(desk.file.rows).toHaveLength(written);
    unwrap(await vault.call('letter.move', { recId, to: 'phan-loai', on: '2026-05-29' }));
  });

  it('counts so for several letters at once; those that came later are left out', async () => {
    const vault = await newDesk().open();
    const first = await entered(vault, 1);
    const later = { ...arrived, arrivedOn: '2026-05-25', receivedOn: '2026-05-25' };
    const second = unwrap(await vault.call('letter.save', { changes: letter(2, later) })).recId;
    const bulk = { recIds: [first, second], change: { what: 'move', to: 'phan-loai', on: '2026-05-22' } } as const;
    const { rows } = unwrap(await vault.call('bulk.preview', bulk));
    expect(rows.map(({ refused }) => refused).sort()).toEqual(['MOVE_DAY', null]);
    const { changed, bulkId } = unwrap(await vault.call('bulk.apply', bulk));
    expect(changed).toBe(1);
    expect(await reachedOf(vault, first)).toMatchObject([{ status: 'phan-loai', on: '2026-05-22' }]);
    expect(unwrap(await vault.call('bulk.undo', { bulkId, reason: 'nhầm' }))).toMatchObject({ undone: 1 });
  });

  it('from another desk with a day that is none counts on the day of its op', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    unwrap(await vault.call('letter.move', { recId, to: 'phan-loai' }));
    const { ops } = (await vault.core.records.load(recId))!;
    const strange = ops.map((op) => {
      const move = op.body[fieldNo.status];
      return move === undefined ? op : { ...op, body: { [fieldNo.status]: { ...Object(move), on: '2026-13-45' } } };
    });
    expect(caseFacts(project(strange), strange).reached).toMatchObject([{ status: 'phan-loai', on: '2026-05-29' }]);
  });
});

describe('an act that is entered with a day', () => {
  it('is refused before the letter came and on a day to come, and says so: nothing is written', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const recId = await entered(vault);
    const written = desk.file.rows.length;
    const told = { t: 'step', step: 'bao-tin' } as const;
    for (const on of ['2026-05-30', '2027-05-28', '2026-05-17'])
      expect(await vault.call('work.add', { recId, event: { ...told, on } })).toMatchObject({
        error: { code: 'WORK_DAY' },
      });
    expect(desk.file.rows).toHaveLength(written);
    unwrap(await vault.call('work.add', { recId, event: { ...told, on: '2026-05-29' } }));
  });

  it('does not restart a clock before it was stopped, so none stands for ever', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    const add = (event: WorkEvent) => vault.call('work.add', { recId, event });
    expect(await add({ t: 'restart', on: '2026-05-20' })).toMatchObject({ error: { code: 'CLOCK_RUNS' } });
    unwrap(await add({ t: 'stop', reason: 'cho-tai-lieu', on: '2026-05-22' }));
    expect(await add({ t: 'restart', on: '2026-05-21' })).toMatchObject({ error: { code: 'RESTART_DAY' } });
    expect(await add({ t: 'stop', reason: 'cho-tai-lieu', on: '2026-05-20' })).toMatchObject({
      error: { code: 'CLOCK_STANDS' },
    });
    unwrap(await add({ t: 'restart', on: '2026-05-26' }));
    expect(await add({ t: 'stop', reason: 'cho-tai-lieu', on: '2026-05-25' })).toMatchObject({
      error: { code: 'STOP_DAY' },
    });
    const { clocks } = unwrap(await vault.call('letter.get', { recId }));
    expect(clocks.map(({ state }) => state)).not.toContain('stopped');
  });
});

describe('an act that another desk dated on a day to come', () => {
  it('changes neither the letter nor its list before that day, and both on it', async () => {
    const vault = await newDesk().open();
    const recId = unwrap(
      await vault.call('letter.save', { changes: letter(1, { arrivedOn: '2026-05-12', receivedOn: '2026-05-12' }) }),
    ).recId;
    const { core } = vault;
    const told: WorkEvent = { t: 'step', step: 'bao-tin', on: '2026-05-30' };
    await appendWork(core, recId, told, undefined, () => undefined);
    await fold(core);
    const listed = async () => {
      await core.dues.settled();
      return unwrap(await vault.call('list.open', { todo: 'overdue' })).rows.map(({ dueRule, clockState }) => [
        dueRule,
        clockState,
      ]);
    };
    expect(await listed()).toEqual([['tra-loi-sau-tiep-nhan', 'overdue']]);
    const now = core.ports.now();
    Object.assign(core.ports, { now: () => now + 86_400_000 });
    expect(await listed()).toEqual([]);
    expect(unwrap(await vault.call('letter.get', { recId })).clocks).toContainEqual(
      expect.objectContaining({ rule: 'tra-loi-sau-tiep-nhan', doneOn: '2026-05-30' }),
    );
  });
});
