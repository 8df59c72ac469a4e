import { assigneeText } from '../../../shared/model/bulk';
import { type LetterField, type LetterStatus, letterStatuses } from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';
import { formatDay, parseDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import type { BulkInput, BulkRow } from '../../vault/api/bulk';
import type { RuleGroup, Rules } from '../common/rules';
import { valueText } from '../letters/values';

/** Fields that may get one value for several letters; what identifies a person or a letter is given one by one. */
export const bulkFields = {
  source: 'sources',
  field: 'fields',
  direction: 'directions',
  level: 'secrecy',
  authorship: 'authorships',
  receivedOn: 'day',
} as const satisfies Partial<Record<LetterField, RuleGroup | 'day'>>;
export type BulkField = keyof typeof bulkFields;

export const bulkKinds = ['field', 'assign', 'move', 'delete'] as const;
export type BulkKind = (typeof bulkKinds)[number];

/** What was entered for a change, as typed. */
export interface BulkDraft {
  readonly what: BulkKind;
  readonly field: BulkField;
  readonly value: string;
  readonly role: string;
  /** Of whom it is assigned to; '' for a person without one. */
  readonly account: string;
  readonly person: string;
  readonly to: string;
  readonly reason: string;
  /** Day of a move; '' for today. */
  readonly on: string;
}

export const emptyDraft: BulkDraft = {
  what: 'field',
  field: 'source',
  value: '',
  role: '',
  account: '',
  person: '',
  to: '',
  reason: '',
  on: '',
};

type Missing = 'value' | 'role' | 'person' | 'to' | 'on' | 'reason';

/** What is missing or no day; empty when the change can be looked at. */
export function missingIn(draft: BulkDraft): readonly Missing[] {
  const blank = (field: Missing) => draft[field].trim() === '';
  switch (draft.what) {
    case 'field':
      return blank('value') || (bulkFields[draft.field] === 'day' && !parseDay(draft.value)) ? ['value'] : [];
    case 'assign':
      return (['role', 'person'] as const).filter(blank);
    case 'move':
      return [
        ...(blank('to') ? (['to'] as const) : []),
        ...(blank('on') || parseDay(draft.on) ? [] : (['on'] as const)),
      ];
    case 'delete':
      return blank('reason') ? ['reason'] : [];
  }
}

/** The change for the vault. */
export function changeOf(draft: BulkDraft): BulkInput['change'] {
  const reason = draft.reason.normalize('NFC').trim();
  switch (draft.what) {
    case 'field': {
      const value = bulkFields[draft.field] === 'day' ? (parseDay(draft.value) ?? '') : draft.value;
      return { what: 'field', field: draft.field, value };
    }
    case 'assign': {
      const person = draft.person.normalize('NFC').trim();
      return { what: 'assign', role: draft.role, person, ...(draft.account ? { account: draft.account } : {}) };
    }
    case 'move': {
      const to = letterStatuses.find((status) => status === draft.to) as LetterStatus;
      const on = parseDay(draft.on);
      return { what: 'move', to, ...(reason ? { reason } : {}), ...(on ? { on } : {}) };
    }
    case 'delete':
      return { what: 'delete', reason };
  }
}

/** A whole change in a few words, as a list of changes names it. */
export function changeWords(change: BulkInput['change'], rules: Rules): string {
  switch (change.what) {
    case 'field': {
      const value = change.value === null ? t('history.empty') : valueText(change.field, change.value, rules);
      return t('bulk.did.field', { field: t(`letter.${change.field}`), value });
    }
    case 'assign':
      return t('bulk.did.assign', { person: assigneeText(change), role: rules.name('roles', change.role) });
    case 'move':
      return change.on === undefined
        ? t('bulk.did.move', { to: rules.name('statuses', change.to) })
        : t('bulk.did.moveOn', { to: rules.name('statuses', change.to), on: formatDay(change.on) });
    case 'delete':
      return t('bulk.did.delete', { reason: change.reason });
  }
}

/** Both states of a letter in words; `undoing` a change turns the states of a deleted one round. */
export function rowWords(
  { before, after }: Pick<BulkRow, 'before' | 'after'>,
  change: BulkInput['change'],
  rules: Rules,
  undoing = false,
): { readonly before: string; readonly after: string } {
  if (change.what === 'delete') {
    const [stands, deleted] = [t('bulk.stands'), t('bulk.deleted')];
    return undoing ? { before: deleted, after: stands } : { before: stands, after: deleted };
  }
  const words = (text: string): string => {
    if (text === '') return t('history.empty');
    if (change.what === 'move') return rules.name('statuses', text);
    return change.what === 'field' ? valueText(change.field, text as Value, rules) : text;
  };
  return { before: words(before), after: words(after) };
}
