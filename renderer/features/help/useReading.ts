import { useEffect, useMemo, useRef, useState } from 'react';
import type { ManualTopic } from '../../i18n/manual';
import { type ManualHit, searchManual } from './search';

/** A page of the manual, or the sheet of shortcuts. */
export type ManualPlace = ManualTopic | 'shortcuts';

export interface Reading {
  readonly shown: ManualPlace;
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** The parts that hold every word of the query, best first. */
  readonly hits: readonly ManualHit[];
  /** Goes to a page, or to one part of it, which then has the focus. */
  readonly open: (place: ManualPlace, part?: number) => void;
  /** What scrolls the page. */
  readonly page: React.RefObject<HTMLElement | null>;
  readonly search: React.RefObject<HTMLInputElement | null>;
  readonly toSearch: () => void;
}

/** Reading among `topics`: at `fitting` until another page is chosen, with a search over those pages and no others. */
export function useReading(fitting: ManualPlace, topics: readonly ManualTopic[]): Reading {
  const [chosen, setChosen] = useState<ManualPlace | null>(null);
  const [query, setQuery] = useState('');
  const [part, setPart] = useState<number | null>(null);
  const page = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const hits = useMemo(() => searchManual(query, topics), [query, topics]);
  const shown = chosen ?? fitting;
  useEffect(() => {
    const target = part === null ? null : document.getElementById(`manual-${shown}-${part}`);
    if (target) target.focus();
    else page.current?.scrollTo({ top: 0 });
  }, [shown, part]);
  return {
    shown,
    query,
    setQuery,
    hits,
    open: (place, at) => {
      setChosen(place);
      setPart(at ?? null);
    },
    page,
    search,
    toSearch: () => search.current?.focus(),
  };
}
