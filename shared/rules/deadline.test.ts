import { describe, expect, it } from 'vitest';
import type { LetterStatus } from '../model/letter';
import type { WorkEvent } from '../model/work';
import { clocksOf, mainDue, mainDueOf } from './deadline';
import { defaultPack } from './pack/default';
import { makeEditions } from './pack/editions';
import { clockOf, denunciation, editions, extend, restart, settling, stop } from './testing/clocks';
import { caseOf, centralUnit, communeUnit, workOf } from './testing/facts';
import type { CaseFacts, Day } from './types';

describe('the clock of a letter', () => {
  it('starts when the competent body received it, not when it arrived', () => {
    const clock = clockOf(caseOf(denunciation), settling, '2026-06-10');
    expect(clock).toMatchObject({
      startOn: '2026-06-01',
      startBy: 'receivedOn',
      dueOn: '2026-10-07',
      state: 'running',
    });
    expect(clock.left).toBe(83);
    expect(clock.source.standing).toBe('secondary');
    expect(clock.skipped.map(({ day }) => day)).toContain('2026-09-02');
    expect(clock.skipped.map(({ day }) => day)).not.toContain('2026-08-22');
  });

  it('does not run for settling while nobody competent has received the letter', () => {
    const clocks = clocksOf(caseOf({ kind: 'to-cao', arrivedOn: '2026-05-29' }), communeUnit, editions, '2026-06-10');
    expect(clocks.map((clock) => clock.rule)).toEqual(['tra-loi-sau-tiep-nhan']);
    expect(clocks[0]?.dueOn).toBe('2026-06-12');
  });

  it('warns before it falls due and counts the days it is late', () => {
    const facts = caseOf(denunciation);
    expect(clockOf(facts, settling, '2026-09-21')).toMatchObject({ soon: false, left: 12 });
    expect(clockOf(facts, settling, '2026-09-23')).toMatchObject({ soon: true, left: 10 });
    expect(clockOf(facts, settling, '2026-10-07')).toMatchObject({ state: 'running', left: 0 });
    expect(clockOf(facts, settling, '2026-10-09')).toMatchObject({ state: 'overdue', left: -2, soon: false });
  });

  it('is met when the letter is concluded or sent on, and open again when it comes back', () => {
    const until = (...reached: [LetterStatus, Day][]) => caseOf(denunciation, [], reached);
    expect(clockOf(until(['thu-ly', '2026-06-05'], ['ket-luan', '2026-10-06']), settling, '2026-12-01')).toMatchObject({
      state: 'met',
      doneOn: '2026-10-06',
      left: 1,
    });
    expect(clockOf(until(['ket-luan', '2026-10-08']), settling, '2026-12-01').state).toBe('met-late');
    const again = until(['ket-luan', '2026-09-01'], ['xac-minh', '2026-09-05']);
    expect(clockOf(again, settling, '2026-09-10')).toMatchObject({ state: 'running', doneOn: null });
  });

  it('of a closed case that is taken up again runs again: the conclusion of then is not that of now', () => {
    const concluded = (on: Day): WorkEvent => ({ t: 'step', step: 'ban-hanh-ket-luan', on });
    const way = [
      ['thu-ly', '2026-06-05'],
      ['ket-luan', '2026-08-03'],
      ['ket-thuc', '2026-08-10'],
      ['thu-ly', '2026-09-01'],
    ] as const;
    const again = caseOf(denunciation, workOf(concluded('2026-08-03')), way);
    expect(clockOf(again, settling, '2026-09-10')).toMatchObject({ state: 'running', doneOn: null });
    expect(clockOf(again, settling, '2026-10-09').state).toBe('overdue');
    const settledAnew = caseOf(denunciation, workOf(concluded('2026-08-03'), concluded('2026-10-01')), way);
    expect(clockOf(settledAnew, settling, '2026-10-09')).toMatchObject({ state: 'met', doneOn: '2026-10-01' });
    // The sender was answered once; that stays done.
    expect(clockOf(again, 'tra-loi-sau-tiep-nhan', '2026-10-09').state).toBe('met');
  });

  it('taken up again on the day on which it was closed does not count the conclusion entered before', () => {
    const [step] = workOf({ t: 'step', step: 'ban-hanh-ket-luan', on: '2026-08-10' });
    const facts = (atMs: number) => ({
      ...caseOf(denunciation, [{ ...step!, atMs }]),
      status: 'thu-ly' as const,
      reached: [
        { status: 'ket-thuc' as const, on: '2026-08-10', atMs: 2000 },
        { status: 'thu-ly' as const, on: '2026-08-10', atMs: 3000 },
      ],
    });
    expect(clockOf(facts(1000), settling, '2026-08-20').doneOn).toBeNull();
    expect(clockOf(facts(4000), settling, '2026-08-20').doneOn).toBe('2026-08-10');
  });

  it('of one content is extended and stopped by itself; what names no content moves them all, as before', () => {
    const claims = [
      { id: 'a', kind: 'to-cao', text: 'Một' },
      { id: 'b', kind: 'to-cao', text: 'Hai' },
    ] as const;
    const twofold = { ...denunciation, claims: [...claims] };
    const dues = (...events: WorkEvent[]) =>
      clocksOf(caseOf(twofold, workOf(...events)), communeUnit, editions, '2026-09-01')
        .filter(({ rule }) => rule === settling)
        .map(({ claim = '', dueOn, extensions }) => [claim, dueOn, extensions.map(({ beyond }) => beyond)] as const);
    const longer = (claim?: string): WorkEvent =>
      ({ ...extend(30, '2026-08-30'), ...(claim ? { claim } : {}) }) as WorkEvent;
    expect(dues(longer('a'))).toEqual([
      ['b', '2026-10-07', []],
      ['a', '2026-11-18', [false]],
    ]);
    // Each content has its own extension: neither is one too many.
    expect(dues(longer('a'), longer('b')).flatMap(([, , beyond]) => beyond)).not.toContain(true);
    expect(dues(longer())).toEqual([['', '2026-11-18', [false]]]);
    const stopped = dues(
      { ...stop('2026-07-03'), claim: 'b' } as WorkEvent,
      { ...restart('2026-07-08'), claim: 'b' } as WorkEvent,
    );
    expect(stopped).toEqual([
      ['a', '2026-10-07', []],
      ['b', '2026-10-12', []],
    ]);
    expect(dues(stop('2026-07-03'), restart('2026-07-08'))).toEqual([['', '2026-10-12', []]]);
  });

  it('of State law follows the law of the day on which the case was accepted, one rule at a time', () => {
    const accepted = (step: string, on: Day, ...more: WorkEvent[]) =>
      clocksOf(caseOf(denunciation, workOf({ t: 'step', step, on }, ...more)), communeUnit, editions, '2026-08-01')
        .filter(({ rule }) => rule.startsWith('nn-'))
        .map(({ rule, source, extensions }) => [rule, source.standing, extensions.map(({ beyond }) => beyond)]);
    expect(accepted('nn-thu-ly-to-cao', '2026-06-30')).toEqual([['nn-to-cao-truoc-7-2026', 'verified', []]]);
    expect(accepted('nn-thu-ly-to-cao', '2026-07-01')).toEqual([['nn-to-cao', 'unverified', []]]);
    // A second extension is only for what was called very complex.
    const longer = (rule: string): WorkEvent => ({ ...extend(30, '2026-07-30'), rule }) as WorkEvent;
    expect(accepted('nn-thu-ly-to-cao', '2026-07-01', longer('nn-to-cao'), longer('nn-to-cao'))).toEqual([
      ['nn-to-cao', 'unverified', [false, true]],
    ]);
    const grave = longer('nn-to-cao-dac-biet');
    expect(accepted('nn-thu-ly-to-cao-dac-biet', '2026-07-01', grave, grave)).toEqual([
      ['nn-to-cao-dac-biet', 'unverified', [false, false]],
    ]);
  });

  it('an extension beyond what the rule allows counts, and is marked', () => {
    const once = clockOf(caseOf(denunciation, workOf(extend(30, '2026-09-30'))), settling, '2026-10-08');
    // Oct 8, 9 (2), 12–16 (7), 19–23 (12), 26–30 (17), Nov 2–6 (22), 9–13 (27), 16–18 (30).
    expect(once.dueOn).toBe('2026-11-18');
    expect(once.firstDueOn).toBe('2026-10-07');
    expect(once.extensions[0]?.beyond).toBe(false);
    const twice = clockOf(
      caseOf(denunciation, workOf(extend(30, '2026-09-30'), extend(1, '2026-11-10'))),
      settling,
      '2026-11-10',
    );
    expect(twice.extensions.map((one) => one.beyond)).toEqual([false, true]);
    expect(twice.dueOn).toBe('2026-11-19');
  });

  it('thousands of extensions that a hostile desk wrote neither move the clock out of all time nor list every day off', () => {
    const all = workOf(...Array.from({ length: 5000 }, () => extend(1000, '2026-09-30')));
    const clock = clockOf(caseOf(denunciation, all), settling, '2026-10-08');
    expect(clock.dueOn < '2040-01-01').toBe(true);
    expect(clock.extensions.every(({ beyond }) => beyond)).toBe(true);
    expect(clock.extensions.length).toBeLessThanOrEqual(20);
    expect(clock.skipped.length).toBeLessThanOrEqual(1_500);
  });

  it('days stopped are listed and given back, working days for a rule of working days', () => {
    const facts = caseOf(denunciation, workOf(stop('2026-07-03'), restart('2026-07-08')));
    const clock = clockOf(facts, settling, '2026-08-01');
    // Friday 3, Monday 6, Tuesday 7 July.
    expect(clock.stops).toEqual([{ from: '2026-07-03', to: '2026-07-08', reason: 'cho-tai-lieu', days: 3 }]);
    expect(clock.dueOn).toBe('2026-10-12');
  });

  it('stands while it is stopped, today included', () => {
    const facts = caseOf(denunciation, workOf(stop('2026-07-06')));
    expect(clockOf(facts, settling, '2026-07-06')).toMatchObject({ state: 'stopped', dueOn: '2026-10-08' });
    expect(clockOf(facts, settling, '2026-07-10').stops[0]).toMatchObject({ to: null, days: 5 });
  });

  it('a stop that began after the due date does not make up for the lateness', () => {
    const facts = caseOf(denunciation, workOf(stop('2026-10-08'), restart('2026-11-01')));
    expect(clockOf(facts, settling, '2026-11-02')).toMatchObject({ state: 'overdue', dueOn: '2026-10-07', stops: [] });
  });

  it('a stop while it stands and a restart while it runs change nothing', () => {
    const facts = caseOf(
      denunciation,
      workOf(restart('2026-06-20'), stop('2026-07-06'), stop('2026-07-07'), restart('2026-07-08')),
    );
    expect(clockOf(facts, settling, '2026-08-01').stops).toMatchObject([
      { from: '2026-07-06', to: '2026-07-08', days: 2 },
    ]);
  });

  it('for centrally managed cadres counts calendar days from the decision forming the team', () => {
    const letter = { ...denunciation, accused: [{ name: 'Trần Thị Mẫu', rank: 'trung-uong-quan-ly' }] };
    const rules = (facts: CaseFacts) => clocksOf(facts, centralUnit, editions, '2026-06-20').map((clock) => clock.rule);
    expect(rules(caseOf(letter))).toEqual(['tra-loi-sau-tiep-nhan']);
    const formed = caseOf(letter, workOf({ t: 'step', step: 'lap-to', on: '2026-06-15' }));
    const clock = clockOf(formed, 'to-cao-can-bo-trung-uong', '2026-06-20', centralUnit);
    expect(clock).toMatchObject({
      startOn: '2026-06-15',
      startBy: 'step:lap-to',
      dueOn: '2026-12-12',
      unit: 'calendar',
    });
    expect(clock.source.text).toContain('164-QĐ/TW');
    expect(rules(formed)).not.toContain('to-cao-trung-uong');
    expect(rules(caseOf(denunciation))).toContain('to-cao-trung-uong');
  });

  it('a rule for some ranks that does not hold yet leaves the general one in place', () => {
    const later = defaultPack.deadlines.map((rule) => (rule.ranks ? { ...rule, validFrom: '2026-07-01' } : rule));
    const packs = makeEditions([{ ...defaultPack, deadlines: later }]);
    const letter = { ...denunciation, accused: [{ name: 'Trần Thị Mẫu', rank: 'trung-uong-quan-ly' }] };
    expect(clockOf(caseOf(letter), 'to-cao-trung-uong', '2026-06-20', centralUnit, packs).dueOn).toBe('2026-11-28');
  });

  it('waits for the new term when the letter came shortly before the congress', () => {
    const facts = caseOf({ kind: 'to-cao', arrivedOn: '2025-12-15', receivedOn: '2025-12-15' });
    const before = clockOf(facts, 'to-cao-trung-uong', '2026-01-05', centralUnit);
    expect(before).toMatchObject({
      state: 'paused',
      pause: { from: '2025-12-15', to: '2026-01-23' },
      dueOn: '2026-07-22',
    });
    expect(clockOf(facts, 'to-cao-trung-uong', '2026-01-26', centralUnit).state).toBe('running');
    expect(clockOf(facts, 'tra-loi-sau-tiep-nhan', '2026-01-05', centralUnit).pause).toBeNull();
    const early = caseOf({ kind: 'to-cao', arrivedOn: '2025-11-03', receivedOn: '2025-11-03' });
    expect(clockOf(early, 'to-cao-trung-uong', '2026-01-05', centralUnit).pause).toBeNull();
  });

  it('contents on tracks of their own have clocks of their own; what is the same for all is told once', () => {
    const claims = [
      { id: 'a', kind: 'to-cao', text: 'Nội dung một' },
      { id: 'b', kind: 'to-cao', text: 'Nội dung hai' },
    ] as const;
    const facts = caseOf(
      { ...denunciation, claims: [...claims] },
      [],
      [
        ['phan-loai', '2026-06-02'],
        ['thu-ly', '2026-06-05', 'a'],
        ['chuyen', '2026-06-05', 'b'],
      ],
    );
    const clocks = clocksOf(facts, communeUnit, editions, '2026-06-20');
    expect(clocks.filter((clock) => clock.rule === settling).map(({ claim, state }) => [claim, state])).toEqual([
      ['a', 'running'],
      ['b', 'met'],
    ]);
    expect(clocks.filter((clock) => clock.rule === 'tra-loi-sau-tiep-nhan')).toHaveLength(1);
    expect(mainDue(clocks)).toMatchObject({ rule: settling, dueOn: '2026-10-07' });
  });

  it('a content that is set on its own way after the answer is not late with that answer', () => {
    const claims = [
      { id: 'a', kind: 'to-cao', text: 'Nội dung một' },
      { id: 'b', kind: 'to-cao', text: 'Nội dung hai' },
    ] as const;
    const letter = { ...denunciation, claims: [...claims] };
    const answerOf = (facts: CaseFacts, claim: string) =>
      clocksOf(facts, communeUnit, editions, '2026-08-20').filter(
        (clock) => clock.rule === 'tra-loi-sau-tiep-nhan' && (clock.claim ?? claim) === claim,
      );
    const whole = [
      ['phan-loai', '2026-06-02'],
      ['thu-ly', '2026-06-05'],
      ['xac-minh', '2026-06-10'],
    ] as const;
    const anew = caseOf(letter, [], [...whole, ['phan-loai', '2026-08-10', 'a']]);
    for (const claim of ['a', 'b'])
      expect(answerOf(anew, claim)).toMatchObject([{ state: 'met', doneOn: '2026-06-05' }]);
    // Going back from the acceptance opens it again, for that content alone.
    const reached = anew.reached.map((step) => (step.claim ? { ...step, from: 'thu-ly' as const } : step));
    expect(answerOf({ ...anew, reached }, 'a')).toMatchObject([{ state: 'overdue', doneOn: null }]);
    expect(answerOf({ ...anew, reached }, 'b')).toMatchObject([{ state: 'met' }]);
  });

  it('says when it counted over a year that is not announced yet, and over one that nobody told', () => {
    const late = { kind: 'to-cao', arrivedOn: '2026-10-01', receivedOn: '2026-10-01' } as const;
    expect(clockOf(caseOf(late), settling, '2026-10-02')).toMatchObject({
      calendarUnverified: true,
      calendarIncomplete: false,
    });
    expect(clockOf(caseOf(denunciation), settling, '2026-10-02').calendarUnverified).toBe(false);
    const later = { kind: 'to-cao', arrivedOn: '2027-12-01', receivedOn: '2027-12-01' } as const;
    expect(clockOf(caseOf(later), settling, '2027-12-02').calendarIncomplete).toBe(true);
  });

  it('the date of a list is the date of the clock', () => {
    const facts = caseOf(denunciation, workOf(stop('2026-07-03'), restart('2026-07-08')), [['thu-ly', '2026-06-05']]);
    const clocks = clocksOf(facts, communeUnit, editions, '2026-08-01');
    expect(mainDueOf(facts, communeUnit, editions, '2026-08-01')).toEqual(mainDue(clocks));
    expect(
      mainDueOf(caseOf(denunciation, [], [['ket-thuc', '2026-06-05']]), communeUnit, editions, '2026-08-01'),
    ).toBeNull();
  });
});
