/**
 * Which rows of a list of any length exist, where each stands, and how far the scrollbar is. A browser draws no element
 * taller than about 33 million pixels, which a million rows exceed: beyond `tallest` the scrollbar runs over a shorter
 * way than the rows do, and rows are placed against it.
 */
export interface Extent {
  readonly total: number;
  readonly rowHeight: number;
  /** Height in which rows show. */
  readonly viewport: number;
}

export const tallest = 16_000_000;

/** Height of all rows. */
const wholeHeight = ({ total, rowHeight }: Extent): number => total * rowHeight;

/** Height of the element that is scrolled. */
export const bodyHeight = (extent: Extent): number => Math.min(wholeHeight(extent), tallest);

/** Pixels of rows that one pixel of the scrollbar stands for; 1 for all but very long lists. */
export function scrollRatio(extent: Extent): number {
  const way = bodyHeight(extent) - extent.viewport;
  return way <= 0 ? 1 : (wholeHeight(extent) - extent.viewport) / way;
}

/** `offset` (pixels of rows above the view) kept within the list. */
export const clampOffset = (extent: Extent, offset: number): number =>
  Math.max(0, Math.min(offset, wholeHeight(extent) - extent.viewport));

/** The offset nearest to `offset` at which a row is wholly in view. */
export function offsetToShow(extent: Extent, offset: number, index: number): number {
  const top = index * extent.rowHeight;
  const lowest = top + extent.rowHeight - extent.viewport;
  return clampOffset(extent, Math.max(lowest, Math.min(top, offset)));
}

/** Where a row stands within the scrolled element when `offset` pixels of rows are above the view. */
export function rowTop(extent: Extent, offset: number, index: number): number {
  const top = index * extent.rowHeight;
  const ratio = scrollRatio(extent);
  return ratio === 1 ? top : top - offset + offset / ratio;
}

/** The rows to keep in the page: those in view, a view's worth ahead of the scroll, and a few behind it. */
export function rowsToShow(
  extent: Extent,
  offset: number,
  down: boolean,
): { readonly from: number; readonly to: number } {
  const visible = Math.ceil(extent.viewport / extent.rowHeight) + 1;
  const first = Math.floor(offset / extent.rowHeight);
  const few = Math.ceil(visible / 3);
  const from = first - (down ? few : visible);
  const to = first + visible + (down ? visible : few);
  return { from: Math.max(0, from), to: Math.min(extent.total, to) };
}
