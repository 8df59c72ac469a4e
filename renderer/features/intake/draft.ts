import { z } from 'zod';
import type { Value } from '../../../shared/sync/op';
import type { Draft } from '../../vault/api';
import type { LetterForm } from './form';

const text = z.string();
const senderShape = z.object({ name: text, address: text, phone: text, idNumber: text, organisation: text });
const accusedShape = z.object({ name: text, office: text, unit: text, collective: z.boolean() });
const formShape = z.object({
  kind: text,
  source: text,
  level: text,
  authorship: text,
  writtenOn: text,
  postmarkedOn: text,
  arrivedOn: text,
  receivedOn: text,
  senders: z.array(senderShape).min(1),
  accused: z.array(accusedShape).min(1),
  summary: text,
  content: text,
  registerNo: text,
  direction: text,
  resultCode: text,
  resultText: text,
  resultDecidedOn: text,
});

export const newScope = 'letter.new';
export const editScope = (recId: string): string => `letter.edit.${recId}`;

/** Each opening of a form writes a draft of its own, so that typing never overwrites one that still waits. */
export const draftKey = (scope: string, id: string): string => `${scope}:${id}`;

export interface FormDraft {
  readonly key: string;
  readonly savedMs: number;
  readonly form: LetterForm;
}

/** The latest draft of a scope; drafts of another version's shape are left alone. */
export function latestDraft(drafts: readonly Draft[], scope: string): FormDraft | null {
  return (
    drafts
      .filter((draft) => draft.key.startsWith(`${scope}:`))
      .flatMap((draft): FormDraft[] => {
        const form = formShape.safeParse(draft.value);
        return form.success ? [{ key: draft.key, savedMs: draft.savedMs, form: form.data }] : [];
      })
      .sort((a, b) => b.savedMs - a.savedMs)[0] ?? null
  );
}

/** A form as the vault stores it. */
export const draftValue = (form: LetterForm): Value => ({
  ...form,
  senders: form.senders.map((sender) => ({ ...sender })),
  accused: form.accused.map((accused) => ({ ...accused })),
});
