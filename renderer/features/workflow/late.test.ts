import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../shared/model/letter';
import type { Clock } from '../../../shared/rules/types';
import type { LetterDetail } from '../../vault/api';
import { isSettledLate } from './late';

const clock = (change: Partial<Clock>): Clock =>
  ({ rule: 'mau', purpose: 'giai-quyet', state: 'overdue', dueOn: '2026-06-10', missed: null, ...change }) as Clock;
const claims: Claim[] = [
  { id: 'a', kind: 'to-cao', text: 'Một' },
  { id: 'b', kind: 'khieu-nai', text: 'Hai' },
];
const detail = (clocks: readonly Clock[], of: readonly Claim[] = []) =>
  ({ clocks, letter: { claims: of } }) as Pick<LetterDetail, 'clocks' | 'letter'>;

describe('who is asked to answer for lateness', () => {
  it('nobody where the answer to the sender was late and the settling was not', () => {
    const late = clock({ purpose: 'tra-loi', state: 'met-late' });
    const running = clock({ state: 'running', dueOn: '2026-09-01' });
    expect(isSettledLate(detail([late, running]), undefined, '20/06/2026')).toBe(false);
    expect(isSettledLate(detail([late, clock({})]), undefined, '20/06/2026')).toBe(true);
    expect(isSettledLate(detail([late, clock({})]), undefined, '10/06/2026')).toBe(false);
  });

  it('somebody where the answer was late and nothing else has a deadline, as for a phản ánh', () => {
    const answer = clock({ purpose: 'tra-loi' });
    expect(isSettledLate(detail([answer]), undefined, '20/06/2026')).toBe(true);
    expect(isSettledLate(detail([answer]), undefined, '10/06/2026')).toBe(false);
  });

  it('nobody for one content where another is late', () => {
    const clocks = [clock({ claim: 'a' }), clock({ claim: 'b', state: 'running', dueOn: '2026-09-01' })];
    const of = detail(clocks, claims);
    expect(isSettledLate(of, 'a', '20/06/2026')).toBe(true);
    expect(isSettledLate(of, 'b', '20/06/2026')).toBe(false);
  });

  it('somebody by the letter’s deadline, for a content that has none of its own', () => {
    expect(isSettledLate(detail([clock({})], claims), 'b', '20/06/2026')).toBe(true);
    expect(isSettledLate(detail([clock({ claim: 'a' })], claims), 'b', '20/06/2026')).toBe(false);
  });

  it('somebody for the whole letter by those contents that have no result yet', () => {
    const settled = claims.map((claim) =>
      claim.id === 'a' ? { ...claim, result: { code: 'dung', text: '', decidedOn: '2026-06-20' } } : claim,
    );
    const clocks = [clock({ claim: 'a', state: 'met-late' }), clock({ claim: 'b', state: 'running' })];
    expect(isSettledLate(detail(clocks, claims), undefined, '20/06/2026')).toBe(true);
    expect(isSettledLate(detail(clocks, settled), undefined, '20/06/2026')).toBe(false);
  });
});
