import { t } from '../../i18n/t';
import { Button } from '../../ui';
import type { ListField } from '../../vault/api';
import { conditionWords } from './conditionWords';
import type { FieldNames } from './fieldNames';
import { type Filters, isFiltered, noFilters, withCondition } from './filters';

export interface FilterChipsProps {
  readonly filters: Filters;
  readonly names: FieldNames;
  readonly onChange: (filters: Filters) => void;
  readonly onEdit: (field: ListField) => void;
}

/** What the list is held to at the moment: each condition can be changed or taken away. */
export function FilterChips({ filters, names, onChange, onEdit }: FilterChipsProps) {
  if (!isFiltered(filters)) return null;
  const { due, todo } = filters;
  const special: readonly { readonly key: string; readonly words: string; readonly without: Partial<Filters> }[] = [
    ...(due ? [{ key: 'due', words: t(`register.only.${due}`), without: { due: null } }] : []),
    ...(todo ? [{ key: 'todo', words: t(`today.group.${todo}`), without: { todo: null } }] : []),
    ...(filters.conflictsOnly
      ? [{ key: 'conflicts', words: t('register.conflictsOnly'), without: { conflictsOnly: false } }]
      : []),
    ...(filters.unsentOnly ? [{ key: 'unsent', words: t('register.unsentOnly'), without: { unsentOnly: false } }] : []),
    ...(filters.deletedOnly
      ? [{ key: 'deleted', words: t('register.deletedOnly'), without: { deletedOnly: false } }]
      : []),
  ];
  const away = (words: string, run: () => void) => (
    <button type="button" className="chip-away" aria-label={t('filter.remove', { words })} onClick={run}>
      ×
    </button>
  );
  return (
    <ul className="chips" aria-label={t('filter.active')}>
      {special.map(({ key, words, without }) => (
        <li key={key} className="chip chip-filter">
          <span>{words}</span>
          {away(words, () => onChange({ ...filters, ...without }))}
        </li>
      ))}
      {filters.where.map((condition) => {
        const words = conditionWords(condition, names);
        return (
          <li key={condition.field} className="chip chip-filter">
            <button type="button" className="chip-words" onClick={() => onEdit(condition.field)}>
              {words}
            </button>
            {away(words, () => onChange(withCondition(filters, condition.field, null)))}
          </li>
        );
      })}
      <li>
        <Button size="small" tone="quiet" onClick={() => onChange({ ...noFilters, sorts: filters.sorts })}>
          {t('register.clearFilters')}
        </Button>
      </li>
    </ul>
  );
}
