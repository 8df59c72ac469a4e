import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bodyHeight,
  clampOffset,
  type Extent,
  offsetToShow,
  rowsToShow,
  rowTop,
  scrollRatio,
  tallest,
} from './rowWindow';

const extents = fc.record({
  total: fc.integer({ min: 1, max: 2_000_000 }),
  rowHeight: fc.integer({ min: 20, max: 60 }),
  viewport: fc.integer({ min: 100, max: 1200 }),
});

/** Whether a row is wholly in view, seen as the browser sees it: rows in an element, the element under the scrollbar. */
function inView(extent: Extent, offset: number, index: number): boolean {
  const scrollTop = offset / scrollRatio(extent);
  const top = rowTop(extent, offset, index) - scrollTop;
  return top >= -0.01 && top + extent.rowHeight <= extent.viewport + 0.01;
}

describe('a list of any length under a scrollbar', () => {
  it('is never taller than a browser can draw', () => {
    fc.assert(fc.property(extents, (extent) => bodyHeight(extent) <= tallest));
  });

  it('shows any row wholly when it is asked for, from wherever one was', () => {
    fc.assert(
      fc.property(
        extents,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (extent, was, to) => {
          const index = Math.min(extent.total - 1, Math.floor(to * extent.total));
          const offset = offsetToShow(extent, clampOffset(extent, was * extent.total * extent.rowHeight), index);
          expect(inView(extent, offset, index)).toBe(true);
          const { from, to: end } = rowsToShow(extent, offset, true);
          expect(index >= from && index < end).toBe(true);
        },
      ),
    );
  });

  it('comes to the first row at the top of the scrollbar and to the last at its end', () => {
    fc.assert(
      fc.property(extents, (extent) => {
        const lowest = Math.max(0, bodyHeight(extent) - extent.viewport);
        expect(inView(extent, 0, 0)).toBe(true);
        const end = clampOffset(extent, lowest * scrollRatio(extent));
        expect(inView(extent, end, extent.total - 1)).toBe(true);
      }),
    );
  });

  it('fills the whole view with rows, whichever way it scrolls', () => {
    fc.assert(
      fc.property(extents, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (extent, at, down) => {
        const offset = clampOffset(extent, at * extent.total * extent.rowHeight);
        const { from, to } = rowsToShow(extent, offset, down);
        expect(from * extent.rowHeight).toBeLessThanOrEqual(offset);
        expect(to === extent.total || to * extent.rowHeight >= offset + extent.viewport).toBe(true);
      }),
    );
  });

  it('scrolls pixel by pixel as long as the browser can', () => {
    expect(scrollRatio({ total: 200_000, rowHeight: 32, viewport: 600 })).toBe(1);
    expect(scrollRatio({ total: 1_000_000, rowHeight: 32, viewport: 600 })).toBeGreaterThan(1);
  });
});
