import { z } from 'zod';
import type { Value } from '../../../shared/sync/op';
import { type ColumnId, columnIds, defaultColumns } from './columnIds';

/** How the list is laid out. Columns are those shown, in their order; widths (px at normal text size) only where changed. */
export interface Layout {
  readonly columns: readonly ColumnId[];
  readonly widths: Readonly<Record<string, number>>;
  readonly density: Density;
  /** Whether the counts stand beside the list. */
  readonly facets: boolean;
}

export const densities = ['dense', 'normal', 'loose'] as const;
export type Density = (typeof densities)[number];
/** Row heights at normal text size, px. */
export const rowHeights: Readonly<Record<Density, number>> = { dense: 26, normal: 32, loose: 40 };

export const usualLayout: Layout = { columns: defaultColumns, widths: {}, density: 'normal', facets: false };

const isColumn = (id: string): id is ColumnId => (columnIds as readonly string[]).includes(id);

export const layoutShape = z.object({
  columns: z
    .array(z.string())
    .catch([])
    .transform((all): readonly ColumnId[] => {
      const known = [...new Set(all)].filter(isColumn);
      return known.length > 0 ? known : defaultColumns;
    }),
  widths: z.record(z.string(), z.number().min(40).max(1200)).catch({}),
  density: z.enum(densities).catch('normal'),
  facets: z.boolean().catch(false),
});

/** On a small screen the columns come first; the counts are one key away. */
const hasRoomForFacets = (): boolean => window.innerWidth >= roomyPx;
const roomyPx = 1500;

/** A layout as it was stored; what this version does not know falls back to the usual. */
export function readLayout(stored: Value): Layout {
  const read = layoutShape.safeParse(stored);
  return read.success ? read.data : { ...usualLayout, facets: hasRoomForFacets() };
}

/** The column one place to the left or right among those shown. */
export function moved(layout: Layout, column: ColumnId, by: -1 | 1): Layout {
  const from = layout.columns.indexOf(column);
  const to = from + by;
  if (from < 0 || to < 0 || to >= layout.columns.length) return layout;
  const columns = [...layout.columns];
  columns[from] = columns[to]!;
  columns[to] = column;
  return { ...layout, columns };
}

/** Shown at the end, or hidden; the last one stays. */
export function toggled(layout: Layout, column: ColumnId): Layout {
  if (!layout.columns.includes(column)) return { ...layout, columns: [...layout.columns, column] };
  if (layout.columns.length === 1) return layout;
  return { ...layout, columns: layout.columns.filter((id) => id !== column) };
}

export const widened = (layout: Layout, column: ColumnId, px: number): Layout => ({
  ...layout,
  widths: { ...layout.widths, [column]: px },
});
