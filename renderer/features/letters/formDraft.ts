import type { LetterStatus } from '../../../shared/model/letter';
import { type FormKind, type OpenForm, tabOf } from './caseDesk';

/** What the dots of a form's name tell after its kind. */
const told: Readonly<Partial<Record<FormKind, readonly ('claim' | 'about' | 'toward')[]>>> = {
  step: ['claim', 'about'],
  move: ['claim', 'toward'],
  transferState: ['about'],
  unassign: ['about'],
  remindAnswer: ['about'],
  remind: [],
  guard: [],
};
const usually = ['claim'] as const;

/** The draft of a small form of a letter. `name` is the form's kind, and after dots what it is about. */
export const formDraftKey = (recId: string, name: string): string => `work.${recId}.${name}`;

export interface FormDraftPlace {
  readonly recId: string;
  readonly form: OpenForm;
}

/** Which form of which letter a draft is of; null for any other draft. */
export function formOfDraft(key: string): FormDraftPlace | null {
  const [, recId, kind = '', rest = ''] = /^work\.([0-9a-f]{32})\.(\w+)(?:\.(.*))?$/.exec(key) ?? [];
  if (recId === undefined || !isFormKind(kind)) return null;
  const parts = rest.split('.');
  const form: { kind: FormKind; claim?: string; about?: string; toward?: LetterStatus } = { kind };
  for (const [place, name] of (told[kind] ?? usually).entries()) {
    const part = parts[place];
    if (part) Object.assign(form, { [name]: part });
  }
  return { recId, form };
}

const isFormKind = (kind: string): kind is FormKind => Object.hasOwn(tabOf, kind);
