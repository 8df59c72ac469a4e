import { type Accused, accusedSchema, resultSchema, type Sender, senderSchema } from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';
import { formatDay } from '../../i18n/dates';
import { label, t } from '../../i18n/t';

const dayFields: ReadonlySet<string> = new Set(['writtenOn', 'postmarkedOn', 'arrivedOn', 'receivedOn']);
const codeGroups: Readonly<Record<string, string>> = {
  kind: 'kind',
  source: 'source',
  level: 'level',
  authorship: 'authorship',
  direction: 'direction',
  status: 'letterStatus',
};

/**
 * A field's value in words, one line per person. What this version does not understand is shown as it came, never
 * left out: an officer who chooses between two values must see both.
 */
export function valueText(field: string, value: Value): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t('history.empty');
  if (typeof value === 'string') {
    if (dayFields.has(field)) return formatDay(value);
    const group = codeGroups[field];
    return group ? label(group, value) : value;
  }
  if (Array.isArray(value)) return value.map((item) => partyText(field, item)).join('\n');
  const result = field === 'result' ? resultSchema.safeParse(value) : null;
  if (result?.success) {
    const { code, text, decidedOn } = result.data;
    return [code && label('result', code), text, decidedOn && formatDay(decidedOn)].filter(Boolean).join('; ');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function partyText(field: string, value: Value): string {
  if (field === 'senders') {
    const sender = senderSchema.safeParse(value);
    if (sender.success) return senderText(sender.data);
  }
  if (field === 'accused') {
    const accused = accusedSchema.safeParse(value);
    if (accused.success) return accusedText(accused.data);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const joined = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(', ');

export const senderText = (sender: Sender): string =>
  joined([sender.name || t('letter.anonymous'), sender.address, sender.phone, sender.idNumber, sender.organisation]);

export const accusedText = (accused: Accused): string =>
  joined([accused.name, accused.office, accused.unit, accused.collective ? t('letter.collective') : undefined]);
