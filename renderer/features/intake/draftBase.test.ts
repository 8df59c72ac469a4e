import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftsOf, draftValue, editScope } from './draft';
import { type DraftBase, rebase } from './draftBase';
import { emptyForm, type LetterForm } from './form';

const old = ['1'.repeat(32)];
const now = ['2'.repeat(32)];
const form = (change: Partial<LetterForm> = {}): LetterForm => ({ ...emptyForm('2026-11-20'), ...change });
const base = (change: Partial<LetterForm>, heads: readonly string[]): DraftBase => ({
  form: form(change),
  heads: Object.fromEntries(['summary', 'content', 'receivedOn'].map((field) => [field, heads])),
});
const nothing: ReadonlySet<string> = new Set();

describe('a draft of an edit, taken up after the letter was changed by somebody else', () => {
  it('does not put back what was mended meanwhile and what it never touched', () => {
    const draft = { form: form({ summary: 'Nháp TẬP HUẤN' }), base: base({}, old) };
    const taken = rebase(draft, base({ receivedOn: '19/11/2026' }, now), nothing);
    expect(taken.form).toMatchObject({ summary: 'Nháp TẬP HUẤN', receivedOn: '19/11/2026' });
    expect(taken).toMatchObject({ theirs: ['receivedOn'], both: [] });
    expect(taken.base.heads).toMatchObject({ receivedOn: now, summary: now });
  });

  it('stays on the value that was seen where both changed the same field, so that the save asks to compare', () => {
    const draft = { form: form({ summary: 'Nháp TẬP HUẤN' }), base: base({ summary: 'Cũ TẬP HUẤN' }, old) };
    const taken = rebase(draft, base({ summary: 'Đồng nghiệp sửa TẬP HUẤN' }, now), nothing);
    expect(taken.form.summary).toBe('Nháp TẬP HUẤN');
    expect(taken.both).toEqual(['summary']);
    expect(taken.base.heads).toMatchObject({ summary: old, content: now });
  });

  it('asks to compare still when it is put aside and taken up a second time', () => {
    const draft = { form: form({ summary: 'Nháp TẬP HUẤN' }), base: base({ summary: 'Cũ TẬP HUẤN' }, old) };
    const today = base({ summary: 'Đồng nghiệp sửa TẬP HUẤN' }, now);
    const first = rebase(draft, today, nothing);
    expect(rebase(first, today, nothing)).toEqual(first);
  });

  it('takes covered fields from the letter, whatever the draft says of them', () => {
    const draft = { form: form({ summary: 'N. T. TẬP HUẤN' }), base: base({ summary: 'Cũ TẬP HUẤN' }, old) };
    const taken = rebase(draft, base({ summary: 'Nguyễn TẬP HUẤN' }, now), new Set(['summary']));
    expect(taken.form.summary).toBe('Nguyễn TẬP HUẤN');
    expect(taken).toMatchObject({ both: [], theirs: [] });
  });

  it('whatever was typed and changed: a field is the draft’s where the draft changed it, the letter’s elsewhere', () => {
    const word = fc.constantFrom('', 'một', 'hai', 'ba');
    const some = fc.record({ summary: word, content: word, receivedOn: word });
    fc.assert(
      fc.property(some, some, some, (was, typed, is) => {
        const taken = rebase({ form: form(typed), base: base(was, old) }, base(is, now), nothing);
        for (const field of ['summary', 'content', 'receivedOn'] as const) {
          const touched = typed[field] !== was[field];
          const moved = is[field] !== was[field];
          expect(taken.form[field]).toBe(touched ? typed[field] : is[field]);
          const unseen = touched && moved && typed[field] !== is[field];
          expect(taken.base.heads[field]).toEqual(unseen ? old : now);
        }
      }),
    );
  });
});

describe('keeping a draft of an edit', () => {
  it('keeps what it was typed upon', () => {
    const scope = editScope('a'.repeat(32));
    const held = base({ summary: 'Cũ TẬP HUẤN' }, old);
    const value = draftValue(form({ summary: 'Nháp TẬP HUẤN' }), nothing, held);
    expect(draftsOf([{ key: `${scope}:1`, savedMs: 1, value }], scope)[0]!.base).toEqual(held);
  });
});
