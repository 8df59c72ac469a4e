import {
  type Accused,
  accusedSchema,
  bookNumberSchema,
  type Claim,
  type Classification,
  claimSchema,
  classificationSchema,
  type LetterResult,
  type Related,
  relatedSchema,
  resultSchema,
  type Sender,
  senderSchema,
} from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';
import { formatDay } from '../../i18n/dates';
import { label, type TextKey, t } from '../../i18n/t';
import type { RuleGroup, Rules } from '../common/rules';

const dayFields: ReadonlySet<string> = new Set([
  'writtenOn',
  'postmarkedOn',
  'arrivedOn',
  'receivedOn',
  'decisionReceivedOn',
]);
const codeGroups: Readonly<Record<string, RuleGroup>> = {
  kind: 'kinds',
  source: 'sources',
  level: 'secrecy',
  authorship: 'authorships',
  direction: 'directions',
  status: 'statuses',
  field: 'fields',
};

/**
 * A field's value in words, one line per person or content, every part of it. What this version does not understand is
 * shown as it came, never left out: an officer who chooses between two values must see both. Two values read alike only
 * where they say the same to an officer (`false` and nothing, blanks at an end, the inner id of a content); where two
 * stand side by side, `valueTexts` tells even these apart.
 */
export function valueText(field: string, value: Value, rules: Rules): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t('history.empty');
  if (typeof value === 'string') {
    if (dayFields.has(field)) return formatDay(value);
    const group = codeGroups[field];
    return group ? rules.name(group, value) : value;
  }
  if (Array.isArray(value)) return value.map((item) => itemText(field, item, rules)).join('\n');
  if (typeof value !== 'object') return String(value);
  return groupText(field, value, rules) ?? JSON.stringify(value);
}

/** The words of several values of one field that stand side by side: those of two that differ are never alike. */
export function valueTexts(field: string, values: readonly Value[], rules: Rules): string[] {
  const texts = values.map((value) => valueText(field, value, rules));
  const raw = values.map((value) => JSON.stringify(value, inOrder));
  return texts.map((text, at) => {
    const isTwin = texts.some((other, i) => other === text && raw[i] !== raw[at]);
    return isTwin ? `${text} ${raw[at]}` : text;
  });
}

/** For JSON.stringify: the same for any order in which the parts were written. */
const inOrder = (_key: string, held: unknown): unknown =>
  held !== null && typeof held === 'object' && !Array.isArray(held)
    ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
    : held;

/** A field that is a group of values; null for one that this version does not know. */
function groupText(field: string, value: Value, rules: Rules): string | null {
  if (field === 'result') {
    const result = resultSchema.safeParse(value);
    return result.success ? resultText(result.data, rules) : null;
  }
  if (field === 'number') {
    const number = bookNumberSchema.safeParse(value);
    if (!number.success) return null;
    const { book, year, no } = number.data;
    return t('case.bookNumber', { no, book: rules.name('books', book), year: String(year) });
  }
  if (field === 'classification') {
    const found = classificationSchema.safeParse(value);
    return found.success ? classificationText(found.data, rules) : null;
  }
  return null;
}

function itemText(field: string, value: Value, rules: Rules): string {
  if (field === 'senders') {
    const sender = senderSchema.safeParse(value);
    if (sender.success) return senderText(sender.data);
  }
  if (field === 'accused') {
    const accused = accusedSchema.safeParse(value);
    if (accused.success) return accusedText(accused.data, rules);
  }
  if (field === 'related') {
    const related = relatedSchema.safeParse(value);
    if (related.success) return relatedText(related.data);
  }
  if (field === 'claims') {
    const claim = claimSchema.safeParse(value);
    if (claim.success) return claimText(claim.data, rules);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

type Part = string | false | undefined;

/** What holds a sign that parts or lines are told apart by is quoted, so that no text passes for two parts. */
const plain = (text: string): string => (/[;“”\n]/.test(text) ? `“${text.replaceAll('”', '””')}”` : text);
const first = (text: string): string => (text === t('letter.anonymous') ? `“${text}”` : plain(text));
const named = (key: TextKey, text: string | undefined): Part =>
  text && t('history.part', { name: t(key), text: plain(text) });
const joined = (parts: readonly Part[]): string => parts.filter(Boolean).join('; ');

const senderText = (sender: Sender): string =>
  joined([
    sender.name ? first(sender.name) : t('letter.anonymous'),
    named('form.sender.address', sender.address),
    named('form.sender.phone', sender.phone),
    named('form.sender.idNumber', sender.idNumber),
    named('history.organisation', sender.organisation),
    named('form.sender.proxyFor', sender.proxyFor),
    sender.partyMember && t('form.partyMember'),
  ]);

const accusedText = (accused: Accused, rules: Rules): string =>
  joined([
    accused.name ? first(accused.name) : t('letter.anonymous'),
    named('form.accused.office', accused.office),
    named('form.accused.unit', accused.unit),
    named('form.accused.rank', accused.rank && rules.name('ranks', accused.rank)),
    accused.collective && t('letter.collective'),
    accused.partyMember && t('form.partyMember'),
  ]);

const relatedText = (related: Related): string =>
  joined([
    related.name ? first(related.name) : t('letter.anonymous'),
    named('form.related.relation', related.relation),
    label('case.relatedOf', related.of),
  ]);

const claimText = (claim: Claim, rules: Rules): string =>
  joined([
    rules.name('kinds', claim.kind),
    named('letter.field', claim.field && rules.name('fields', claim.field)),
    named('letter.content', claim.text),
    named('letter.direction', claim.direction && rules.name('directions', claim.direction)),
    claim.result && t('history.part', { name: t('letter.result'), text: resultText(claim.result, rules) }),
  ]);

const resultText = (result: LetterResult, rules: Rules): string =>
  joined([
    plain(rules.name('results', result.code)),
    named('workflow.resultText', result.text),
    named('workflow.decidedOn', result.decidedOn && formatDay(result.decidedOn)),
    named('workflow.cause', result.cause && rules.name('causes', result.cause)),
    named('workflow.lateUnit', result.lateUnit),
    named('workflow.lateCause', result.lateCause),
  ]);

const classificationText = (found: Classification, rules: Rules): string =>
  joined([
    plain(rules.name('classes', found.class)),
    ...found.criteria.map((code) => named('history.criterion', rules.name('criteria', code))),
    ...found.reasons.map((code) => named('history.refusal', rules.name('refusals', code))),
    found.asSource && t('classify.asSource'),
    named('classify.on', formatDay(found.on)),
    named('classify.note', found.note),
  ]);
