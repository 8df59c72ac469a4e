import { describe, expect, it } from 'vitest';
import type { Letter } from '../../../shared/model/letter';
import { draftsOf, draftValue, newScope } from './draft';
import { emptyAccused, emptyForm, emptySender, formOf, type LetterForm } from './form';
import { changedFields, readForm } from './letter';
import { warningsOf } from './warnings';

const today = '2026-11-21';
const filled: LetterForm = {
  ...emptyForm(today),
  source: 'buu-dien',
  summary: 'Trích yếu TẬP HUẤN',
  senders: [{ ...emptySender, name: 'Người Gửi TẬP HUẤN', address: 'Xã Mẫu' }],
  accused: [{ ...emptyAccused, name: 'Đối Tượng TẬP HUẤN' }],
  postmarkedOn: '20/11/2026',
};

describe('reading the form', () => {
  it('marks every empty field that a letter cannot do without', () => {
    const { letter, problems } = readForm({ ...emptyForm(today), arrivedOn: '' });
    expect(letter).toBeNull();
    expect(Object.keys(problems).sort()).toEqual(['arrivedOn', 'source', 'summary']);
  });

  it('refuses a day that does not exist instead of moving it', () => {
    expect(readForm({ ...filled, receivedOn: '31/02/2026' }).problems).toEqual({ receivedOn: 'form.error.day' });
  });

  it('keeps the day on which the decision was received, and refuses one that does not exist', () => {
    const complaint = { ...filled, kind: 'khieu-nai', decisionReceivedOn: '2/11/2026' };
    expect(readForm(complaint).letter?.decisionReceivedOn).toBe('2026-11-02');
    expect(readForm({ ...complaint, decisionReceivedOn: '31/11/2026' }).problems).toEqual({
      decisionReceivedOn: 'form.error.day',
    });
  });

  it('leaves out people of whom nothing was typed', () => {
    const { letter } = readForm({ ...filled, senders: [...filled.senders, emptySender] });
    expect(letter?.senders).toEqual([{ name: 'Người Gửi TẬP HUẤN', address: 'Xã Mẫu' }]);
  });

  it('stores text composed, however the keyboard made it', () => {
    const { letter } = readForm({ ...filled, summary: 'Đất đai'.normalize('NFD') });
    expect(letter?.summary).toBe('Đất đai'.normalize('NFC'));
  });

  it('points at the field that is too long', () => {
    expect(readForm({ ...filled, summary: 'a'.repeat(2001) }).problems).toEqual({ summary: 'form.error.tooLong' });
  });

  it('gives back what it was filled from, whatever was filled in', () => {
    const letter: Letter = {
      kind: 'to-cao',
      source: 'truc-tiep',
      level: 'mat',
      authorship: 'co-ten',
      field: 'dat-dai',
      arrivedOn: '2026-11-20',
      receivedOn: '2026-11-21',
      writtenOn: '2026-11-18',
      postmarkedOn: '2026-11-19',
      decisionReceivedOn: '2026-11-02',
      registerNo: '12/2026',
      senders: [
        { name: 'Một TẬP HUẤN', address: 'Xã Mẫu', phone: '0900', idNumber: '001', partyMember: true },
        { name: 'Hai TẬP HUẤN', address: 'Xã Mẫu', organisation: 'Hội Mẫu', proxyFor: 'Ba TẬP HUẤN' },
      ],
      signatories: 12,
      accused: [
        { name: 'Bốn TẬP HUẤN', office: 'Chủ tịch', unit: 'Xã Mẫu', rank: 'tinh-uy', partyMember: true },
        { name: 'Đảng ủy Mẫu', collective: true },
      ],
      summary: 'Trích yếu TẬP HUẤN',
      content: 'Dòng một\nDòng hai',
      claims: [
        { id: 'a1', kind: 'to-cao', field: 'dat-dai', text: 'Nội dung một' },
        { id: 'b2', kind: 'phan-anh', text: 'Nội dung hai' },
      ],
      related: [{ name: 'Năm TẬP HUẤN', of: 'accused', relation: 'em ruột' }],
      enclosures: '02 tờ',
    };
    expect(readForm(formOf(letter)).letter).toEqual(letter);
  });

  it('keeps direction and result of a claim whose words are changed', () => {
    const before: Partial<Letter> = {
      claims: [{ id: 'a1', kind: 'to-cao', text: 'Cũ', direction: 'thu-ly', result: { code: 'dung', text: 'Đúng' } }],
    };
    const claims = [{ id: 'a1', kind: 'to-cao', field: '', text: 'Mới' }];
    expect(readForm({ ...filled, claims }, before).letter?.claims).toEqual([{ ...before.claims![0], text: 'Mới' }]);
  });

  it('leaves out a new content of which nothing was written, and asks about a known one that was emptied', () => {
    const empty = { id: 'a1', kind: 'to-cao', field: '', text: ' ' };
    expect(readForm({ ...filled, claims: [empty] }).letter?.claims).toBeUndefined();
    const before: Partial<Letter> = { claims: [{ id: 'a1', kind: 'to-cao', text: 'Cũ' }] };
    expect(readForm({ ...filled, claims: [empty] }, before).problems).toEqual({ 'claims.0.text': 'form.error.claim' });
  });

  it.each(['0', '-1', '1,5', 'hai'])('does not guess how many signed from “%s”', (signatories) => {
    expect(readForm({ ...filled, signatories }).problems).toEqual({ signatories: 'form.error.count' });
  });
});

