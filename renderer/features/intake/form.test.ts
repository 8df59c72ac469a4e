import { describe, expect, it } from 'vitest';
import { latestDraft, newScope } from './draft';
import { emptyForm, emptySender, formOf, type LetterForm } from './form';
import { changedFields, readForm } from './letter';
import { warningsOf } from './warnings';

const today = '2026-11-21';
const filled: LetterForm = {
  ...emptyForm(today),
  source: 'buu-dien',
  summary: 'Trích yếu TẬP HUẤN',
  senders: [{ ...emptySender, name: 'Người Gửi TẬP HUẤN', address: 'Xã Mẫu' }],
  accused: [{ name: 'Đối Tượng TẬP HUẤN', office: '', unit: '', collective: false }],
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

  it('gives back what it was filled from', () => {
    const { letter } = readForm({
      ...filled,
      resultCode: 'dung',
      resultText: 'Đã kết luận',
      resultDecidedOn: '1/11/2026',
    });
    expect(readForm(formOf(letter!)).letter).toEqual(letter);
  });
});

describe('saving an edit', () => {
  it('sends the changed fields alone, and null for one that was emptied', () => {
    const before = readForm({ ...filled, registerNo: '12/2026' }).letter!;
    const after = readForm({ ...filled, summary: 'Trích yếu đã sửa TẬP HUẤN' }).letter!;
    expect(changedFields(before, after)).toEqual({ summary: 'Trích yếu đã sửa TẬP HUẤN', registerNo: null });
  });

  it('does not take another order of keys for a change', () => {
    const letter = readForm(filled).letter!;
    const turned = { ...letter, senders: [{ address: 'Xã Mẫu', name: 'Người Gửi TẬP HUẤN' }] };
    expect(changedFields(turned, letter)).toEqual({});
  });
});

describe('warnings, which never stop a save', () => {
  it('says nothing about an ordinary letter', () => {
    expect(warningsOf(filled, today)).toEqual([]);
  });

  it.each([
    [{ senders: [emptySender] }, 'form.warn.noSender'],
    [{ authorship: 'nac-danh' }, 'form.warn.namedAnonymous'],
    [{ accused: [{ name: '', office: '', unit: '', collective: false }] }, 'form.warn.noAccused'],
    [{ writtenOn: '22/11/2026' }, 'form.warn.future'],
    [{ writtenOn: '20/11/2026', postmarkedOn: '19/11/2026' }, 'form.warn.order'],
    [{ senders: [filled.senders[0]!, filled.senders[0]!] }, 'form.warn.severalSigners'],
  ] as const)('%j', (change, warning) => {
    const form = { ...filled, ...change };
    expect(warningsOf(form, today)).toContain(warning);
    expect(readForm(form).letter).not.toBeNull();
  });
});

describe('drafts', () => {
  it('offers the latest of this form, and leaves those of another shape or another letter alone', () => {
    const value = { ...filled, senders: [{ ...emptySender }], accused: [] };
    const good = {
      ...filled,
      senders: filled.senders.map((one) => ({ ...one })),
      accused: filled.accused.map((one) => ({ ...one })),
    };
    const drafts = [
      { key: `${newScope}:1`, savedMs: 1, value: good },
      { key: `${newScope}:2`, savedMs: 3, value },
      { key: 'letter.edit.ab:3', savedMs: 4, value: good },
    ];
    expect(latestDraft(drafts, newScope)?.key).toBe(`${newScope}:1`);
    expect(latestDraft([], newScope)).toBeNull();
  });
});
