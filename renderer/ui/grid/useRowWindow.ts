import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { bodyHeight, clampOffset, type Extent, offsetToShow, rowsToShow, rowTop, scrollRatio } from './rowWindow';

interface Place {
  readonly offset: number;
  readonly down: boolean;
}

export interface RowWindow {
  readonly from: number;
  /** After the last row. */
  readonly to: number;
  /** Height of the scrolled element, px. */
  readonly height: number;
  /** How many rows fit into the view. */
  readonly visible: number;
  readonly top: (index: number) => number;
  readonly show: (index: number) => void;
}

/** Follows a scrolled element: `total` rows of one height under a heading that stays. */
export function useRowWindow(
  scroller: RefObject<HTMLDivElement | null>,
  total: number,
  rowHeight: number,
  headHeight: number,
): RowWindow {
  const [viewport, setViewport] = useState(0);
  const [place, setPlace] = useState<Place>({ offset: 0, down: true });
  const extent: Extent = { total, rowHeight, viewport };
  const latest = useRef({ extent, place });
  latest.current = { extent, place };

  const move = useCallback((offset: number): boolean => {
    const { place: now } = latest.current;
    if (offset === now.offset) return false;
    setPlace({ offset, down: offset > now.offset });
    return true;
  }, []);
  /** Where the scrollbar goes once the rows of `place` are drawn: before, it would lay out those that leave. */
  const wanted = useRef<number | null>(null);
  const setBar = useCallback(() => {
    const element = scroller.current;
    if (element && wanted.current !== null) element.scrollTop = wanted.current;
    wanted.current = null;
  }, [scroller]);
  /** Shows the rows at `offset` and puts the scrollbar there. */
  const scrollTo = useCallback(
    (offset: number) => {
      wanted.current = offset / scrollRatio(latest.current.extent);
      if (!move(offset)) setBar();
    },
    [move, setBar],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows have moved
  useLayoutEffect(setBar, [place, setBar]);
  const show = useCallback(
    (index: number) => {
      const { extent, place } = latest.current;
      if (extent.viewport > 0) scrollTo(offsetToShow(extent, place.offset, index));
    },
    [scrollTo],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setViewport(Math.max(0, element.clientHeight - headHeight));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, headHeight]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = () => {
      const { extent, place } = latest.current;
      const ratio = scrollRatio(extent);
      const offset = element.scrollTop * ratio;
      // The scrollbar's own rounding is no movement of the rows.
      if (Math.abs(offset - place.offset) > (ratio === 1 ? 0 : 2 * ratio)) flushSync(() => move(offset));
    };
    /** Where a pixel of the scrollbar stands for several of the rows, the wheel moves the rows. */
    const onWheel = (event: WheelEvent) => {
      const { extent, place } = latest.current;
      if (scrollRatio(extent) === 1 || event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      const step = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? extent.rowHeight : 1;
      flushSync(() => scrollTo(clampOffset(extent, place.offset + event.deltaY * step)));
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
    };
  }, [scroller, move, scrollTo]);

  const offset = clampOffset(extent, place.offset);
  return {
    ...rowsToShow(extent, offset, place.down),
    height: bodyHeight(extent),
    visible: Math.max(1, Math.floor(viewport / rowHeight)),
    top: (index) => rowTop(extent, offset, index),
    show,
  };
}
