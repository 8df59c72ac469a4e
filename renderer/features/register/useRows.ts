import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { unwrap } from '../../../shared/errors';
import type { ListQuery, ListRow } from '../../vault/api';
import { failureOf, useVault, useVaultQuery } from '../common/vault';

const pageSize = 100;

/**
 * The rows of a view, fetched by windows of a hundred as they come on screen. A view that the vault has dropped
 * (STALE_VIEW) is opened again by itself.
 */
export function useRows(query: ListQuery) {
  const vault = useVault();
  const queries = useQueryClient();
  const view = useVaultQuery('letters', 'list.open', query, { placeholderData: keepPreviousData, gcTime: 0 });
  const [pages, setPages] = useState<readonly number[]>([]);

  const first = view.data?.rows.length ?? 0;
  const handle = view.data?.view;
  const windows = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['letters', 'list.rows', handle, page],
      enabled: handle !== undefined && !view.isPlaceholderData,
      gcTime: 30_000,
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      queryFn: async () =>
        unwrap(await vault.call('list.rows', { view: handle ?? 0, from: page * pageSize, count: pageSize })).rows,
    })),
  });

  const stale = windows.some((window) => window.error && failureOf(window.error).code === 'STALE_VIEW');
  useEffect(() => {
    if (stale) void queries.invalidateQueries({ queryKey: ['letters', 'list.open'] });
  }, [stale, queries]);

  const onRange = useCallback(
    (from: number, to: number) => {
      const wanted: number[] = [];
      for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page++) {
        if ((page + 1) * pageSize > first) wanted.push(page);
      }
      setPages((held) => (held.join() === wanted.join() ? held : wanted));
    },
    [first],
  );

  const rowAt = (index: number): ListRow | undefined => {
    const early = view.data?.rows[index];
    if (early) return early;
    const place = pages.indexOf(Math.floor(index / pageSize));
    return place < 0 ? undefined : windows[place]?.data?.[index % pageSize];
  };
  return { view, rowAt, onRange };
}
