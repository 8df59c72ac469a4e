import { type Letter, type LetterField, letterFieldName, letterSchema } from '../../../shared/model/letter';
import { msOfOp } from '../../../shared/sync/hlc';
import { disagree, type Head, type RecordView } from '../../../shared/sync/merge';
import type { FieldState, LetterDetail, StatusHead } from '../api';

/** Values that this version can show; what a newer one may have written stays out of the form, not out of the vault. */
export function letterOf(view: RecordView): Partial<Letter> {
  const letter: Partial<Record<LetterField, unknown>> = {};
  for (const [no, heads] of view.fields) {
    const name = letterFieldName(no);
    const value = heads[0]?.value;
    if (!name || value === null || value === undefined) continue;
    const parsed = letterSchema.shape[name].safeParse(value);
    if (parsed.success) letter[name] = parsed.data;
  }
  return letter as Partial<Letter>;
}

/** Every field with the ops that a change of it must name, and the values that stand side by side. */
export function fieldStates(view: RecordView): LetterDetail['fields'] {
  const states: Partial<Record<LetterField, FieldState>> = {};
  for (const [no, heads] of view.fields) {
    const name = letterFieldName(no);
    if (!name || !heads[0]) continue;
    states[name] = {
      value: heads[0].value,
      heads: heads.map((head) => head.opId),
      ...(disagree(heads) ? { conflict: heads.map(conflictOf) } : {}),
    };
  }
  return states;
}

const conflictOf = (head: Head) => ({
  value: head.value,
  by: head.actor,
  atMs: msOfOp(head.opId),
  opId: head.opId,
});

/** The statuses that stand side by side; none when nobody disagrees. */
export const statusConflict = (heads: readonly Head[]): StatusHead[] =>
  disagree(heads) ? heads.map((head) => ({ value: String(head.value), by: head.actor, atMs: msOfOp(head.opId) })) : [];
