import { describe, expect, it } from 'vitest';
import type { WorkEvent } from '../model/work';
import { clocksOf } from './deadline';
import { dayFault } from './eventDay';
import { defaultPack } from './pack/default';
import { makeEditions } from './pack/editions';
import { caseOf, communeUnit, opIdOf, workOf } from './testing/facts';
import { asOf } from './work';
import { offeredMoves } from './workflow';

const editions = makeEditions([defaultPack]);
const denunciation = { kind: 'to-cao', arrivedOn: '2026-06-01', receivedOn: '2026-06-01' } as const;
const today = '2026-07-20';
const stop = (on: string): WorkEvent => ({ t: 'stop', reason: 'cho-tai-lieu', on });
const restart = (on: string): WorkEvent => ({ t: 'restart', on });
const told = (on: string): WorkEvent => ({ t: 'step', step: 'bao-tin', on });
const faults = (before: readonly WorkEvent[], ...events: readonly WorkEvent[]) =>
  events.map((event) => dayFault(caseOf(denunciation, workOf(...before)), event, today));

describe('the day of an act', () => {
  it('is one from the letter’s arrival to today, whatever the act', () => {
    const acts = (on: string): WorkEvent[] => [
      told(on),
      { t: 'propose', direction: 'thu-ly', reasons: [], text: '', on },
      { t: 'approve', proposal: '1'.repeat(32), verdict: 'dong-y', approver: 'Bà Mẫu', on },
      { t: 'extend', rule: 'to-cao-dia-phuong', days: 30, on, approver: 'Bà Mẫu', reason: 'phức tạp' },
      { t: 'remind', to: 'Xã Mẫu', on },
      { t: 'transfer', to: 'Xã Mẫu', on, papers: [], crossing: null },
      { t: 'transferState', transfer: '1'.repeat(32), state: 'da-gui', on },
      stop(on),
    ];
    for (const outside of ['2026-05-31', '2026-07-21', '2027-07-20'])
      expect(new Set(faults([], ...acts(outside)))).toEqual(new Set(['WORK_DAY']));
    for (const inside of ['2026-06-01', today]) expect(new Set(faults([], ...acts(inside)))).toEqual(new Set([null]));
  });

  it('of a restart is not before its stop; what runs is not restarted, what stands is not stopped again', () => {
    const stopped = [stop('2026-07-06')];
    expect(faults(stopped, restart('2026-07-05'), restart('2026-07-06'), restart('2026-07-10'))).toEqual([
      'RESTART_DAY',
      null,
      null,
    ]);
    expect(faults(stopped, stop('2026-07-10'), stop('2026-07-01'))).toEqual(['CLOCK_STANDS', 'CLOCK_STANDS']);
    expect(faults([], restart('2026-07-10'))).toEqual(['CLOCK_RUNS']);
    const over = [...stopped, restart('2026-07-10')];
    expect(faults(over, stop('2026-07-09'), stop('2026-07-10'), restart('2026-07-15'))).toEqual([
      'STOP_DAY',
      null,
      'CLOCK_RUNS',
    ]);
  });

  it('that other unit’s answer is awaited by, and events without a day, are not asked about', () => {
    const remind: WorkEvent = { t: 'remind', to: 'Xã Mẫu', on: today, dueOn: '2026-09-01' };
    expect(faults([], remind, { t: 'assign', role: 'chu-tri', person: 'Bà Mẫu', dueOn: '2026-09-01' })).toEqual([
      null,
      null,
    ]);
  });
});

describe('work that is dated on a day to come', () => {
  const clock = (events: readonly WorkEvent[], day: string, rule: string) =>
    clocksOf(caseOf(denunciation, workOf(...events)), communeUnit, editions, day).find((one) => one.rule === rule);

  it('does not count as done before its day, so the letter stays overdue; from that day on it does', () => {
    const answer = (day: string) => clock([told('2026-07-30')], day, 'tra-loi-sau-tiep-nhan');
    expect(answer('2026-07-29')).toMatchObject({ state: 'overdue', doneOn: null });
    expect(answer('2026-07-30')).toMatchObject({ state: 'met-late', doneOn: '2026-07-30' });
  });

  it('neither extends nor stops a clock before its day', () => {
    const extend = { t: 'extend', rule: 'to-cao-dia-phuong', days: 30, approver: 'Bà Mẫu', reason: 'r' } as const;
    const plain = clock([], '2026-07-09', 'to-cao-dia-phuong')!.dueOn;
    const later = [{ ...extend, on: '2026-07-10' }, stop('2026-07-10')];
    expect(clock(later, '2026-07-09', 'to-cao-dia-phuong')).toMatchObject({ state: 'running', dueOn: plain });
    const after = clock(later, '2026-07-10', 'to-cao-dia-phuong');
    expect(after).toMatchObject({ state: 'stopped' });
    expect(after!.dueOn > plain).toBe(true);
  });

  it('opens no move before its day', () => {
    const facts = caseOf(
      { ...denunciation, direction: 'luu-don' },
      workOf(
        { t: 'transfer', to: 'Xã Mẫu', on: '2026-07-28', papers: [], crossing: null },
        { t: 'transferState', transfer: opIdOf(1), state: 'da-gui', on: '2026-07-30' },
      ),
      [['chuyen', '2026-07-01']],
    );
    const missing = (day: string) =>
      offeredMoves(facts, defaultPack, day)
        .find(({ to }) => to === 'ket-thuc')
        ?.missing.includes('transfer');
    expect([missing('2026-07-29'), missing('2026-07-30')]).toEqual([true, false]);
    expect(asOf(facts, '2026-07-29').work.map(({ event }) => event.t)).toEqual(['transfer']);
  });
});
