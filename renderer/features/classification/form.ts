import {
  type Claim,
  type Classification,
  type Letter,
  type LetterField,
  type LetterKind,
  letterKinds,
} from '../../../shared/model/letter';
import type { RulePack } from '../../../shared/rules/pack/schema';
import { formatDay, parseDay } from '../../i18n/dates';
import type { TextKey } from '../../i18n/t';
import type { LetterDetail, SaveInput } from '../../vault/api';

/** What an officer decides about a letter by reading it. Codes are the pack's; the day is as typed. */
export interface ClassifyForm {
  readonly kind: string;
  readonly field: string;
  readonly class: string;
  readonly criteria: readonly string[];
  readonly reasons: readonly string[];
  readonly asSource: boolean;
  readonly on: string;
  readonly note: string;
  readonly claims: readonly ClaimRow[];
}

export type ClaimRow = Pick<Claim, 'id' | 'text'> & Record<'kind' | 'field' | 'direction', string>;

export type ClassifyProblems = Readonly<Partial<Record<'class' | 'reasons' | 'on', TextKey>>>;

/** Anonymous and impersonated letters are classes of their own: the class is the reason. */
const nameless = ['nac-danh', 'mao-danh'];
const plainRefusal = 'khong-du-dieu-kien';

export function classifyForm({ letter }: Pick<LetterDetail, 'letter'>, today: string): ClassifyForm {
  const former = letter.classification;
  return {
    kind: letter.kind ?? '',
    field: letter.field ?? '',
    class: former?.class ?? '',
    criteria: former?.criteria ?? [],
    reasons: former?.reasons ?? [],
    asSource: former?.asSource ?? false,
    on: formatDay(today),
    note: former?.note ?? '',
    claims: (letter.claims ?? []).map(({ id, text, kind, field, direction }) => ({
      id,
      text,
      kind,
      field: field ?? '',
      direction: direction ?? '',
    })),
  };
}

/** Whether reasons are asked for: the class says that the letter is not settled on its merits. */
export const isRefused = (pack: RulePack | null, code: string): boolean =>
  pack?.classes.find((entry) => entry.code === code)?.eligible === false;

/** Whether the letter may still be told to feed supervision: nobody known stands behind it. */
export const mayBeSource = (form: ClassifyForm, authorship: string | undefined): boolean =>
  nameless.includes(form.class) || (authorship !== undefined && authorship !== 'co-ten');

/** The reasons that hold for the kind and class chosen; what was ticked before under another kind no longer counts. */
const reasonsOf = (form: ClassifyForm, pack: RulePack | null): string[] => {
  if (!isRefused(pack, form.class)) return [];
  return form.reasons.filter((code) => {
    const known = pack?.refusals.find((entry) => entry.code === code);
    return !known || known.kinds.some((kind) => kind === form.kind);
  });
};

/**
 * What to save, or what must be mended first. Only what differs is saved; `input` is null when nothing does. A
 * classification that says the same again but for its day is none.
 */
export function readClassify(
  form: ClassifyForm,
  { recId, letter, fields }: Pick<LetterDetail, 'recId' | 'letter' | 'fields'>,
  pack: RulePack | null,
): { readonly problems: ClassifyProblems; readonly input: SaveInput | null } {
  const on = parseDay(form.on);
  const reasons = reasonsOf(form, pack);
  const problems: ClassifyProblems = {
    ...(form.class === '' ? { class: 'classify.error.class' as const } : {}),
    ...(form.class === plainRefusal && reasons.length === 0 ? { reasons: 'classify.error.reasons' as const } : {}),
    ...(on === null ? { on: 'form.error.day' as const } : {}),
  };
  if (Object.keys(problems).length > 0 || on === null) return { problems, input: null };
  const classification: Classification = {
    class: form.class,
    criteria: [...form.criteria],
    reasons,
    ...(form.asSource && mayBeSource(form, letter.authorship) ? { asSource: true } : {}),
    on,
    ...(form.note.trim() === '' ? {} : { note: form.note.trim() }),
  };
  const changes: { [F in LetterField]?: Letter[F] | null } = {};
  if (!saysTheSame(classification, letter.classification)) changes.classification = classification;
  const kind = knownKind(form.kind);
  if (kind && kind !== letter.kind) changes.kind = kind;
  if (form.field !== (letter.field ?? '')) changes.field = form.field === '' ? null : form.field;
  const claims = (letter.claims ?? []).map((claim) => withRow(claim, form.claims));
  if (JSON.stringify(claims) !== JSON.stringify(letter.claims ?? [])) changes.claims = claims;
  const changed = Object.keys(changes) as LetterField[];
  const base = Object.fromEntries(changed.map((field) => [field, fields[field]?.heads ?? []]));
  return { problems, input: changed.length > 0 ? { recId, changes, base } : null };
}

const knownKind = (code: string): LetterKind | undefined => letterKinds.find((kind) => kind === code);

function saysTheSame(a: Classification, b: Classification | undefined): boolean {
  const said = ({ class: code, criteria, reasons, asSource = false, note = '' }: Classification) =>
    JSON.stringify([code, [...criteria].sort(), [...reasons].sort(), asSource, note]);
  return b !== undefined && said(a) === said(b);
}

/** The claim with what its row says; untouched rows leave it exactly as it is. */
function withRow(claim: Claim, rows: readonly ClaimRow[]): Claim {
  const row = rows.find(({ id }) => id === claim.id);
  if (!row) return claim;
  const next: Claim = { ...claim, kind: knownKind(row.kind) ?? claim.kind };
  for (const name of ['field', 'direction'] as const) {
    if (row[name] === (claim[name] ?? '')) continue;
    if (row[name] === '') delete next[name];
    else next[name] = row[name];
  }
  return next;
}

type Hint = LetterDetail['classificationHints'][number];

/** Whether the form already says what the desk suggests. */
export function isTaken(form: ClassifyForm, { what, code }: Hint): boolean {
  if (what === 'class') return form.class === code;
  if (what === 'as-source') return form.asSource;
  return (what === 'criterion' ? form.criteria : form.reasons).includes(code);
}

/** The form with a suggestion that the officer took, or took back. */
export function withHint(form: ClassifyForm, hint: Hint, taken: boolean): ClassifyForm {
  if (hint.what === 'class') return { ...form, class: taken ? hint.code : '' };
  if (hint.what === 'as-source') return { ...form, asSource: taken };
  const name = hint.what === 'criterion' ? 'criteria' : 'reasons';
  const others = form[name].filter((code) => code !== hint.code);
  return { ...form, [name]: taken ? [...others, hint.code] : others };
}
