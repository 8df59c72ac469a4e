import { describe, expect, it } from 'vitest';
import type { LetterStatus } from '../model/letter';
import { type WorkEntry, type WorkEvent, workEventSchema } from '../model/work';
import { clocksOf } from './deadline';
import { proposalOf, remindersOf, transfersOf } from './folds';
import { defaultPack } from './pack/default';
import { makeEditions } from './pack/editions';
import { caseOf, communeUnit, opIdOf, workOf } from './testing/facts';
import { standingWork, voidedIn, voidFault } from './voiding';

const today = '2026-07-20';
const on = '2026-07-01';
const denunciation = { kind: 'to-cao', arrivedOn: '2026-06-01', receivedOn: '2026-06-01' } as const;
const takeBack = (at: number): WorkEvent => ({ t: 'void', event: opIdOf(at), reason: 'TẬP HUẤN: ghi nhầm đơn' });
const standing = (...events: readonly WorkEvent[]) => standingWork(workOf(...events)).map(({ event }) => event.t);
const remind: WorkEvent = { t: 'remind', to: 'Xã Mẫu', on };
const propose: WorkEvent = { t: 'propose', direction: 'chuyen-don', reasons: [], text: '', on };
const approve: WorkEvent = { t: 'approve', proposal: opIdOf(1), verdict: 'dong-y', approver: 'Bà Mẫu', on };
const sent = (at: number): WorkEvent => ({ t: 'transferState', transfer: opIdOf(at), state: 'da-gui', on });
const transfer: WorkEvent = { t: 'transfer', to: 'Xã Mẫu', on, papers: [], crossing: null };
const extend: WorkEvent = { t: 'extend', rule: 'to-cao-dia-phuong', days: 300, on, approver: 'Bà Mẫu', reason: 'r' };

describe('work that was entered by mistake and taken back', () => {
  it('counts no more: 300 days typed for 30 no longer move the due date, nor does the answer on the wrong letter', () => {
    const clocks = (...events: readonly WorkEvent[]) =>
      clocksOf(caseOf(denunciation, standingWork(workOf(...events))), communeUnit, makeEditions([defaultPack]), today);
    const told: WorkEvent = { t: 'step', step: 'bao-tin', on };
    const stop: WorkEvent = { t: 'stop', reason: 'cho-tai-lieu', on };
    expect(clocks(extend, told, stop)).not.toEqual(clocks());
    expect(clocks(extend, told, stop, takeBack(1), takeBack(2), takeBack(3))).toEqual(clocks());
  });

  it('leaves no second reminder, no transfer, and the proposal of before', () => {
    const work = standingWork(
      workOf(
        propose,
        { ...propose, direction: 'thu-ly' },
        remind,
        remind,
        transfer,
        takeBack(2),
        takeBack(4),
        takeBack(5),
      ),
    );
    expect(remindersOf({ work }, today).map(({ no }) => no)).toEqual([1]);
    expect(transfersOf({ work })).toEqual([]);
    expect(proposalOf({ work })?.event.direction).toBe('chuyen-don');
  });

  it('is told by whoever took it back first, and why', () => {
    const voided = voidedIn(workOf(remind, takeBack(1), { ...takeBack(1), reason: 'lần hai' } as WorkEvent));
    expect([...voided].map(([opId, { event }]) => [opId, event.reason])).toEqual([
      [opIdOf(1), 'TẬP HUẤN: ghi nhầm đơn'],
    ]);
  });
});

describe('a taking back that somebody made up', () => {
  it('without a reason is none', () => {
    expect(workEventSchema.safeParse(takeBack(1)).success).toBe(true);
    expect(workEventSchema.safeParse({ ...takeBack(1), reason: '  ' }).success).toBe(false);
  });

  it('of an event of another letter, of one that is not there yet, or of a taking back, does nothing', () => {
    expect(standing(remind, takeBack(77))).toEqual(['remind']);
    expect(standing(takeBack(2), remind)).toEqual(['remind']);
    expect(standing(remind, takeBack(1), takeBack(2))).toEqual([]);
  });

  it('of a word of the guard, a paper, a scan, an assignment or an approval does nothing', () => {
    const kept: WorkEvent[] = [
      { t: 'guard', person: 'Bà Mẫu', finding: 'is-accused', decision: 'khac-nguoi', reason: 'r' },
      { t: 'paper', template: 'phieu-chuyen', title: 'P', level: '', on, recipients: [], body: '' },
      { t: 'assign', role: 'chu-tri', person: 'Bà Mẫu' },
      { ...approve, proposal: opIdOf(9) },
    ] as WorkEvent[];
    expect(standing(...kept, ...kept.map((_, at) => takeBack(at + 1)))).toEqual(kept.map(({ t }) => t));
  });

  it('of a proposal that was decided on meanwhile does nothing, whichever desk wrote first', () => {
    expect(standing(propose, approve, takeBack(1))).toEqual(['propose', 'approve']);
    expect(standing(propose, takeBack(1), approve)).toEqual(['propose', 'approve']);
  });
});

describe('what a move rested on', () => {
  const faultOf = (events: readonly WorkEvent[], path: readonly LetterStatus[], at = 1) => {
    const work: WorkEntry[] = workOf(...events);
    const facts = caseOf(denunciation, work);
    const reached = path.map((status, i) => ({ status, on, atMs: work.at(-1)!.atMs + 1 + i }));
    return voidFault({ ...facts, reached, status: path.at(-1) ?? 'tiep-nhan' }, opIdOf(at), defaultPack, today);
  };

  it('is not taken back while the letter stands where that move led, and is once the letter was moved back', () => {
    expect(faultOf([transfer], ['chuyen'])).toBeNull();
    expect(faultOf([transfer, sent(1)], ['chuyen', 'ket-thuc'])).toBe('VOID_NEEDED');
    expect(faultOf([transfer, sent(1)], ['chuyen', 'ket-thuc'], 2)).toBe('VOID_NEEDED');
    expect(faultOf([transfer, sent(1)], ['chuyen', 'ket-thuc', 'phan-loai', 'chuyen'])).toBeNull();
    expect(faultOf([propose], ['phan-loai', 'de-xuat', 'duyet'])).toBe('VOID_NEEDED');
    expect(faultOf([propose], ['phan-loai', 'de-xuat', 'duyet', 'de-xuat'])).toBeNull();
  });

  it('is taken back where another act gives the same: of two transfers by mistake one can go', () => {
    expect(faultOf([transfer, sent(1), transfer, sent(3)], ['chuyen', 'ket-thuc'], 3)).toBeNull();
  });

  it('is not taken back under an approval; what no move needs always is; what is no event of the letter never', () => {
    expect(faultOf([propose, approve], [])).toBe('VOID_DECIDED');
    for (const event of [remind, extend, { t: 'step', step: 'bao-tin', on }] as const)
      expect(faultOf([event], ['phan-loai', 'ket-thuc', 'xep-luu'])).toBeNull();
    expect(faultOf([approve], [])).toBe('BAD_INPUT');
    expect(faultOf([remind], [], 9)).toBe('BAD_INPUT');
  });
});
