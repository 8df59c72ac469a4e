import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { type Condition, listFields } from '../../vault/api';
import type { FieldNames } from './fieldNames';

/** A condition as an officer would say it. */
export function conditionWords(condition: Condition, names: FieldNames): string {
  const field = names.field(condition.field);
  switch (condition.op) {
    case 'in':
      return t('filter.is', {
        field,
        values: condition.values.map((one) => names.value(condition.field, one)).join(', '),
      });
    case 'has':
      return t('filter.has', { field, text: condition.text.trim() });
    case 'empty':
      return t('filter.empty', { field });
    case 'filled':
      return t('filter.filled', { field });
    default: {
      const shown = (bound: string | number | undefined) =>
        listFields[condition.field] === 'day' ? formatDay(String(bound)) : String(bound);
      if (condition.to === undefined) return t('filter.from', { field, from: shown(condition.from) });
      if (condition.from === undefined) return t('filter.to', { field, to: shown(condition.to) });
      return t('filter.between', { field, from: shown(condition.from), to: shown(condition.to) });
    }
  }
}
