import { useState } from 'react';
import { formatNumber, t } from '../../i18n/t';
import { Disclosure } from '../../ui';
import type { ListCounts, ListField } from '../../vault/api';
import { Chip } from './Chip';
import type { FieldNames } from './fieldNames';
import { conditionOn, type Filters, isChosen, toggleValue } from './filters';

/** Fields by which the letters of the list are divided. */
export const facetFields: readonly ListField[] = [
  'status',
  'kind',
  'direction',
  'result',
  'class',
  'source',
  'field',
  'criteria',
  'reasons',
  'rank',
  'claimKind',
  'claimStatus',
  'level',
  'authorship',
  'assignee',
  'transferTo',
  'transferState',
  'unit',
];
const openAtFirst: ReadonlySet<ListField> = new Set(['status', 'kind', 'direction']);
const few = 6;

export interface FacetsProps {
  readonly filters: Filters;
  readonly names: FieldNames;
  readonly found: Readonly<Partial<Record<ListField, Readonly<Record<string, number>>>>>;
  readonly counts: ListCounts | undefined;
  readonly onChange: (filters: Filters) => void;
}

/** How the letters that were found divide; pressing a value narrows to it. */
export function Facets({ filters, names, found, counts, onChange }: FacetsProps) {
  const set = (change: Partial<Filters>) => onChange({ ...filters, ...change });
  const due = (which: 'overdue' | 'soon') => set({ due: filters.due === which ? null : which });
  const count = (value: number | undefined) => (value === undefined ? '' : formatNumber(value));
  return (
    <aside className="facets" aria-label={t('register.facets')}>
      <fieldset className="chips" aria-label={t('register.attention')}>
        {(['overdue', 'soon'] as const).map((which) => (
          <Chip
            key={which}
            label={t(`register.only.${which}`)}
            count=""
            pressed={filters.due === which}
            onPress={() => due(which)}
          />
        ))}
        <Chip
          label={t('register.conflictsOnly')}
          count={count(counts?.conflicts)}
          pressed={filters.conflictsOnly}
          onPress={() => set({ conflictsOnly: !filters.conflictsOnly })}
        />
        <Chip
          label={t('register.unsentOnly')}
          count=""
          pressed={filters.unsentOnly}
          onPress={() => set({ unsentOnly: !filters.unsentOnly })}
        />
        <Chip
          label={t('register.deletedOnly')}
          count={count(counts?.deleted)}
          pressed={filters.deletedOnly}
          onPress={() => set({ deletedOnly: !filters.deletedOnly })}
        />
      </fieldset>
      {facetFields.map((field) => {
        const values = Object.entries(found[field] ?? {});
        const isUseful = values.length > 1 || conditionOn(filters, field) !== undefined;
        if (!isUseful || values.every(([value]) => value === '')) return null;
        return (
          <Disclosure key={field} summary={<strong>{names.field(field)}</strong>} open={openAtFirst.has(field)}>
            <FacetValues field={field} values={values} filters={filters} names={names} onChange={onChange} />
          </Disclosure>
        );
      })}
    </aside>
  );
}

interface FacetValuesProps extends Pick<FacetsProps, 'filters' | 'names' | 'onChange'> {
  readonly field: ListField;
  readonly values: readonly (readonly [string, number])[];
}

function FacetValues({ field, values, filters, names, onChange }: FacetValuesProps) {
  const [all, setAll] = useState(false);
  const sorted = values.toSorted(([, a], [, b]) => b - a);
  const shown = sorted.filter(([value], place) => all || place < few || isChosen(filters, field, value));
  return (
    <ul className="facet-values">
      {shown.map(([value, count]) => (
        <li key={value}>
          <button
            type="button"
            className="facet"
            aria-pressed={isChosen(filters, field, value)}
            onClick={() => onChange(toggleValue(filters, field, value))}
          >
            <span className="facet-name">{names.value(field, value)}</span>
            <span className="number">{formatNumber(count)}</span>
          </button>
        </li>
      ))}
      {sorted.length > shown.length && (
        <li>
          <button type="button" className="facet" onClick={() => setAll(true)}>
            {t('register.moreValues', { count: sorted.length - shown.length })}
          </button>
        </li>
      )}
    </ul>
  );
}
