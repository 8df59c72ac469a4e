import {
  type Accused,
  accusedSchema,
  bookNumberSchema,
  claimSchema,
  classificationSchema,
  relatedSchema,
  resultSchema,
  type Sender,
  senderSchema,
} from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';
import { formatDay } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
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
 * A field's value in words, one line per person or content. What this version does not understand is shown as it came,
 * never left out: an officer who chooses between two values must see both.
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

/** A field that is a group of values; null for one that this version does not know. */
function groupText(field: string, value: Value, rules: Rules): string | null {
  if (field === 'result') {
    const result = resultSchema.safeParse(value);
    if (!result.success) return null;
    const { code, text, decidedOn, cause, lateUnit, lateCause } = result.data;
    return joined(
      [
        code && rules.name('results', code),
        text,
        decidedOn && formatDay(decidedOn),
        cause && rules.name('causes', cause),
        lateUnit && t('workflow.lateUnitLine', { unit: lateUnit }),
        lateCause,
      ],
      '; ',
    );
  }
  if (field === 'number') {
    const number = bookNumberSchema.safeParse(value);
    if (!number.success) return null;
    const { book, year, no } = number.data;
    return t('case.bookNumber', { no, book: rules.name('books', book), year: String(year) });
  }
  if (field === 'classification') {
    const found = classificationSchema.safeParse(value);
    if (!found.success) return null;
    const { criteria, reasons, on, note } = found.data;
    return joined(
      [
        rules.name('classes', found.data.class),
        ...criteria.map((code) => rules.name('criteria', code)),
        ...reasons.map((code) => rules.name('refusals', code)),
        formatDay(on),
        note,
      ],
      '; ',
    );
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
    if (accused.success) return accusedText(accused.data);
  }
  if (field === 'related') {
    const related = relatedSchema.safeParse(value);
    if (related.success)
      return joined([related.data.name, related.data.relation, label('case.relatedOf', related.data.of)]);
  }
  if (field === 'claims') {
    const claim = claimSchema.safeParse(value);
    if (claim.success) {
      const { kind, text, direction, result } = claim.data;
      return joined(
        [
          rules.name('kinds', kind),
          text,
          direction && rules.name('directions', direction),
          result && rules.name('results', result.code),
        ],
        '; ',
      );
    }
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const joined = (parts: readonly (string | undefined)[], by = ', '): string => parts.filter(Boolean).join(by);

const senderText = (sender: Sender): string =>
  joined([
    sender.name || t('letter.anonymous'),
    sender.address,
    sender.phone,
    sender.idNumber,
    sender.organisation,
    sender.proxyFor && t('case.proxyFor', { who: sender.proxyFor }),
  ]);

export const accusedText = (accused: Accused): string =>
  joined([accused.name, accused.office, accused.unit, accused.collective ? t('letter.collective') : undefined]);
