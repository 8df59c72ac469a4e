import { type Letter, type LetterField, letterFields, letterSchema } from '../../../shared/model/letter';
import { parseDay } from '../../i18n/dates';
import type { TextKey } from '../../i18n/t';
import type { SaveInput } from '../../vault/api';
import type { LetterForm } from './form';

/** Where in the form a problem is: a field's name, or `senders.0.name`. */
export type Problems = Readonly<Record<string, TextKey>>;

/** The letter that a form describes, or the places that must be mended first. Nothing is guessed. */
export function readForm(form: LetterForm): { readonly letter: Letter | null; readonly problems: Problems } {
  const problems: Record<string, TextKey> = {};
  const day = (field: keyof LetterForm & string, typed: string): string | undefined => {
    if (typed.trim() === '') return undefined;
    const parsed = parseDay(typed);
    if (!parsed) problems[field] = 'form.error.day';
    return parsed ?? undefined;
  };
  const required = (field: string, value: string) => {
    if (value.trim() === '') problems[field] = 'form.error.required';
  };
  required('source', form.source);
  required('arrivedOn', form.arrivedOn);
  required('summary', form.summary);

  const decidedOn = day('resultDecidedOn', form.resultDecidedOn);
  const hasResult = form.resultCode !== '' || form.resultText.trim() !== '' || decidedOn !== undefined;
  const raw = {
    kind: form.kind,
    source: form.source,
    level: form.level,
    authorship: form.authorship,
    ...optional('writtenOn', day('writtenOn', form.writtenOn)),
    ...optional('postmarkedOn', day('postmarkedOn', form.postmarkedOn)),
    arrivedOn: day('arrivedOn', form.arrivedOn),
    ...optional('receivedOn', day('receivedOn', form.receivedOn)),
    senders: form.senders.flatMap((sender) => {
      const { name, address, ...rest } = sender;
      if (Object.values(sender).every(isBlank)) return [];
      return [{ name, address, ...withoutBlanks(rest) }];
    }),
    accused: form.accused.flatMap(({ name, office, unit, collective }) => {
      if ([name, office, unit].every(isBlank)) return [];
      return [{ name, ...withoutBlanks({ office, unit }), ...(collective ? { collective } : {}) }];
    }),
    summary: form.summary,
    ...withoutBlanks({ content: form.content, registerNo: form.registerNo, direction: form.direction }),
    ...(hasResult
      ? { result: { code: form.resultCode, text: form.resultText, ...optional('decidedOn', decidedOn) } }
      : {}),
  };
  if (Object.keys(problems).length > 0) return { letter: null, problems };
  const parsed = letterSchema.safeParse(raw);
  if (parsed.success) return { letter: parsed.data, problems };
  for (const issue of parsed.error.issues) {
    problems[issue.path.join('.')] = issue.code === 'too_big' ? 'form.error.tooLong' : 'form.error.invalid';
  }
  return { letter: null, problems };
}

const isBlank = (text: string): boolean => text.trim() === '';

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}

const withoutBlanks = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value)));

type Changes = SaveInput['changes'];

/** Every field of a new letter. */
export const allFields = (letter: Letter): Changes => letter;

/** Only the fields that differ from `before`; null for one that was emptied. */
export function changedFields(before: Partial<Letter>, after: Letter): Changes {
  const changes: Partial<Record<LetterField, Letter[LetterField] | null>> = {};
  for (const field of Object.keys(letterFields) as LetterField[]) {
    if (sameValue(before[field], after[field])) continue;
    changes[field] = after[field] ?? null;
  }
  return changes as Changes;
}

/** Same content whatever the order of keys. */
function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, sorted(item)] as const)
      .sort(([x], [y]) => (x < y ? -1 : 1)),
  );
}
