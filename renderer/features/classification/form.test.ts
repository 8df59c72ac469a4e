import { describe, expect, it } from 'vitest';
import type { Letter } from '../../../shared/model/letter';
import { defaultPack } from '../../../shared/rules/pack/default';
import { type ClassifyForm, classifyForm, isTaken, mayBeSource, readClassify, withHint } from './form';

const today = '2026-11-21';
const letter: Partial<Letter> = {
  kind: 'to-cao',
  authorship: 'co-ten',
  claims: [
    { id: 'a', kind: 'to-cao', text: 'Một', result: { code: 'dung', text: 'Đúng' } },
    { id: 'b', kind: 'to-cao', text: 'Hai', direction: 'thu-ly' },
  ],
};
const fields = { classification: { value: null, heads: ['1'.repeat(32)] } };
const detail = { recId: 'f'.repeat(32), letter, fields };
const read = (change: Partial<ClassifyForm>, of: Partial<Letter> = letter) =>
  readClassify({ ...classifyForm({ letter: of }, today), ...change }, { ...detail, letter: of }, defaultPack);

describe('classifying a letter', () => {
  it('asks for a class, and for a reason when the letter is refused', () => {
    expect(read({}).problems).toEqual({ class: 'classify.error.class' });
    expect(read({ class: 'khong-du-dieu-kien' }).problems).toEqual({ reasons: 'classify.error.reasons' });
    expect(read({ class: 'du-dieu-kien', on: '31/02/2026' }).problems).toEqual({ on: 'form.error.day' });
  });

  it('saves the classification alone, based on what was seen, when nothing else was changed', () => {
    expect(read({ class: 'du-dieu-kien', criteria: ['co-ten'] }).input).toEqual({
      recId: detail.recId,
      changes: { classification: { class: 'du-dieu-kien', criteria: ['co-ten'], reasons: [], on: today } },
      base: { classification: ['1'.repeat(32)] },
    });
  });

  it('says nothing again that the letter says already, whatever the day', () => {
    const classification = {
      class: 'du-dieu-kien',
      criteria: ['co-ten', 'mot-nguoi-ky'],
      reasons: [],
      on: '2026-01-01',
    };
    expect(read({ criteria: ['mot-nguoi-ky', 'co-ten'] }, { ...letter, classification }).input).toBeNull();
  });

  it('leaves out reasons that do not hold for the kind chosen, or for a letter that is taken', () => {
    const reasons = ['giau-mao-ten', 'khong-thuoc-tham-quyen'];
    const refused = read({ class: 'khong-du-dieu-kien', kind: 'phan-anh', reasons });
    expect(refused.input?.changes.classification?.reasons).toEqual(['khong-thuoc-tham-quyen']);
    expect(refused.input?.changes.kind).toBe('phan-anh');
    expect(read({ class: 'du-dieu-kien', reasons }).input?.changes.classification?.reasons).toEqual([]);
  });

  it('gives each content its own kind and direction, and leaves results as they are', () => {
    const form = classifyForm({ letter }, today);
    const claims = form.claims.map((row) =>
      row.id === 'a' ? { ...row, kind: 'phan-anh', direction: 'chuyen-don' } : { ...row, direction: '' },
    );
    expect(read({ class: 'du-dieu-kien', claims }).input?.changes.claims).toEqual([
      { id: 'a', kind: 'phan-anh', text: 'Một', direction: 'chuyen-don', result: { code: 'dung', text: 'Đúng' } },
      { id: 'b', kind: 'to-cao', text: 'Hai' },
    ]);
  });

  it('keeps a nameless letter as a source only while nobody known stands behind it', () => {
    const form = { ...classifyForm({ letter }, today), class: 'nac-danh', asSource: true };
    expect(mayBeSource(form, 'co-ten')).toBe(true);
    expect(read({ class: 'nac-danh', asSource: true }).input?.changes.classification?.asSource).toBe(true);
    expect(read({ class: 'du-dieu-kien', asSource: true }).input?.changes.classification?.asSource).toBeUndefined();
  });

  it('takes a suggestion and gives it back without touching the rest', () => {
    const form = { ...classifyForm({ letter }, today), criteria: ['co-ten'] };
    const hint = { what: 'criterion', code: 'mot-nguoi-ky', because: 'Một người đứng tên' } as const;
    const taken = withHint(form, hint, true);
    expect(isTaken(form, hint)).toBe(false);
    expect(isTaken(taken, hint)).toBe(true);
    expect(withHint(taken, hint, false)).toEqual(form);
  });
});
