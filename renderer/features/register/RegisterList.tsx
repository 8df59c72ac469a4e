import { useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../i18n/t';
import { announce, Button, DataTable, useHotkeys, useTextSize } from '../../ui';
import type { ListField } from '../../vault/api';
import { BulkDialog } from '../bulk/BulkDialog';
import { BulkListDialog } from '../bulk/BulkListDialog';
import { useScreenActions } from '../common/actions';
import { ErrorBanner } from '../common/ErrorBanner';
import { highestOf, useMarkingLevel } from '../common/marking';
import { useRouter } from '../common/route';
import { actionsOf, registerKeys } from '../common/screenKeys';
import { useDebounced } from '../common/useDebounced';
import { useOpenLetter, useVault, useVaultQuery } from '../common/vault';
import { ExportDialog } from '../exchange/ExportDialog';
import { heldTo } from '../exchange/heldTo';
import { ColumnsDialog } from './ColumnsDialog';
import type { ColumnId } from './columnIds';
import { useRegisterColumns } from './columns';
import { Facets, facetFields } from './Facets';
import { FilterChips } from './FilterChips';
import { FilterDialog } from './FilterDialog';
import { useFieldNames } from './fieldNames';
import { type Filters, isFiltered, sortedBy, toQuery } from './filters';
import { type Layout, moved, rowHeights, widened } from './layout';
import { useRegisterMemory } from './memory';
import { SearchBox } from './SearchBox';
import { Totals, totalFields } from './Totals';
import { useCopy } from './useCopy';
import { useMarks } from './useMarks';
import { useRows } from './useRows';
import { ViewsDialog } from './ViewsDialog';
import type { SavedViews } from './views';

export interface RegisterListProps {
  readonly layout: Layout;
  readonly saved: SavedViews;
  readonly onLayout: (layout: Layout, waitMs?: number) => void;
  readonly onSaved: (change: (saved: SavedViews) => SavedViews) => void;
}

type Panel =
  | { readonly what: 'filter'; readonly field: ListField }
  | { readonly what: 'columns' | 'views' | 'bulk' | 'bulkDone' | 'export' };
const dragMs = 400;
/** How long a row is active until its letter is likely to be opened next. */
const dwellMs = 50;

/** The register as it is laid out: found as one types, narrowed, sorted, marked, copied, changed. */
export function RegisterList({ layout, saved, onLayout, onSaved }: RegisterListProps) {
  const { go } = useRouter();
  const openLetter = useOpenLetter();
  const memory = useRegisterMemory();
  const names = useFieldNames();
  const allColumns = useRegisterColumns();
  const { percent } = useTextSize();
  const [filters, setFilters] = useState(memory.current.filters!);
  const [active, setActive] = useState(memory.current.active);
  const [panel, setPanel] = useState<Panel | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);

  const settled = useDebounced(filters, 40);
  const query = useMemo(() => toQuery(settled), [settled]);
  const { view, handle, rowAt, onRange, level } = useRows(query);
  const total = view.data?.total ?? 0;
  const current = Math.min(active, Math.max(0, total - 1));
  const question = useMemo(() => JSON.stringify({ ...query, sorts: [] }), [query]);
  const { marks, gestures } = useMarks({ handle, total, active: current, rowAt, query, question });
  const counts = useVaultQuery('letters', 'list.counts', {});
  const divided = useDebounced(handle, 150);
  const facets = useVaultQuery(
    'letters',
    'list.facets',
    { view: divided ?? 0, fields: [...facetFields, ...totalFields] },
    { enabled: divided !== null, placeholderData: (former) => former, gcTime: 0 },
  );
  // What stands further down is told by the counts, which the vault has anyway a moment later.
  useMarkingLevel(highestOf([level, ...Object.keys(facets.data?.facets.level ?? {})]));
  const columns = useMemo(
    () =>
      layout.columns.map((id) => {
        const { grow, ...column } = allColumns[id];
        const width = layout.widths[id];
        if (width !== undefined) return { ...column, width };
        return grow === undefined ? column : { ...column, grow };
      }),
    [allColumns, layout.columns, layout.widths],
  );
  const copy = useCopy(columns);
  const vault = useVault();
  const near = rowAt(current)?.recId;
  useEffect(() => {
    if (near === undefined) return;
    const timer = setTimeout(() => void vault.call('letter.near', { recId: near }), dwellMs);
    return () => clearTimeout(timer);
  }, [vault, near]);

  const change = (next: Filters) => {
    setFilters(next);
    setActive(0);
    memory.current.filters = next;
    memory.current.active = 0;
  };
  const activate = (index: number) => {
    setActive(index);
    memory.current.active = index;
  };
  const open = (index: number) => {
    const row = rowAt(index);
    if (row) openLetter(row.recId);
  };
  const toList = () => grid.current?.focus();
  const close = () => {
    setPanel(null);
    toList();
  };
  const focusSearch = () => {
    search.current?.focus();
    search.current?.select();
  };
  const copyMarked = () => {
    const row = rowAt(current);
    const chosen = marks.size > 0 || !row ? marks : new Map([[row.recId, current]]);
    if (handle !== null && chosen.size > 0) void copy({ view: handle, total }, query, chosen);
  };
  const filter = (field: ListField) => setPanel({ what: 'filter', field });

  useHotkeys({ '/': focusSearch });
  const chosen = marks.size > 0;
  useScreenActions([
    ...actionsOf(registerKeys, t, {
      search: focusSearch,
      new: () => go({ screen: 'intake' }),
      filter: () => filter('status'),
      columns: () => setPanel({ what: 'columns' }),
      views: () => setPanel({ what: 'views' }),
      facets: () => onLayout({ ...layout, facets: !layout.facets }),
      export: () => setPanel({ what: 'export' }),
      bulk: chosen ? () => setPanel({ what: 'bulk' }) : null,
      bulkDone: () => setPanel({ what: 'bulkDone' }),
    }),
    ...(chosen ? [{ id: 'copy', label: t('register.copy', { count: marks.size }), run: copyMarked }] : []),
  ]);
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
        <div className="row">
          <span className="dim number">
            {view.data ? t('register.found', { total, ms: Math.round(view.data.tookMs) }) : t('register.searching')}
          </span>
          <Button keys="F" onClick={() => filter('status')}>
            {t('register.filter')}
          </Button>
          <Button keys="C" onClick={() => setPanel({ what: 'columns' })}>
            {t('register.columns')}
          </Button>
          <Button keys="V" onClick={() => setPanel({ what: 'views' })}>
            {t('register.views')}
          </Button>
          <Button
            keys="T"
            pressed={layout.facets}
            label={t('register.facetsToggle')}
            onClick={() => onLayout({ ...layout, facets: !layout.facets })}
          >
            {t('register.facetsShort')}
          </Button>
          <Button keys="X" onClick={() => setPanel({ what: 'export' })}>
            {t('export.button')}
          </Button>
          <Button tone="primary" keys="N" onClick={() => go({ screen: 'intake' })}>
            {t('register.new')}
          </Button>
        </div>
      </div>
      <SearchBox ref={search} text={filters.text} onChange={(text) => change({ ...filters, text })} onLeave={toList} />
      <FilterChips filters={filters} names={names} onChange={change} onEdit={filter} />
      {view.error && <ErrorBanner error={view.error} onRetry={() => void view.refetch()} />}
      <div className="register-body">
        <div className="register-list">
          <DataTable
            ref={grid}
            label={t('register.title')}
            columns={columns}
            total={total}
            rowAt={rowAt}
            onRange={onRange}
            active={current}
            onActive={activate}
            onOpen={open}
            sorts={filters.sorts}
            onSort={(column, add) => {
              if (column !== 'flags') change({ ...filters, sorts: sortedBy(filters.sorts, column, add) });
            }}
            onMove={(column: ColumnId, by) => onLayout(moved(layout, column, by), dragMs)}
            onWidth={(column: ColumnId, px) => onLayout(widened(layout, column, px), dragMs)}
            marks={gestures}
            onCopy={copyMarked}
            rowHeight={Math.round((rowHeights[layout.density] * percent) / 100)}
            rowClass={(row) => (row.deleted && !filters.deletedOnly ? 'grid-row-deleted' : '')}
            empty={
              view.data ? t(isFiltered(filters) ? 'register.empty' : 'register.emptyAll') : t('register.searching')
            }
          />
          <div className="register-foot">
            <Totals total={total} marked={marks.size} totals={facets.data?.totals ?? {}} />
            {marks.size > 0 && (
              <div className="row">
                <Button size="small" tone="primary" keys="B" onClick={() => setPanel({ what: 'bulk' })}>
                  {t('register.bulkShort')}
                </Button>
                <Button size="small" keys="Ctrl+C" onClick={copyMarked}>
                  {t('register.copyShort')}
                </Button>
                <Button size="small" tone="quiet" keys="Esc" onClick={gestures.none}>
                  {t('register.unmark')}
                </Button>
              </div>
            )}
          </div>
        </div>
        {layout.facets && (
          <Facets
            filters={filters}
            names={names}
            found={facets.data?.facets ?? {}}
            counts={counts.data}
            onChange={change}
          />
        )}
      </div>
      {panel?.what === 'filter' && (
        <FilterDialog
          filters={filters}
          names={names}
          field={panel.field}
          found={facets.data?.facets ?? {}}
          onChange={change}
          onClose={close}
        />
      )}
      {panel?.what === 'columns' && (
        <ColumnsDialog layout={layout} columns={allColumns} onChange={onLayout} onClose={close} />
      )}
      {panel?.what === 'views' && (
        <ViewsDialog
          saved={saved}
          now={{ filters, layout }}
          onChange={onSaved}
          onApply={(chosen) => {
            change(chosen.filters);
            onLayout(chosen.layout);
            close();
          }}
          onClose={close}
        />
      )}
      {panel?.what === 'export' && (
        <ExportDialog
          query={query}
          total={total}
          held={heldTo(settled, names)}
          marks={marks}
          shown={layout.columns}
          columns={allColumns}
          onClose={close}
        />
      )}
      {panel?.what === 'bulk' && <BulkDialog recIds={[...marks.keys()]} onClose={close} />}
      {panel?.what === 'bulkDone' && <BulkListDialog onClose={close} />}
    </section>
  );
}
