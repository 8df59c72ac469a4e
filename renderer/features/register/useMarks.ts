import { useEffect, useRef, useState } from 'react';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { announce, type RowMarks, showToast } from '../../ui';
import type { ListQuery, ListRow } from '../../vault/api';
import { useVault } from '../common/vault';
import { askView } from './askView';

/** Letters that are marked, with the place at which each stood when it was marked. */
export type Marks = ReadonlyMap<string, number>;

const mostMarks = 10_000;
const rowsAtHand = 200;

export interface MarksOf {
  /** null while no view is open. */
  readonly handle: number | null;
  readonly total: number;
  readonly active: number;
  readonly rowAt: (index: number) => ListRow | undefined;
  readonly query: ListQuery;
  /** What of that selects letters: another question lets the marks go, so that no letter out of sight is changed. */
  readonly question: string;
}

/** Marks letters of a view by key and mouse: one, a stretch, or all of it up to ten thousand. */
export function useMarks({ handle, total, active, rowAt, query, question }: MarksOf) {
  const vault = useVault();
  const [marks, setMarks] = useState<Marks>(new Map());
  /** Where a stretch began, and what was marked besides it. */
  const anchor = useRef<{ readonly index: number; readonly others: Marks } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question lets the marks go
  useEffect(() => {
    anchor.current = null;
    setMarks((held) => (held.size === 0 ? held : new Map()));
  }, [question]);

  const set = (next: Marks) => {
    setMarks(next);
    announce(t('register.marked', { count: next.size }));
  };
  /** Ids of a stretch of rows that are all there; null when the vault must be asked. */
  const idsAtHand = (from: number, count: number): readonly string[] | null => {
    if (count > rowsAtHand) return null;
    const ids = Array.from({ length: count }, (_, i) => rowAt(from + i)?.recId);
    return ids.every((id) => id !== undefined) ? (ids as string[]) : null;
  };
  const setStretch = (recIds: readonly string[], from: number, wanted: number, others: Marks) => {
    const next = new Map(others);
    for (const [i, recId] of recIds.entries()) if (next.size < mostMarks) next.set(recId, from + i);
    if (wanted > recIds.length) showToast({ tone: 'ok', text: t('register.markedMost', { most: mostMarks, total }) });
    set(next);
  };
  /** Marks a stretch beside `others`, as many as may be. */
  const stretch = async (from: number, to: number, others: Marks) => {
    const wanted = to - from + 1;
    const near = idsAtHand(from, wanted);
    if (near) return setStretch(near, from, wanted, others);
    if (handle === null) return;
    const count = Math.min(wanted, mostMarks);
    const result = await askView(vault, query, { view: handle, total }, ({ view }) =>
      vault.call('list.ids', { view, from, count }),
    );
    if (result.ok) setStretch(result.value.recIds, from, wanted, others);
    else showToast({ tone: 'danger', text: errorText(result.error) });
  };

  const gestures: RowMarks<ListRow> = {
    has: ({ recId }) => marks.has(recId),
    toggle: (index) => {
      const row = rowAt(index);
      if (!row) return;
      const next = new Map(marks);
      if (!next.delete(row.recId) && next.size < mostMarks) next.set(row.recId, index);
      anchor.current = { index, others: next };
      set(next);
    },
    extendTo: (index) => {
      anchor.current ??= { index: active, others: marks };
      const { index: from, others } = anchor.current;
      void stretch(Math.min(from, index), Math.max(from, index), others);
    },
    all: () => {
      anchor.current = null;
      if (total > 0) void stretch(0, total - 1, new Map());
    },
    none: () => {
      anchor.current = null;
      if (marks.size > 0) set(new Map());
    },
  };
  return { marks, gestures };
}
