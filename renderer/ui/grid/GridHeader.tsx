// biome-ignore-all lint/a11y/useSemanticElements: part of the virtual grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside are focusable
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { t } from '../../i18n/t';
import { isComposing } from '../hotkeys';
import { clampWidth, type DataColumn, type Sort } from './columns';

export interface GridHeaderProps<Id extends string> {
  readonly columns: readonly Pick<DataColumn<never, Id>, 'id' | 'header' | 'width' | 'sortable'>[];
  readonly marks: boolean;
  readonly sorts: readonly Sort<Id>[];
  /** `add` sorts by this column within the others. */
  readonly onSort?: ((column: Id, add: boolean) => void) | undefined;
  readonly onMove?: ((column: Id, by: -1 | 1) => void) | undefined;
  readonly onWidth?: ((column: Id, px: number) => void) | undefined;
  /** Down from the headings into the rows. */
  readonly onLeave: () => void;
}

const step = 16;

/**
 * The headings: one tab stop, arrows between them. Enter sorts, Shift+Enter (Shift+click) sorts within; Alt+arrows move
 * a column, Shift+arrows change its width, as dragging its edge does.
 */
export function GridHeader<Id extends string>(props: GridHeaderProps<Id>) {
  const { columns, sorts, onSort, onMove, onWidth } = props;
  const row = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<Id | null>(null);
  const keepFocus = useRef(false);
  const help = useId();
  const stop = columns.some(({ id }) => id === current) ? current : columns[0]?.id;

  const button = (id: Id | undefined) =>
    [...(row.current?.querySelectorAll<HTMLButtonElement>('[data-column]') ?? [])].find(
      ({ dataset }) => dataset.column === id,
    );
  useEffect(() => {
    // A moved heading is taken out of the page and put back: the focus follows it.
    if (keepFocus.current) button(stop ?? undefined)?.focus();
    keepFocus.current = false;
  });

  const widthOf = (id: Id) => {
    const cell = button(id)?.closest<HTMLElement>('[role="columnheader"]');
    const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    return cell
      ? (cell.getBoundingClientRect().width * 16) / rootPx
      : (columns.find((one) => one.id === id)?.width ?? 0);
  };
  const onKeyDown = (event: KeyboardEvent, id: Id) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey) return;
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    const handled = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === 'Enter') {
      handled();
      onSort?.(id, event.shiftKey);
    } else if (event.key === 'ArrowDown' && !event.altKey) {
      handled();
      props.onLeave();
    } else if (by !== 0 && event.altKey) {
      handled();
      keepFocus.current = true;
      onMove?.(id, by);
    } else if (by !== 0 && event.shiftKey) {
      handled();
      onWidth?.(id, clampWidth(widthOf(id) + by * step));
    } else if (by !== 0) {
      handled();
      const next = columns[columns.findIndex((one) => one.id === id) + by];
      if (next) button(next.id)?.focus();
    }
  };
  const drag = (event: PointerEvent<HTMLElement>, id: Id) => {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget;
    const from = event.clientX;
    const width = widthOf(id);
    const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const onDrag = (moved: globalThis.PointerEvent) =>
      onWidth?.(id, clampWidth(width + ((moved.clientX - from) * 16) / rootPx));
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', onDrag);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', onDrag), {
      once: true,
    });
  };

  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" aria-rowindex={1} className="grid-row" ref={row}>
        {props.marks && (
          <div role="columnheader" className="grid-cell grid-mark">
            <span className="visually-hidden">{t('grid.marks')}</span>
          </div>
        )}
        {columns.map((column) => {
          const place = sorts.findIndex((sort) => sort.column === column.id);
          const sort = sorts[place];
          const direction = sort && (sort.descending ? 'descending' : 'ascending');
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={place === 0 ? direction : undefined}
              className="grid-cell grid-heading"
            >
              <button
                type="button"
                className="grid-sort"
                data-column={column.id}
                tabIndex={column.id === stop ? 0 : -1}
                aria-describedby={onMove ? help : undefined}
                onFocus={() => setCurrent(column.id)}
                onKeyDown={(event) => onKeyDown(event, column.id)}
                onClick={(event) => column.sortable && onSort?.(column.id, event.shiftKey)}
              >
                <span className="grid-sort-label">{column.header}</span>
                {sort && (
                  <span className="grid-sort-mark" aria-hidden="true">
                    {sort.descending ? '▼' : '▲'}
                    {sorts.length > 1 && place + 1}
                  </span>
                )}
                {sort && place > 0 && (
                  <span className="visually-hidden">
                    {t(sort.descending ? 'grid.sortedDown' : 'grid.sortedUp', { place: place + 1 })}
                  </span>
                )}
              </button>
              {onWidth && (
                <span
                  aria-hidden="true"
                  className="grid-edge"
                  onPointerDown={(event) => drag(event, column.id)}
                  onClick={(event) => event.stopPropagation()}
                />
              )}
            </div>
          );
        })}
      </div>
      {onMove && (
        <span id={help} hidden>
          {t('grid.headingHelp')}
        </span>
      )}
    </div>
  );
}
