import { describe, expect, it } from 'vitest';
import type { Letter, LetterStatus } from '../model/letter';
import type { WorkEvent } from '../model/work';
import { approvalOf, assignmentsOf, proposalOf } from './folds';
import { defaultPack } from './pack/default';
import { caseOf, opIdOf, workOf } from './testing/facts';
import { offeredMoves, statusOf } from './workflow';

const letter: Partial<Letter> = {
  kind: 'to-cao',
  arrivedOn: '2026-06-01',
  senders: [],
  accused: [{ name: 'Trần Văn Bị' }],
};
const on = '2026-06-10';
const propose = (direction: string, claim?: string): WorkEvent => ({
  t: 'propose',
  direction,
  reasons: [],
  text: 'Đề nghị xem xét',
  on,
  ...(claim ? { claim } : {}),
});
const approve = (proposal: number, verdict: 'dong-y' | 'dong-y-sua' | 'tra-lai', direction?: string): WorkEvent => ({
  t: 'approve',
  proposal: opIdOf(proposal),
  verdict,
  approver: 'Đồng chí Mẫu',
  on,
  ...(direction ? { direction } : {}),
});
const assign = (person: string): WorkEvent => ({ t: 'assign', role: 'xu-ly-chinh', person });
const at = (status: LetterStatus, more: Partial<Letter> = {}, ...events: WorkEvent[]) =>
  caseOf({ ...letter, ...more }, workOf(...events), [[status, on]]);
const missing = (facts: ReturnType<typeof caseOf>, to: LetterStatus, track?: string, today = on) =>
  offeredMoves(facts, defaultPack, today, track).find((move) => move.to === to)?.missing;

describe('a closed case that is taken up again', () => {
  const again = (decidedOn: string) =>
    caseOf(
      { ...letter, result: { code: 'dung', text: '', decidedOn } },
      [],
      [
        ['ket-thuc', '2026-06-20'],
        ['thu-ly', '2026-07-01'],
        ['ket-luan', '2026-07-10'],
      ],
    );

  it('is not told closed by the result of before: that of this time must be entered', () => {
    expect(missing(again('2026-06-18'), 'thong-bao')).toEqual(['result']);
    expect(missing(again('2026-07-10'), 'thong-bao')).toEqual([]);
  });
});

describe('the destruction of a letter', () => {
  const shelved = (on: string, direction = 'luu', ...events: WorkEvent[]) =>
    caseOf({ ...letter, direction }, workOf(...events), [
      ['luu', on],
      ['xep-luu', on],
    ]);
  const minutes: WorkEvent = {
    t: 'paper',
    template: 'bien-ban-tieu-huy',
    title: 'Biên bản tiêu hủy đơn',
    level: '',
    on: '2027-07-01',
    recipients: [],
    body: '{}',
  };
  const decision = (text?: string): WorkEvent => ({
    t: 'step',
    step: 'quyet-dinh-tieu-huy',
    on: '2027-06-20',
    ...(text ? { text } : {}),
  });
  const review = (...events: WorkEvent[]) =>
    missing({ ...shelved('2026-06-15', 'luu', ...events), status: 'ra-soat-huy' }, 'da-huy', undefined, '2027-07-01');

  it('is not even reviewed on the day on which it is shelved, nor on any before its time is over', () => {
    const facts = shelved('2026-06-15');
    expect(missing(facts, 'ra-soat-huy', undefined, '2026-06-15')).toEqual(['retention-due']);
    expect(missing(facts, 'ra-soat-huy', undefined, '2027-06-14')).toEqual(['retention-due']);
    expect(missing(facts, 'ra-soat-huy', undefined, '2027-06-15')).toEqual([]);
  });

  it('is not open for a settled dossier, of which no rule says how long it is kept', () => {
    expect(missing(shelved('2016-06-15', 'thu-ly'), 'ra-soat-huy', undefined, '2027-06-15')).toEqual(['retention-due']);
  });

  it('waits for the decision with its number and for minutes that were issued and stand', () => {
    expect(review()).toEqual(['decision', 'minutes']);
    expect(review(decision(), minutes)).toEqual(['decision']);
    expect(review(decision('Số 12-QĐ/UBKT'))).toEqual(['minutes']);
    expect(review(decision('Số 12-QĐ/UBKT'), minutes)).toEqual([]);
    const withdrawn: WorkEvent = { t: 'paperState', paper: opIdOf(2), state: 'thu-hoi', on, reason: 'Sai số' };
    expect(review(decision('Số 12-QĐ/UBKT'), minutes, withdrawn)).toEqual(['minutes']);
  });

  it('takes no papers of before it was shelved again, and starts to count anew then', () => {
    const again = caseOf({ ...letter, direction: 'luu' }, workOf(decision('Số 12'), minutes), [
      ['xep-luu', '2026-06-15'],
      ['phan-loai', '2027-07-02'],
      ['xep-luu', '2027-07-10'],
    ]);
    const facts = { ...again, status: 'ra-soat-huy' } as const;
    expect(missing(facts, 'da-huy', undefined, '2027-07-20')).toEqual(['retention-due', 'decision', 'minutes']);
  });
});

