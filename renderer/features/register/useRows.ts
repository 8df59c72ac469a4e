import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import type { ListQuery, ListRow } from '../../vault/api';
import { highestLevel, highestOf } from '../common/marking';
import { useVault, useVaultQuery } from '../common/vault';

const pageSize = 200;
const keptPages = 60;
/** A list that stood so long is not the answer to half a word: what follows its first rows is fetched, too. */
const standsMs = 120;
type Pages = Map<number, readonly ListRow[] | 'asked'>;

interface Held {
  readonly handle: number;
  readonly key: string;
  readonly pages: Pages;
  /** Of the view before, when the same question was asked again: shown until the new ones are there. */
  readonly before: Pages | null;
  /** The highest marking of the pages that came. */
  level: string;
}

/**
 * The rows of a view by windows, fetched before they come on screen and one further in the direction of the scroll. A
 * view that the vault has dropped (STALE_VIEW) is opened again by itself; the former rows stand until then.
 */
export function useRows(query: ListQuery) {
  const vault = useVault();
  const queries = useQueryClient();
  const view = useVaultQuery('letters', 'list.open', query, { placeholderData: keepPreviousData, gcTime: 0 });
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const held = useRef<Held>({ handle: -1, key: '', pages: new Map(), before: null, level: '' });
  const range = useRef({ from: 0, to: 0 });

  const settled = view.data !== undefined && !view.isPlaceholderData;
  const key = JSON.stringify(query);
  if (settled && view.data.view !== held.current.handle) {
    const before = held.current.key === key ? held.current.pages : null;
    held.current = { handle: view.data.view, key, pages: new Map(), before, level: '' };
  }
  const first = view.data?.rows ?? none;
  const firstLevel = useMemo(() => highestLevel(first), [first]);
  const total = view.data?.total ?? 0;

  const ask = useCallback(
    (page: number) => {
      const { handle, pages } = held.current;
      if (handle < 0) return;
      const there = pages.get(page);
      if (there) {
        // Looked at again: it is let go of last.
        pages.delete(page);
        pages.set(page, there);
        return;
      }
      pages.set(page, 'asked');
      void vault.call('list.rows', { view: handle, from: page * pageSize, count: pageSize }).then((result) => {
        if (result.ok) {
          pages.set(page, result.value.rows);
          // Page by page: a list of any length is never gone through as a whole.
          const { current } = held;
          if (current.pages === pages) current.level = highestOf([current.level, highestLevel(result.value.rows)]);
          for (const old of pages.keys()) if (pages.size > keptPages && old !== page) pages.delete(old);
          if (held.current.pages === pages) redraw();
          return;
        }
        pages.delete(page);
        if (held.current.pages === pages && result.error.code === 'STALE_VIEW')
          void queries.invalidateQueries({ queryKey: ['letters', 'list.open'] });
      });
    },
    [vault, queries],
  );
  const fetch = useCallback(
    (from: number, to: number, length: number) => {
      const down = from >= range.current.from;
      range.current = { from, to };
      if (length <= first.length || to < first.length / 2) return;
      const last = Math.floor(Math.max(0, length - 1) / pageSize);
      const firstPage = Math.floor(from / pageSize) - (down ? 0 : 1);
      const lastPage = Math.floor(to / pageSize) + (down ? 1 : 0);
      for (let page = Math.max(0, firstPage); page <= Math.min(last, lastPage); page++) ask(page);
    },
    [ask, first.length],
  );
  const onRange = useCallback((from: number, to: number) => fetch(from, to, total), [fetch, total]);
  const handle = settled ? view.data.view : null;
  // A new view is asked for what is on screen: nothing has scrolled that would ask.
  useEffect(() => {
    if (handle === null) return;
    fetch(range.current.from, range.current.to, total);
    if (total <= first.length || range.current.from > first.length) return;
    const early = setTimeout(() => ask(0), standsMs);
    return () => clearTimeout(early);
  }, [handle, fetch, ask, total, first.length]);

  const rowAt = (index: number): ListRow | undefined => {
    const early = first[index];
    if (early) return early;
    const { pages, before } = held.current;
    const page = pages.get(Math.floor(index / pageSize));
    if (page && page !== 'asked') return page[index % pageSize];
    const former = before?.get(Math.floor(index / pageSize));
    return former && former !== 'asked' ? former[index % pageSize] : undefined;
  };
  return { view, handle, rowAt, onRange, level: highestOf([firstLevel, held.current.level]) };
}

const none: readonly ListRow[] = [];
