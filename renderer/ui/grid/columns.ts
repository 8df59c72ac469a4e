import type { ReactNode } from 'react';

export interface DataColumn<Row, Id extends string = string> {
  readonly id: Id;
  readonly header: string;
  /** Pixels at normal text size; what it has at least where it grows. */
  readonly width: number;
  /** Its share of what is left over; absent: none. */
  readonly grow?: number;
  readonly sortable?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface Sort<Id extends string = string> {
  readonly column: Id;
  readonly descending: boolean;
}

export const narrowest = 40;
export const widest = 1200;
const basePx = 16;

export const clampWidth = (px: number): number => Math.round(Math.max(narrowest, Math.min(widest, px)));

/** Width of the column of marks, px at normal text size. */
const markWidth = 30;

type Track = Pick<DataColumn<never>, 'width' | 'grow'>;

/** CSS grid tracks and the least width of a row, in rem so that they follow the text size. */
export function gridTracks(
  columns: readonly Track[],
  marks: boolean,
): { readonly tracks: string; readonly width: string } {
  const rem = (px: number) => `${px / basePx}rem`;
  const tracks = columns.map(({ width, grow }) => (grow ? `minmax(${rem(width)}, ${grow}fr)` : rem(width)));
  const least = columns.reduce((sum, { width }) => sum + width, marks ? markWidth : 0);
  return { tracks: [...(marks ? [rem(markWidth)] : []), ...tracks].join(' '), width: rem(least) };
}
