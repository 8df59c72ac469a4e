import { describe, expect, it } from 'vitest';
import type { WorkEvent } from '../model/work';
import { decisionsOf, deedOf } from './deeds';
import { defaultPack } from './pack/default';
import { caseOf, opIdOf, workOf } from './testing/facts';

const on = '2026-06-10';
const propose = (direction: string, claim?: string): WorkEvent => ({
  t: 'propose',
  direction,
  reasons: [],
  text: '',
  on,
  ...(claim ? { claim } : {}),
});
const approve = (proposal: number, more: Partial<Extract<WorkEvent, { t: 'approve' }>> = {}): WorkEvent => ({
  t: 'approve',
  proposal: opIdOf(proposal),
  verdict: 'dong-y',
  approver: 'Hoàng Thị Duyệt',
  on,
  ...more,
});

describe('who acts on a letter by an event', () => {
  const deed = (event: WorkEvent) => deedOf(event, { work: workOf(propose('chuyen-don')) }, defaultPack);

  it('is whoever takes a step of the settling, and nobody where the accused or another body does it', () => {
    const step = (code: string, person?: string): WorkEvent => ({
      t: 'step',
      step: code,
      on,
      ...(person ? { person } : {}),
    });
    for (const code of ['lap-to', 'tham-tra', 'lam-viec-doi-tuong', 'hop-ket-luan', 'ban-hanh-ket-luan', 'buoc-moi'])
      expect(deed(step(code, 'Trần Văn Bị'))?.person, code).toBe('Trần Văn Bị');
    for (const code of ['bao-cao-giai-trinh', 'nn-giai-quyet', 'nop-ho-so'])
      expect(deed(step(code, 'Trần Văn Bị')), code).toBeNull();
    expect(deed(step('tham-tra'))).toBeNull();
  });

  it('is the approver by his account, for the direction that he agrees to', () => {
    expect(deed(approve(1, { account: 'bc.01' }))).toMatchObject({ account: 'bc.01', direction: 'chuyen-don' });
    expect(deed(approve(1, { verdict: 'dong-y-sua', direction: 'thu-ly' }))?.direction).toBe('thu-ly');
    expect(deed(approve(1, { verdict: 'tra-lai' }))?.direction).toBeUndefined();
  });
});

describe('the decisions that count', () => {
  it('are the last ones on the last proposals, of the letter and of each content', () => {
    const letter = { claims: [{ id: 'a', kind: 'to-cao' as const, text: 'một' }] };
    const work = workOf(
      propose('thu-ly'),
      approve(1),
      approve(1, { approver: 'Ngô Thị Sau' }),
      propose('luu', 'a'),
      approve(4, { claim: 'a', verdict: 'tra-lai' }),
    );
    const decisions = (events: typeof work) => decisionsOf(caseOf(letter, events)).map(({ opId }) => opId);
    expect(decisions(work)).toEqual([opIdOf(3), opIdOf(5)]);
    const again = { ...workOf(propose('chuyen-don'))[0]!, opId: opIdOf(6) };
    expect(decisions([...work, again])).toEqual([]);
    expect(decisions([...work, { ...again, event: propose('luu', 'a') }])).toEqual([opIdOf(3)]);
  });
});
