// biome-ignore-all lint/a11y/useSemanticElements: rows that are not on screen do not exist, which a table element cannot say
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is one tab stop; rows are told by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself takes the keys for its active row
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: aria-colspan belongs to gridcell
import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react';
import { gridMove } from './gridMove';
import { isComposing } from './hotkeys';
import { SortHeader } from './SortHeader';

export interface DataColumn<Row, Id extends string = string> {
  readonly id: Id;
  readonly header: string;
  /** A CSS grid track: `110px`, `minmax(160px, 2fr)`. */
  readonly width: string;
  readonly sortable?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface Sort<Id extends string = string> {
  readonly column: Id;
  readonly descending: boolean;
}

export interface DataTableProps<Row, Id extends string> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row, Id>[];
  readonly total: number;
  /** Row at a place of the whole list; undefined while it is being fetched. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Told which places are on screen, so that they can be fetched. */
  readonly onRange?: (from: number, to: number) => void;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly sort?: Sort<Id>;
  readonly onSort?: (column: Id) => void;
  readonly rowClass?: (row: Row) => string;
  readonly empty: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
}

const rowHeight = 32;
const pageRows = 15;
const features = tableFeatures({});

/**
 * A list of any length of which only the visible rows exist. It is one tab stop: arrows, Page keys, Home and End move
 * the active row (told to screen readers by aria-activedescendant), Enter opens it.
 */
export function DataTable<Row extends object, Id extends string>(props: DataTableProps<Row, Id>) {
  const { columns, total, rowAt, active, onRange } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  });
  const items = virtualizer.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;

  useEffect(() => onRange?.(from, to), [onRange, from, to]);
  useEffect(() => {
    if (active < total) virtualizer.scrollToIndex(active, { align: 'auto' });
  }, [active, total, virtualizer]);

  const present = items.map((item) => ({ item, row: rowAt(item.index) }));
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map((column) =>
      helper.display({ id: column.id, header: column.header, cell: (context) => column.cell(context.row.original) }),
    );
  }, [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: present.flatMap(({ row }) => (row ? [row] : [])),
  });
  const tableRows = table.getRowModel().rows;
  let next = 0;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && total > 0) {
      event.preventDefault();
      props.onOpen(active);
      return;
    }
    const target = gridMove(event.key, active, total, pageRows);
    if (target === null) return;
    event.preventDefault();
    props.onActive(target);
  };

  const tracks = { '--grid-columns': columns.map((column) => column.width).join(' ') } as CSSProperties;
  const rowId = (index: number) => `${id}-row-${index}`;
  return (
    <div
      ref={(element) => {
        scroller.current = element;
        assign(props.ref, element);
      }}
      className="grid"
      style={tracks}
      role="grid"
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-activedescendant={active >= from && active <= to && total > 0 ? rowId(active) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="grid-head">
        <div role="row" aria-rowindex={1} className="grid-row">
          {table.getFlatHeaders().map((header, place) => {
            const column = columns[place]!;
            return (
              <SortHeader
                key={header.id}
                label={column.header}
                direction={
                  props.sort?.column === column.id ? (props.sort.descending ? 'descending' : 'ascending') : null
                }
                onSort={column.sortable && props.onSort ? () => props.onSort?.(column.id) : undefined}
              />
            );
          })}
        </div>
      </div>
      <div role="rowgroup" className="grid-body" style={{ height: virtualizer.getTotalSize() }}>
        {present.map(({ item, row }) => {
          const tableRow = row ? tableRows[next++] : undefined;
          return (
            <div
              key={item.key}
              id={rowId(item.index)}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={item.index === active}
              className={`grid-row grid-line ${row ? (props.rowClass?.(row) ?? '') : 'grid-row-waiting'}`}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => props.onActive(item.index)}
              onDoubleClick={() => props.onOpen(item.index)}
            >
              {tableRow?.getAllCells().map((cell) => (
                <div key={cell.id} role="gridcell" className="grid-cell">
                  <table.FlexRender cell={cell} />
                </div>
              )) ?? <div role="gridcell" className="grid-cell" aria-busy="true" />}
            </div>
          );
        })}
      </div>
      {total === 0 && (
        <div role="rowgroup">
          <div role="row">
            <div role="gridcell" className="grid-empty" aria-colspan={columns.length}>
              {props.empty}
            </div>
          </div>
        </div>
      )}
    </div>
  );
}

function assign(ref: Ref<HTMLDivElement> | undefined, element: HTMLDivElement | null): void {
  if (typeof ref === 'function') ref(element);
  else if (ref) ref.current = element;
}