describe('saving an edit', () => {
  it('sends the changed fields alone, and null for one that was emptied', () => {
    const before = readForm({ ...filled, registerNo: '12/2026' }).letter!;
    const after = readForm({ ...filled, summary: 'Trích yếu đã sửa TẬP HUẤN' }).letter!;
    expect(changedFields(before, after)).toEqual({ summary: 'Trích yếu đã sửa TẬP HUẤN', registerNo: null });
  });

  it('touches nothing that the form does not show', () => {
    const after = readForm(filled).letter!;
    const before: Letter = {
      ...after,
      direction: 'thu-ly',
      result: { code: 'dung', text: 'Đúng' },
      number: { book: 'tiep-nhan', year: 2026, no: 3 },
      classification: { class: 'du-dieu-kien', criteria: [], reasons: [], on: '2026-11-20' },
    };
    expect(changedFields(before, after)).toEqual({});
  });

  it('sends nothing of a field that was covered', () => {
    const before = readForm(filled).letter!;
    const after = { ...before, senders: [{ name: 'N.G.', address: '' }], summary: 'Khác TẬP HUẤN' };
    expect(changedFields(before, after, new Set(['senders']))).toEqual({ summary: 'Khác TẬP HUẤN' });
  });

  it('does not take another order of keys for a change', () => {
    const letter = readForm(filled).letter!;
    const turned = { ...letter, senders: [{ address: 'Xã Mẫu', name: 'Người Gửi TẬP HUẤN' }] };
    expect(changedFields(turned, letter)).toEqual({});
  });
});

describe('warnings, which never stop a save', () => {
  it('says nothing about an ordinary letter', () => {
    expect(warningsOf({ ...filled, receivedOn: filled.arrivedOn }, today)).toEqual([]);
  });

  it.each([
    [{ senders: [emptySender] }, 'form.warn.noSender', 'senders.0.name'],
    [{ senders: [filled.senders[0]!, { ...emptySender, name: 'Hai' }] }, 'form.warn.noAddress', 'senders.1.address'],
    [{ authorship: 'nac-danh' }, 'form.warn.namedAnonymous', 'authorship'],
    [{ accused: [emptyAccused] }, 'form.warn.noAccused', 'accused.0.name'],
    [{ writtenOn: '22/11/2026' }, 'form.warn.future', 'writtenOn'],
    [{ writtenOn: '1/1/2016' }, 'form.warn.old', 'writtenOn'],
    [{ writtenOn: '20/11/2026', postmarkedOn: '19/11/2026' }, 'form.warn.order', 'postmarkedOn'],
    [{ arrivedOn: '19/11/2026' }, 'form.warn.postmark', 'postmarkedOn'],
    [{ arrivedOn: '1/9/2026', postmarkedOn: '' }, 'form.warn.late', 'arrivedOn'],
    [{ postmarkedOn: '' }, 'form.warn.noPostmark', 'postmarkedOn'],
    [{ receivedOn: '' }, 'form.warn.noReceived', 'receivedOn'],
    [{ senders: [filled.senders[0]!, filled.senders[0]!] }, 'form.warn.severalSigners', 'senders.0.name'],
    [{ signatories: '30' }, 'form.warn.severalSigners', 'senders.0.name'],
    [{ senders: [filled.senders[0]!, filled.senders[0]!], signatories: '1' }, 'form.warn.fewSigners', 'signatories'],
    [{ claims: [{ id: 'a', kind: 'to-cao', field: '', text: 'Một' }] }, 'form.warn.oneClaim', 'claims.0.text'],
  ] as const)('%j', (change, text, path) => {
    const form = { ...filled, ...change };
    expect(warningsOf(form, today)).toContainEqual(expect.objectContaining({ text, path }));
    expect(readForm(form).letter).not.toBeNull();
  });
});

describe('drafts', () => {
  it('offers those of this form, the latest first, and leaves those of another shape or another letter alone', () => {
    const value = draftValue(filled);
    const drafts = [
      { key: `${newScope}:1`, savedMs: 1, value },
      { key: `${newScope}:2`, savedMs: 3, value: { ...(value as object), accused: [] } },
      { key: `${newScope}:3`, savedMs: 2, value },
      { key: 'letter.edit.ab:3', savedMs: 4, value },
    ];
    expect(draftsOf(drafts, newScope).map(({ key }) => key)).toEqual([`${newScope}:3`, `${newScope}:1`]);
    expect(draftsOf(drafts, newScope)[0]?.form).toEqual(filled);
    expect(draftsOf([], newScope)).toEqual([]);
  });

  it('takes up what an older edition kept, with what it did not have left empty', () => {
    const older = {
      kind: 'to-cao',
      source: 'buu-dien',
      level: 'mat',
      authorship: 'co-ten',
      arrivedOn: '1/2/2026',
      senders: [{ name: 'Cũ TẬP HUẤN', address: '' }],
      accused: [{ name: '', office: '', unit: '', collective: false }],
      summary: 'Cũ',
    };
    const [draft] = draftsOf([{ key: `${newScope}:1`, savedMs: 1, value: older }], newScope);
    expect(draft?.form).toMatchObject({ summary: 'Cũ', claims: [], enclosures: '', senders: [{ proxyFor: '' }] });
  });
});
