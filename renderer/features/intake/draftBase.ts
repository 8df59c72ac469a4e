import type { LetterForm } from './form';

/** What a form was filled from: each field as it was shown, and the heads of the letter's own value behind it. */
export interface DraftBase {
  readonly form: LetterForm;
  /** By field; a field that nobody has written has none. */
  readonly heads: Readonly<Record<string, readonly string[]>>;
}

export interface Rebased {
  readonly form: LetterForm;
  readonly base: DraftBase;
  /** Fields changed both in the draft and in the letter since: a save asks for them to be compared. */
  readonly both: readonly string[];
  /** Fields changed in the letter alone since: the form shows them as they are now. */
  readonly theirs: readonly string[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * A draft of an edit taken up again on the letter as it is now. What the draft did not touch is the letter's of today;
 * what it did touch stays as typed, on the value that the officer saw then, so that a later change by somebody else is
 * told as a conflict and never overwritten unseen. Fields in `kept` are today's, whatever the draft says.
 */
export function rebase(
  draft: { readonly form: LetterForm; readonly base: DraftBase },
  now: DraftBase,
  kept: ReadonlySet<string>,
): Rebased {
  const touched = fieldsOf(draft.form).filter(
    (field) => !kept.has(field) && !same(draft.form[field], draft.base.form[field]),
  );
  const moved = fieldsOf(now.form).filter(
    (field) => !kept.has(field) && !same(now.form[field], draft.base.form[field]),
  );
  const both = moved.filter((field) => touched.includes(field) && !same(now.form[field], draft.form[field]));
  return {
    form: { ...now.form, ...only(draft.form, touched) },
    base: {
      form: { ...now.form, ...only(draft.base.form, both) },
      heads: { ...now.heads, ...Object.fromEntries(both.map((field) => [field, draft.base.heads[field] ?? []])) },
    },
    both,
    theirs: moved.filter((field) => !touched.includes(field)),
  };
}

const fieldsOf = (form: LetterForm): (keyof LetterForm)[] => Object.keys(form) as (keyof LetterForm)[];

const only = (form: LetterForm, fields: readonly (keyof LetterForm)[]): Partial<LetterForm> =>
  Object.fromEntries(fields.map((field) => [field, form[field]]));
