// biome-ignore-all lint/a11y/useSemanticElements: rows that are not on screen do not exist, which a table element cannot say
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is one tab stop; rows are told by aria-activedescendant
import { memo } from 'react';
import type { DataColumn } from './columns';

export interface GridRowProps<Row> {
  readonly id: string;
  readonly index: number;
  /** px within the scrolled element */
  readonly top: number;
  /** undefined while it is being fetched */
  readonly row: Row | undefined;
  readonly columns: readonly DataColumn<Row>[];
  readonly active: boolean;
  readonly selected: boolean;
  readonly marks: boolean;
  readonly className: string;
}

function Line<Row>({ id, index, top, row, columns, active, selected, marks, className }: GridRowProps<Row>) {
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-index={index}
      data-active={active || undefined}
      className={`grid-row grid-line ${className}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      {marks && (
        <div role="gridcell" className="grid-cell grid-mark">
          <span className="grid-tick" aria-hidden="true" />
        </div>
      )}
      {row
        ? columns.map((column) => (
            <div key={column.id} role="gridcell" className="grid-cell">
              {column.cell(row)}
            </div>
          ))
        : columns.map((column) => (
            <div key={column.id} role="gridcell" className="grid-cell" aria-busy="true">
              <span className="grid-waiting" />
            </div>
          ))}
    </div>
  );
}

/** One row; drawn anew only when something of its own changes, so that scrolling costs the rows that come in. */
export const GridRow = memo(Line) as typeof Line;
