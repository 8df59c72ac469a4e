import { describe, expect, it } from 'vitest';
import type { Claim } from '../model/letter';
import type { WorkEvent } from '../model/work';
import { clocksOf } from './deadline';
import { movedClocks } from './movedClocks';
import { defaultPack } from './pack/default';
import { makeEditions } from './pack/editions';
import type { DeadlineRule, RulePack } from './pack/schema';
import { caseOf, communeUnit, workOf } from './testing/facts';
import type { CaseFacts } from './types';

const settling = 'to-cao-dia-phuong';
const today = '2026-07-20';
const denunciation = { kind: 'to-cao', arrivedOn: '2026-05-29', receivedOn: '2026-06-01' } as const;
const own = defaultPack.deadlines.find(({ code }) => code === settling)!;

/** The default pack with other rules in the place of the one for settling. */
const packWith = (...rules: readonly DeadlineRule[]): RulePack => ({
  ...defaultPack,
  id: 'tap-huan',
  name: 'TẬP HUẤN 2',
  version: 2,
  deadlines: [...defaultPack.deadlines.filter(({ code }) => code !== settling), ...rules],
});
const clocks = (facts: CaseFacts, pack: RulePack) => clocksOf(facts, communeUnit, makeEditions([pack]), today);
const moves = (facts: CaseFacts, ...rules: readonly DeadlineRule[]) =>
  movedClocks(clocks(facts, defaultPack), clocks(facts, packWith(...rules)));

describe('a new edition of the rules', () => {
  it('that renames a rule is told by the date that it moves, not passed over', () => {
    const renamed = { ...own, code: 'to-cao-moi', name: 'Giải quyết tố cáo (mới)', days: 60 };
    expect(moves(caseOf(denunciation), renamed)).toEqual([
      {
        rule: 'Giải quyết tố cáo (mới)',
        before: '2026-10-07',
        after: '2026-08-22',
        why: [`Thay cho thời hạn “${own.name}”`, 'Thời hạn đổi từ 90 ngày làm việc thành 60 ngày làm việc'],
      },
    ]);
    expect(moves(caseOf(denunciation), { ...own, code: 'to-cao-moi' })).toEqual([]);
  });

  it('under another code no longer counts the extensions of the former one, and says so', () => {
    const extend: WorkEvent = {
      t: 'extend',
      rule: settling,
      days: 30,
      on: '2026-07-01',
      approver: 'Bà Mẫu',
      reason: 'r',
    };
    const [move] = moves(caseOf(denunciation, workOf(extend)), { ...own, code: 'to-cao-moi' });
    expect(move).toMatchObject({ before: '2026-11-18', after: '2026-10-07' });
    expect(move!.why.join()).toContain('Gia hạn đổi từ 30 thành 0');
  });

  it('that drops a rule, or adds one, lists the deadline that is gone or new', () => {
    expect(moves(caseOf(denunciation))).toEqual([
      { rule: own.name, before: '2026-10-07', after: null, why: ['Bộ quy tắc mới không còn thời hạn này'] },
    ]);
    const report: DeadlineRule = { ...own, code: 'bao-cao', name: 'Báo cáo cấp trên', days: 20 };
    expect(moves(caseOf(denunciation), own, report)).toEqual([
      { rule: 'Báo cáo cấp trên', before: null, after: '2026-06-29', why: ['Bộ quy tắc mới đặt thêm thời hạn này'] },
    ]);
  });

  it('that ends a rule earlier or later tells the deadline that is met by it, or open again', () => {
    const facts = caseOf(denunciation, workOf({ t: 'step', step: 'ke-hoach', on: '2026-07-10' }));
    const sooner = { ...own, until: { ...own.until, steps: ['ke-hoach'] } };
    expect(moves(facts, sooner)).toEqual([
      { rule: own.name, before: '2026-10-07', after: null, why: ['Theo bộ quy tắc mới đã xong ngày 10/07/2026'] },
    ]);
    const back = movedClocks(clocks(facts, packWith(sooner)), clocks(facts, defaultPack));
    expect(back).toMatchObject([{ rule: own.name, before: null, after: '2026-10-07' }]);
  });

  it('tells a deadline of contents that go ways of their own for each of them, also where it was one before', () => {
    const claims: Claim[] = [
      { id: 'a', kind: 'to-cao', text: 'Một' },
      { id: 'b', kind: 'to-cao', text: 'Hai' },
    ];
    const extend: WorkEvent = {
      t: 'extend',
      rule: 'to-cao-moi',
      days: 10,
      on: '2026-07-01',
      approver: 'Bà Mẫu',
      reason: 'r',
      claim: 'a',
    };
    const facts = caseOf({ ...denunciation, claims }, workOf(extend));
    const found = moves(facts, { ...own, code: 'to-cao-moi', days: 60 });
    expect(found.map(({ before, after }) => [before, after])).toEqual([
      ['2026-10-07', '2026-08-22'],
      ['2026-10-07', '2026-09-09'],
    ]);
  });

  it('leaves what is settled, and what stays as it is, unsaid', () => {
    const settled = caseOf(denunciation, [], [['ket-luan', '2026-07-10']]);
    expect(moves(settled, { ...own, days: 60 })).toEqual([]);
    expect(moves(settled)).toEqual([]);
    expect(moves(caseOf(denunciation), own)).toEqual([]);
  });
});