describe('the moves that an officer is offered', () => {
  it('a letter is classified before a direction is proposed, and proposed before it is approved', () => {
    expect(missing(at('phan-loai'), 'de-xuat')).toEqual(['classification']);
    const classification = { class: 'du-dieu-kien', criteria: [], reasons: [], on };
    expect(missing(at('phan-loai', { classification }), 'de-xuat')).toEqual([]);
    expect(missing(at('de-xuat'), 'duyet')).toEqual(['proposal']);
    expect(missing(at('de-xuat', {}, propose('thu-ly')), 'duyet')).toEqual([]);
  });

  it('only the approved direction is open', () => {
    const proposed = at('duyet', {}, propose('chuyen-don'));
    expect(missing(proposed, 'chuyen')).toEqual(['approval']);
    const approved = at('duyet', {}, propose('chuyen-don'), approve(1, 'dong-y'));
    expect(missing(approved, 'chuyen')).toEqual([]);
    expect(missing(approved, 'thu-ly')).toEqual(['approval']);
    const changed = at('duyet', {}, propose('chuyen-don'), approve(1, 'dong-y-sua', 'thu-ly'));
    expect(missing(changed, 'thu-ly')).toEqual([]);
    const back = at('duyet', {}, propose('chuyen-don'), approve(1, 'tra-lai'));
    expect(missing(back, 'chuyen')).toEqual(['approval']);
    expect(proposalOf(back)).toBeNull();
    expect(approvalOf(changed)?.direction).toBe('thu-ly');
  });

  it('is not settled by the accused', () => {
    const approved = [propose('thu-ly'), approve(1, 'dong-y')];
    expect(missing(at('duyet', {}, ...approved, assign('Trần Văn Bị')), 'thu-ly')).toEqual(['guard']);
    expect(missing(at('duyet', {}, ...approved, assign('Ngô Thị Khác')), 'thu-ly')).toEqual([]);
    const takenBack: WorkEvent = { t: 'unassign', assignment: opIdOf(3), reason: 'Là người bị tố cáo' };
    const after = at('duyet', {}, ...approved, assign('Trần Văn Bị'), takenBack);
    expect(missing(after, 'thu-ly')).toEqual([]);
    expect(assignmentsOf(after)).toEqual([]);
  });

  it('is not opened by the approval of somebody whom the letter accuses, and is by that of another', () => {
    const by = (approver: string, office?: string): WorkEvent => ({
      ...approval,
      approver,
      ...(office ? { office } : {}),
    });
    const approval = approve(1, 'dong-y') as Extract<WorkEvent, { t: 'approve' }>;
    const offer = (status: LetterStatus, to: LetterStatus, ...events: WorkEvent[]) =>
      offeredMoves(at(status, {}, propose('thu-ly'), ...events), defaultPack, on).find((move) => move.to === to);
    const accused = by('Trần Văn Bị');
    expect(offer('duyet', 'thu-ly', accused)).toMatchObject({
      missing: ['approval', 'guard'],
      barred: [opIdOf(2)],
    });
    expect(offer('thu-ly', 'xac-minh', accused)).toMatchObject({ missing: ['guard'], barred: [opIdOf(2)] });
    expect(offer('thu-ly', 'xac-minh', accused, by('Hoàng Thị Duyệt'))).toMatchObject({ missing: [], barred: [] });
    expect(offer('duyet', 'thu-ly', by('Hoàng Thị Duyệt'), accused)?.missing).toContain('approval');
    const said: WorkEvent = {
      t: 'guard',
      person: 'Trần Văn Bị',
      finding: 'is-accused',
      decision: 'khac-nguoi',
      reason: 'TẬP HUẤN: khác năm sinh',
    };
    expect(offer('duyet', 'thu-ly', accused, said)).toMatchObject({ missing: [], barred: [] });
  });

  it('nothing is closed without its result, its transfer, or while one of its contents is open', () => {
    expect(missing(at('ket-luan'), 'thong-bao')).toEqual(['result']);
    expect(missing(at('chuyen'), 'ket-thuc')).toEqual(['transfer']);
    const sent: WorkEvent = { t: 'transfer', to: 'Đảng ủy xã Mẫu', on, papers: [], crossing: null };
    const state = (state: 'da-gui' | 'bi-tra' | 'da-tra-loi'): WorkEvent => {
      return { t: 'transferState', transfer: opIdOf(1), state, on };
    };
    // Drawn up and never sent is not gone.
    expect(missing(at('chuyen', {}, sent), 'ket-thuc')).toEqual(['transfer']);
    expect(missing(at('chuyen', {}, sent, state('da-gui')), 'ket-thuc')).toEqual([]);
    expect(missing(at('chuyen', {}, sent, state('da-gui'), state('da-tra-loi')), 'ket-thuc')).toEqual([]);
    expect(missing(at('chuyen', {}, sent, state('da-gui'), state('bi-tra')), 'ket-thuc')).toEqual(['transfer']);
    const claims: Letter['claims'] = [
      { id: 'a', kind: 'to-cao', text: 'một' },
      { id: 'b', kind: 'phan-anh', text: 'hai' },
    ];
    const open = caseOf(
      { ...letter, claims },
      [],
      [
        ['luu', on],
        ['thu-ly', on, 'a'],
      ],
    );
    expect(missing(open, 'ket-thuc')).toEqual(['claims-ended']);
    const ended = caseOf(
      { ...letter, claims },
      [],
      [
        ['luu', on],
        ['ket-thuc', on, 'a'],
      ],
    );
    expect(missing(ended, 'ket-thuc')).toEqual([]);
  });

  it('a content goes its own way: its proposal is not the letter’s', () => {
    const claims: Letter['claims'] = [{ id: 'a', kind: 'phan-anh', text: 'một' }];
    const facts = caseOf({ ...letter, claims }, workOf(propose('huong-dan', 'a'), approve(1, 'dong-y')), [
      ['duyet', on],
      ['duyet', on, 'a'],
    ]);
    expect(missing(facts, 'huong-dan', 'a')).toEqual([]);
    expect(missing(facts, 'huong-dan')).toEqual(['approval']);
  });

  it('a content that never moved by itself stands where the letter does, and is offered what comes next there', () => {
    const claims: Letter['claims'] = [{ id: 'a', kind: 'to-cao', text: 'một' }];
    const facts = caseOf({ ...letter, claims }, [], [['xac-minh', on]]);
    expect(statusOf(facts, 'a')).toBe('xac-minh');
    expect(offeredMoves(facts, defaultPack, on, 'a').map((move) => move.to)).toEqual(['ket-luan', 'thu-ly']);
  });

  it('a way back is open, with a reason', () => {
    const back = offeredMoves(at('thu-ly'), defaultPack, on).find((move) => move.to === 'phan-loai');
    expect(back).toMatchObject({ to: 'phan-loai', missing: [], needsReason: true });
  });

  it('tố cáo is verified before it is concluded; khiếu nại may be concluded at once', () => {
    expect(missing(at('thu-ly'), 'ket-luan')).toBeUndefined();
    expect(missing(at('thu-ly', { kind: 'khieu-nai' }), 'ket-luan')).toEqual([]);
  });
});
