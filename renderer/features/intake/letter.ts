import {
  authorships,
  type Claim,
  type Letter,
  type LetterField,
  letterKinds,
  letterSchema,
} from '../../../shared/model/letter';
import { parseDay } from '../../i18n/dates';
import type { TextKey } from '../../i18n/t';
import type { SaveInput } from '../../vault/api';
import type { TypedLetter } from '../duplicates/useCandidates';
import type { LetterForm } from './form';
import type { Problems } from './formStore';

/** What the form holds of a letter; everything else of it is left as it is by a save from here. */
const formFields = [
  'kind',
  'source',
  'level',
  'authorship',
  'field',
  'writtenOn',
  'postmarkedOn',
  'decisionReceivedOn',
  'arrivedOn',
  'receivedOn',
  'registerNo',
  'senders',
  'signatories',
  'accused',
  'summary',
  'content',
  'claims',
  'related',
  'enclosures',
] as const satisfies readonly LetterField[];

/**
 * The letter that a form describes, or the places that must be mended first. Nothing is guessed. `before` is the letter
 * as it stood: its claims keep the directions and results that the form does not show.
 */
export function readForm(
  form: LetterForm,
  before: Partial<Letter> = {},
): { readonly letter: Letter | null; readonly problems: Problems } {
  const problems: Record<string, TextKey> = {};
  const day = (field: keyof LetterForm & string, typed: string): string | undefined => {
    if (isBlank(typed)) return undefined;
    const parsed = parseDay(typed);
    if (!parsed) problems[field] = 'form.error.day';
    return parsed ?? undefined;
  };
  const required = (field: string, value: string) => {
    if (isBlank(value)) problems[field] = 'form.error.required';
  };
  required('source', form.source);
  required('arrivedOn', form.arrivedOn);
  required('summary', form.summary);
  const signatories = isBlank(form.signatories) ? undefined : Number(form.signatories.trim());
  if (signatories !== undefined && !(Number.isInteger(signatories) && signatories > 0)) {
    problems.signatories = 'form.error.count';
  }

  const raw = {
    kind: form.kind,
    source: form.source,
    level: form.level,
    authorship: form.authorship,
    ...optional('writtenOn', day('writtenOn', form.writtenOn)),
    ...optional('postmarkedOn', day('postmarkedOn', form.postmarkedOn)),
    ...optional('decisionReceivedOn', day('decisionReceivedOn', form.decisionReceivedOn)),
    arrivedOn: day('arrivedOn', form.arrivedOn),
    ...optional('receivedOn', day('receivedOn', form.receivedOn)),
    senders: form.senders.flatMap(({ name, address, partyMember, ...rest }) => {
      if ([name, address, ...Object.values(rest)].every(isBlank)) return [];
      return [{ name, address, ...withoutBlanks(rest), ...ticked({ partyMember }) }];
    }),
    accused: form.accused.flatMap(({ name, collective, partyMember, ...rest }) => {
      if ([name, ...Object.values(rest)].every(isBlank)) return [];
      return [{ name, ...withoutBlanks(rest), ...ticked({ collective, partyMember }) }];
    }),
    summary: form.summary,
    ...withoutBlanks({
      content: form.content,
      registerNo: form.registerNo,
      field: form.field,
      enclosures: form.enclosures,
    }),
    ...optional('signatories', signatories),
    ...optional('claims', claimsOf(form, before.claims ?? [], problems)),
    ...optional('related', nonEmpty(form.related.filter(({ name }) => !isBlank(name)))),
  };
  if (Object.keys(problems).length > 0) return { letter: null, problems };
  const parsed = letterSchema.safeParse(raw);
  if (parsed.success) return { letter: parsed.data, problems };
  for (const issue of parsed.error.issues) {
    problems[issue.path.join('.')] = issue.code === 'too_big' ? 'form.error.tooLong' : 'form.error.invalid';
  }
  return { letter: null, problems };
}

/** Of a form half filled in, what other letters are compared with. */
export function typedLetter(form: LetterForm): TypedLetter {
  const { kind, authorship, summary, content } = form;
  const known = <C extends string>(codes: readonly C[], code: string) => codes.find((one) => one === code);
  return {
    ...optional('kind', known(letterKinds, kind)),
    ...optional('authorship', known(authorships, authorship)),
    senders: form.senders.map(({ partyMember: _member, ...sender }) => sender),
    accused: form.accused.map(({ name, office, unit }) => ({ name, office, unit })),
    summary,
    content,
    claims: form.claims.flatMap((claim) => {
      const claimKind = known(letterKinds, claim.kind);
      return claimKind ? [{ id: claim.id, kind: claimKind, text: claim.text }] : [];
    }),
  };
}

/** Claims in words; a new one of which nothing was written is left out, a known one must say something. */
function claimsOf(form: LetterForm, before: readonly Claim[], problems: Record<string, TextKey>): Claim[] | undefined {
  const claims = form.claims.flatMap(({ id, kind, field, text }, place) => {
    const known = before.find((claim) => claim.id === id);
    if (isBlank(text)) {
      if (known) problems[`claims.${place}.text`] = 'form.error.claim';
      return [];
    }
    const { field: _former, ...kept } = known ?? {};
    return [{ ...kept, id, kind: kind as Claim['kind'], text, ...withoutBlanks({ field }) }];
  });
  return nonEmpty(claims);
}

const isBlank = (text: string): boolean => text.trim() === '';
const nonEmpty = <T>(items: T[]): T[] | undefined => (items.length > 0 ? items : undefined);

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

const withoutBlanks = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value)));

const ticked = (ticks: Readonly<Record<string, boolean>>): Record<string, true> =>
  Object.fromEntries(Object.entries(ticks).flatMap(([key, value]) => (value ? [[key, true] as const] : [])));

type Changes = SaveInput['changes'];

/** Every field of a new letter. */
export const allFields = (letter: Letter): Changes => letter;

/** Only the fields of the form that differ from `before`, without the locked ones; null for one that was emptied. */
export function changedFields(
  before: Partial<Letter>,
  after: Letter,
  locked: ReadonlySet<string> = new Set(),
): Changes {
  const changes: Partial<Record<LetterField, Letter[LetterField] | null>> = {};
  for (const field of formFields) {
    if (locked.has(field) || sameValue(before[field], after[field])) continue;
    changes[field] = after[field] ?? null;
  }
  return changes as Changes;
}

/** Same content whatever the order of keys. An empty list says as little as none. */
function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a) ?? []) === JSON.stringify(sorted(b) ?? []);
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
