import { letterKinds, letterStatuses } from '../../../shared/model/letter';
import { parseDay } from '../../i18n/dates';
import { formatNumber, label, t } from '../../i18n/t';
import { Button, DateField } from '../../ui';
import type { ListCounts } from '../../vault/api';
import { Chip } from './Chip';
import { type Filters, isFiltered, noFilters, toggled } from './query';

export interface FilterBarProps {
  readonly filters: Filters;
  readonly counts: ListCounts | undefined;
  readonly onChange: (filters: Filters) => void;
}

/** Filters as chips that carry the counts of the whole register. */
export function FilterBar({ filters, counts, onChange }: FilterBarProps) {
  const set = (change: Partial<Filters>) => onChange({ ...filters, ...change });
  const count = (value: number | undefined) => (counts ? formatNumber(value ?? 0) : '');
  const dayError = (typed: string) => (typed.trim() === '' || parseDay(typed) ? undefined : t('register.badDay'));
  return (
    <div className="row">
      <fieldset className="chips" aria-label={t('register.filterKind')}>
        {letterKinds.map((kind) => (
          <Chip
            key={kind}
            label={label('kind', kind)}
            count={count(counts?.byKind[kind])}
            pressed={filters.kinds.includes(kind)}
            onPress={() => set({ kinds: toggled(filters.kinds, kind) })}
          />
        ))}
      </fieldset>
      <fieldset className="chips" aria-label={t('register.filterStatus')}>
        {letterStatuses.map((status) => (
          <Chip
            key={status}
            label={label('letterStatus', status)}
            count={count(counts?.byStatus[status])}
            pressed={filters.statuses.includes(status)}
            onPress={() => set({ statuses: toggled(filters.statuses, status) })}
          />
        ))}
        <Chip
          label={t('register.conflictsOnly')}
          count={count(counts?.conflicts)}
          pressed={filters.conflictsOnly}
          onPress={() => set({ conflictsOnly: !filters.conflictsOnly })}
        />
        <Chip
          label={t('register.deletedOnly')}
          count={count(counts?.deleted)}
          pressed={filters.deletedOnly}
          onPress={() => set({ deletedOnly: !filters.deletedOnly })}
        />
      </fieldset>
      <div className="row days">
        <span aria-hidden="true" className="dim">
          {t('register.arrivedFrom')}
        </span>
        <DateField
          label={t('register.arrivedFrom')}
          hideLabel
          value={filters.arrivedFrom}
          error={dayError(filters.arrivedFrom)}
          onChange={(arrivedFrom) => set({ arrivedFrom })}
        />
        <span aria-hidden="true" className="dim">
          {t('register.arrivedTo')}
        </span>
        <DateField
          label={t('register.arrivedTo')}
          hideLabel
          value={filters.arrivedTo}
          error={dayError(filters.arrivedTo)}
          onChange={(arrivedTo) => set({ arrivedTo })}
        />
      </div>
      {isFiltered(filters) && (
        <Button size="small" tone="quiet" onClick={() => onChange({ ...noFilters, sort: filters.sort })}>
          {t('register.clearFilters')}
        </Button>
      )}
    </div>
  );
}
