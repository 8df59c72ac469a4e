import { useMemo } from 'react';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { useVaultQuery } from '../common/vault';

/** Closed books into which rows of the file would come. */
export interface ClosedBooks {
  /** Which these are is not known yet, or could not be found out. */
  readonly isKnown: boolean;
  readonly failed: boolean;
  /** Their names and periods, for those of the letters (by place) that come into one; null when none does. */
  against(places: readonly number[]): { readonly count: number; readonly names: string } | null;
}

/** Asks once for all days of arrival of the file; `arrivals` has that of every letter, by place. */
export function useClosedBooks(arrivals: readonly string[]): ClosedBooks {
  const days = useMemo(() => [...new Set(arrivals)].sort(), [arrivals]);
  const { data, error } = useVaultQuery('letters', 'import.closed', { days });
  return {
    isKnown: data !== undefined,
    failed: error !== null,
    against(places) {
      const arrived = new Set(places.map((place) => arrivals[place]!));
      const books = (data?.books ?? []).filter((book) => book.days.some((day) => arrived.has(day)));
      if (books.length === 0) return null;
      const late = new Set(books.flatMap((book) => book.days));
      const named = books.map(({ table, from, to }) =>
        t('import.closedBookOf', { table, from: formatDay(from), to: formatDay(to) }),
      );
      return {
        count: places.filter((place) => late.has(arrivals[place]!)).length,
        names: named.join('; '),
      };
    },
  };
}
