import { useCallback, useEffect, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import { DeskFailure } from '../../../shared/errors';
import { useVault } from '../common/vault';

interface Held {
  readonly recIds: readonly string[];
  readonly place: number;
}

export interface Queue {
  /** The letter of the moment; null when none waits. */
  readonly recId: string | null;
  readonly place: number;
  readonly total: number;
  readonly ready: boolean;
  readonly error: Error | null;
  readonly next: () => void;
  readonly previous: () => void;
  /** The letter of the moment is classified and leaves the queue. */
  readonly done: () => void;
  readonly refetch: () => void;
}

/** As many as are read at once; at the end of them the next ones are read. */
const most = 100;

/**
 * The unit's own letters without a class, the longest waiting first, beginning with `first`. The order is taken once, so
 * that letters which are classified meanwhile move nothing under the officer's hands.
 */
export function useQueue(first: string | undefined): Queue {
  const vault = useVault();
  const [held, setHeld] = useState<Held | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const read = useCallback(
    async (from: string | undefined) => {
      const me = await vault.call('whoami', {});
      const list = await vault.call('list.open', {
        statuses: ['tiep-nhan', 'phan-loai'],
        where: [{ field: 'class', op: 'empty' }],
        sort: { column: 'arrivedOn', descending: false },
        rows: most,
        once: true,
        ...(me.ok && me.value.unitId ? { units: [me.value.unitId] } : {}),
      });
      setError(list.ok ? null : list.error);
      if (!list.ok) return;
      const waiting = list.value.rows.map(({ recId }) => recId).filter((recId) => recId !== from);
      setHeld({ recIds: from ? [from, ...waiting] : waiting, place: 0 });
    },
    [vault],
  );
  useEffect(() => void read(first), [read, first]);

  const step = (by: number) =>
    setHeld((now) => now && { ...now, place: Math.max(0, Math.min(now.recIds.length - 1, now.place + by)) });
  const { recIds, place } = held ?? { recIds: [], place: 0 };
  return {
    recId: recIds[place] ?? null,
    place,
    total: recIds.length,
    ready: held !== null,
    error: error && new DeskFailure(error.code, error.params),
    next: () => step(1),
    previous: () => step(-1),
    done: () => {
      const left = recIds.filter((_, at) => at !== place);
      if (left.length === 0) void read(undefined);
      else setHeld({ recIds: left, place: Math.min(place, left.length - 1) });
    },
    refetch: () => void read(first),
  };
}
