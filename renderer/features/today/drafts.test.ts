import { describe, expect, it } from 'vitest';
import { draftKey, editScope } from '../intake/draft';
import { formDraftKey, formOfDraft } from '../letters/formDraft';
import { paperDraftKey } from '../papers/draft';
import { placeOfDraft } from './drafts';

const recId = 'a1'.repeat(16);
const opId = 'b2'.repeat(16);

describe('where a draft is taken up again', () => {
  it('is the letter with the very form that was open, on the content that it is about', () => {
    const formOf = (name: string) => formOfDraft(formDraftKey(recId, name))?.form;
    expect(formOf('propose.')).toEqual({ kind: 'propose' });
    expect(formOf('propose.k2')).toEqual({ kind: 'propose', claim: 'k2' });
    expect(formOf('step..quyet-dinh-tieu-huy')).toEqual({ kind: 'step', about: 'quyet-dinh-tieu-huy' });
    expect(formOf('move.k2.ket-thuc')).toEqual({ kind: 'move', claim: 'k2', toward: 'ket-thuc' });
    expect(formOf(`transferState.${opId}`)).toEqual({ kind: 'transferState', about: opId });
    expect(formOf('remind')).toEqual({ kind: 'remind' });
    expect(formOf('extend.k2')).toEqual({ kind: 'extend', claim: 'k2' });
    expect(placeOfDraft(formDraftKey(recId, 'propose.k2')).route).toEqual({
      screen: 'letter',
      recId,
      form: { kind: 'propose', claim: 'k2' },
    });
  });

  it('is the editor of the letter, or the paper, that it is of', () => {
    const edit = draftKey(editScope(recId), 'x');
    expect(placeOfDraft(edit).route).toEqual({ screen: 'edit', recId, draft: edit });
    expect(placeOfDraft(paperDraftKey(recId, 'phieu')).route).toEqual({ screen: 'papers', recId, paper: 'phieu' });
  });

  it('is the entry of a letter for a key that no form of this version has', () => {
    for (const key of [`work.${recId}.chua-co`, `work.${recId}.toString`, 'work.xyz.propose.', 'intake'])
      expect(placeOfDraft(key).route).toEqual({ screen: 'intake', draft: key });
  });
});
