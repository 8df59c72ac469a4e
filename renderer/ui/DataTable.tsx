// biome-ignore-all lint/a11y/useSemanticElements: rows that are not on screen do not exist, which a table element cannot say
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself takes the keys for its active row
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is one tab stop; its parts are told by aria-activedescendant
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: aria-colspan belongs to gridcell
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import { type DataColumn, gridTracks, type Sort } from './grid/columns';
import { GridHeader, type GridHeaderProps } from './grid/GridHeader';
import { GridRow } from './grid/GridRow';
import { useRowWindow } from './grid/useRowWindow';
import { gridMove } from './gridMove';
import { isComposing } from './hotkeys';

export type { DataColumn, Sort };

/** Rows that are marked, apart from the active one. Places are those of the whole list. */
export interface RowMarks<Row> {
  readonly has: (row: Row) => boolean;
  readonly toggle: (index: number) => void;
  /** From where the last mark was set to here. */
  readonly extendTo: (index: number) => void;
  readonly all: () => void;
  readonly none: () => void;
}

export interface DataTableProps<Row, Id extends string>
  extends Pick<GridHeaderProps<Id>, 'onSort' | 'onMove' | 'onWidth'> {
  readonly label: string;
  /** Kept the same between renders unless they change. */
  readonly columns: readonly DataColumn<Row, Id>[];
  readonly total: number;
  /** Row at a place of the whole list; undefined while it is being fetched. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Told which places are or soon will be on screen, so that they can be fetched. */
  readonly onRange?: (from: number, to: number) => void;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly sorts?: readonly Sort<Id>[];
  readonly marks?: RowMarks<Row>;
  /** Ctrl+C on the list itself. */
  readonly onCopy?: () => void;
  readonly rowClass?: (row: Row) => string;
  /** px; 32 unless said otherwise */
  readonly rowHeight?: number;
  readonly empty: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
}

const headHeight = 33;
const none: readonly Sort<never>[] = [];

/**
 * A list of any length of which only the rows in and near the view exist. It is one tab stop: arrows, Page keys, Home
 * and End move the active row (told to screen readers by aria-activedescendant), Enter opens it; with marks, Space marks
 * it, Shift with a moving key marks on the way, Ctrl+A marks all, Escape none. Ctrl+↑ leads to the headings.
 */
export function DataTable<Row extends object, Id extends string>(props: DataTableProps<Row, Id>) {
  const { columns, total, rowAt, active, onRange, marks, rowHeight = 32 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const view = useRowWindow(scroller, total, rowHeight, headHeight);
  const { from, to, show } = view;

  useEffect(() => onRange?.(from, Math.max(from, to - 1)), [onRange, from, to]);
  const filled = total > 0;
  const measured = view.visible > 1;
  // Before anything is painted: a list that is come back to never shows its top first.
  useLayoutEffect(() => {
    if (filled && measured) show(active);
  }, [active, filled, measured, show]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || isComposing(event.nativeEvent) || event.altKey) return;
    const run = keyAction(event, props, view.visible);
    if (run) {
      event.preventDefault();
      event.stopPropagation();
      run();
    }
  };
  const placeOf = (event: MouseEvent) => {
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    return line ? Number(line.dataset.index) : null;
  };
  const onClick = (event: MouseEvent) => {
    const index = placeOf(event);
    if (index === null) return;
    const onMark = (event.target as HTMLElement).closest('.grid-mark') !== null;
    if (marks && event.shiftKey) marks.extendTo(index);
    else if (marks && (event.ctrlKey || event.metaKey || onMark)) marks.toggle(index);
    props.onActive(index);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const index = placeOf(event);
    if (index !== null) props.onOpen(index);
  };

  const { tracks, width } = gridTracks(columns, marks !== undefined);
  const style = { '--grid-columns': tracks, '--grid-width': width, '--row-height': `${rowHeight}px` } as CSSProperties;
  const rowId = (index: number) => `${id}-row-${index}`;
  const places = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  return (
    <div
      ref={(element) => {
        scroller.current = element;
        assign(props.ref, element);
      }}
      className={marks ? 'grid grid-marked' : 'grid'}
      style={style}
      role="grid"
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + (marks ? 1 : 0)}
      aria-multiselectable={marks ? true : undefined}
      aria-activedescendant={active >= from && active < to ? rowId(active) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <GridHeader
        columns={columns}
        marks={marks !== undefined}
        sorts={props.sorts ?? none}
        onSort={props.onSort}
        onMove={props.onMove}
        onWidth={props.onWidth}
        onLeave={() => scroller.current?.focus()}
      />
      <div
        role="rowgroup"
        className="grid-body"
        style={{ height: view.height }}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
      >
        {places.map((index) => {
          const row = rowAt(index);
          return (
            <GridRow
              key={index}
              id={rowId(index)}
              index={index}
              top={view.top(index)}
              row={row}
              columns={columns}
              active={index === active}
              selected={marks ? row !== undefined && marks.has(row) : index === active}
              marks={marks !== undefined}
              className={row ? (props.rowClass?.(row) ?? '') : 'grid-row-waiting'}
            />
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

/** What a key does on the list; null when it is not the list's. */
function keyAction<Row, Id extends string>(
  event: KeyboardEvent<HTMLElement>,
  { active, total, marks, onActive, onOpen, onCopy }: DataTableProps<Row, Id>,
  page: number,
): (() => void) | null {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'a' && marks) return marks.all;
    if (key === 'c' && onCopy) return onCopy;
    if (key === 'arrowup')
      return () => event.currentTarget.querySelector<HTMLElement>('[data-column][tabindex="0"]')?.focus();
    if (key !== 'home' && key !== 'end') return null;
  }
  if (total === 0) return null;
  if (key === 'enter') return () => onOpen(active);
  if (key === ' ' && marks) return () => marks.toggle(active);
  if (key === 'escape' && marks) return marks.none;
  const target = gridMove(event.key, active, total, page);
  if (target === null) return null;
  return () => {
    if (event.shiftKey) marks?.extendTo(target);
    onActive(target);
  };
}

function assign(ref: Ref<HTMLDivElement> | undefined, element: HTMLDivElement | null): void {
  if (typeof ref === 'function') ref(element);
  else if (ref) ref.current = element;
}
