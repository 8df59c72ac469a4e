import { useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../i18n/t';
import { announce, Button, DataTable, TextField, useHotkeys } from '../../ui';
import type { SortColumn } from '../../vault/api';
import { ErrorBanner } from '../common/ErrorBanner';
import { useRouter } from '../common/route';
import { useDebounced } from '../common/useDebounced';
import { useVaultQuery } from '../common/vault';
import { registerColumns } from './columns';
import { FilterBar } from './FilterBar';
import { useRegisterMemory } from './memory';
import { type Filters, isFiltered, toQuery } from './query';
import { useRows } from './useRows';

/** Sổ đơn thư: every letter the account may read, found as one types. */
export function Register() {
  const { go } = useRouter();
  const memory = useRegisterMemory();
  const [filters, setFilters] = useState(memory.current.filters);
  const [active, setActive] = useState(memory.current.active);
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);

  const typed = useDebounced(filters, 40);
  const query = useMemo(() => toQuery(typed), [typed]);
  const { view, rowAt, onRange } = useRows(query);
  const counts = useVaultQuery('letters', 'list.counts', {});
  const total = view.data?.total ?? 0;

  const change = (next: Filters) => {
    setFilters(next);
    setActive(0);
    memory.current = { filters: next, active: 0 };
  };
  const activate = (index: number) => {
    setActive(index);
    memory.current.active = index;
  };
  const open = (index: number) => {
    const row = rowAt(index);
    if (row) go({ screen: 'letter', recId: row.recId });
  };
  const sortBy = (column: SortColumn | 'flags') => {
    if (column === 'flags') return;
    const descending = filters.sort.column === column ? !filters.sort.descending : false;
    change({ ...filters, sort: { column, descending } });
  };
  const focusSearch = () => {
    search.current?.focus();
    search.current?.select();
  };

  useHotkeys({ '/': focusSearch, 'ctrl+f': focusSearch, n: () => go({ screen: 'intake' }) });
  useEffect(() => {
    grid.current?.focus();
  }, []);
  useEffect(() => {
    if (view.data && !view.isPlaceholderData) announce(t('register.announced', { total: view.data.total }));
  }, [view.data, view.isPlaceholderData]);

  return (
    <section className="screen" aria-label={t('register.title')}>
      <div className="screen-head">
        <h1>{t('register.title')}</h1>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow down leaves the search box for the list */}
        <div
          className="search-box"
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
            if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
            event.preventDefault();
            grid.current?.focus();
          }}
        >
          <TextField
            ref={search}
            label={t('register.search')}
            hideLabel
            placeholder={t('register.searchPlaceholder')}
            value={filters.text}
            onChange={(text) => change({ ...filters, text })}
            maxLength={200}
          />
        </div>
        <div className="row">
          <span className="dim number">
            {view.data ? t('register.found', { total, ms: Math.round(view.data.tookMs) }) : t('register.searching')}
          </span>
          <Button tone="primary" keys="N" onClick={() => go({ screen: 'intake' })}>
            {t('register.new')}
          </Button>
        </div>
      </div>
      <FilterBar filters={filters} counts={counts.data} onChange={change} />
      {view.error && <ErrorBanner error={view.error} onRetry={() => void view.refetch()} />}
      <DataTable
        ref={grid}
        label={t('register.title')}
        columns={registerColumns}
        total={total}
        rowAt={rowAt}
        onRange={onRange}
        active={Math.min(active, Math.max(0, total - 1))}
        onActive={activate}
        onOpen={open}
        sort={filters.sort}
        onSort={sortBy}
        rowClass={(row) => (row.deleted ? 'grid-row-deleted' : '')}
        empty={view.data ? t(isFiltered(filters) ? 'register.empty' : 'register.emptyAll') : t('register.searching')}
      />
    </section>
  );
}
