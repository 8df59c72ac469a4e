import { z } from 'zod';
import type { Value } from '../../../shared/sync/op';
import type { Draft } from '../../vault/api';
import type { DraftBase } from './draftBase';
import type { LetterForm } from './form';

const text = z.string().default('');
const tick = z.boolean().default(false);
const senderShape = z.object({
  name: text,
  address: text,
  phone: text,
  idNumber: text,
  organisation: text,
  proxyFor: text,
  partyMember: tick,
});
const accusedShape = z.object({
  name: text,
  office: text,
  unit: text,
  rank: text,
  collective: tick,
  partyMember: tick,
});
const linkShape = z.object({
  recId: z.string(),
  kind: z.enum(['trung', 'lap-lai', 'cung-vu-viec']),
  registerNo: text,
  summary: text,
  text,
});
/** Fields that an older edition did not have are empty; a draft that lacks what every edition had is none of ours. */
const formShape = z.object({
  kind: z.string(),
  source: z.string(),
  level: z.string(),
  authorship: z.string(),
  field: text,
  writtenOn: text,
  postmarkedOn: text,
  decisionReceivedOn: text,
  arrivedOn: z.string(),
  receivedOn: text,
  registerNo: text,
  senders: z.array(senderShape).min(1),
  signatories: text,
  accused: z.array(accusedShape).min(1),
  summary: z.string(),
  content: text,
  claims: z.array(z.object({ id: z.string().min(1), kind: text, field: text, text })).default([]),
  related: z.array(z.object({ name: text, of: text, relation: text })).default([]),
  enclosures: text,
  links: z.array(linkShape).default([]),
});
const baseShape = z.object({
  base: z
    .object({ form: formShape, heads: z.record(z.string(), z.array(z.string())) })
    .optional()
    .catch(undefined),
});
const coveredShape = z.object({ covered: z.array(z.string()).catch([]) }).catch({ covered: [] });

export const newScope = 'letter.new';
export const editScope = (recId: string): string => `letter.edit.${recId}`;

/** Each opening of a form writes a draft of its own, so that typing never overwrites one that still waits. */
export const draftKey = (scope: string, id: string): string => `${scope}:${id}`;

export interface FormDraft {
  readonly key: string;
  readonly savedMs: number;
  readonly form: LetterForm;
  /** Fields that were covered when it was kept: what it says of them is not what the letter says. */
  readonly covered: ReadonlySet<string>;
  /** What it was typed upon; absent for a new letter. */
  readonly base?: DraftBase | undefined;
}

/** The drafts of a scope, the latest first; those of another shape are left alone. */
export function draftsOf(drafts: readonly Draft[], scope: string): readonly FormDraft[] {
  return drafts
    .filter((draft) => draft.key.startsWith(`${scope}:`))
    .flatMap((draft): FormDraft[] => {
      const form = readFormValue(draft.value);
      const { covered } = coveredShape.parse(draft.value);
      if (!form) return [];
      const { base } = baseShape.parse(draft.value);
      return [{ key: draft.key, savedMs: draft.savedMs, form, covered: new Set(covered), base }];
    })
    .sort((a, b) => b.savedMs - a.savedMs);
}

/** A form as it was stored; null when it is none. */
export function readFormValue(value: Value): LetterForm | null {
  const form = formShape.safeParse(value);
  return form.success ? form.data : null;
}

/** A form as the vault stores it, with what it was typed upon when that is a letter. */
export const draftValue = (form: LetterForm, covered: ReadonlySet<string> = new Set(), base?: DraftBase): Value => ({
  ...formValue(form),
  covered: [...covered],
  ...(base ? { base: { form: formValue(base.form), heads: headsValue(base) } } : {}),
});

const formValue = (form: LetterForm) => ({
  ...form,
  senders: form.senders.map((item) => ({ ...item })),
  accused: form.accused.map((item) => ({ ...item })),
  claims: form.claims.map((item) => ({ ...item })),
  related: form.related.map((item) => ({ ...item })),
  links: form.links.map((item) => ({ ...item })),
});

const headsValue = ({ heads }: DraftBase) =>
  Object.fromEntries(Object.entries(heads).map(([field, ids]) => [field, [...ids]]));
