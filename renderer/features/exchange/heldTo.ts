import { t } from '../../i18n/t';
import { conditionWords } from '../register/conditionWords';
import type { FieldNames } from '../register/fieldNames';
import type { Filters } from '../register/filters';

/**
 * What a list is held to, as its own heading tells it. Words that were looked for are left out: who looked for a
 * denouncer by name would else write beside the covered row who it is.
 */
export function heldTo(filters: Filters, names: FieldNames): readonly string[] {
  const { due, text, todo } = filters;
  return [
    ...(text.trim() === '' ? [] : [t('export.byWords')]),
    ...(due ? [t(`register.only.${due}`)] : []),
    ...(todo ? [t(`today.group.${todo}`)] : []),
    ...(filters.conflictsOnly ? [t('register.conflictsOnly')] : []),
    ...(filters.unsentOnly ? [t('register.unsentOnly')] : []),
    ...(filters.deletedOnly ? [t('register.deletedOnly')] : []),
    ...filters.where.map((condition) =>
      condition.op === 'has'
        ? t('export.byWordsIn', { field: names.field(condition.field) })
        : conditionWords(condition, names),
    ),
  ];
}
