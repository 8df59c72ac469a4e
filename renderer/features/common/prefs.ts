import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Value } from '../../../shared/sync/op';
import { errorText } from '../../i18n/errors';
import { showToast } from '../../ui';
import { useVault, useVaultQuery } from './vault';

export interface StoredPref<T> {
  /** null until the vault has answered. */
  readonly value: T | null;
  /** Shown at once and stored; with `waitMs` when nothing more follows for so long (a width that is being dragged). */
  readonly put: (next: T, waitMs?: number) => void;
  /** Puts what is made of the value that stands then; works after the screen is left, too (taking something back). */
  readonly change: (make: (held: T) => T) => void;
}

/** A setting of the officer, sealed by the vault. `read` makes of anything stored, also by another version, a whole value. */
export function useStoredPref<T>(key: string, read: (stored: Value) => T): StoredPref<T> {
  const vault = useVault();
  const queries = useQueryClient();
  const stored = useVaultQuery('me', 'pref.get', { key });
  /** What was put here last: shown in the same turn. */
  const [given, setPut] = useState<{ readonly value: Value } | null>(null);
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly store: () => void } | null>(null);
  const flush = useCallback(() => {
    const held = waiting.current;
    waiting.current = null;
    if (!held) return;
    clearTimeout(held.timer);
    held.store();
  }, []);
  useEffect(() => flush, [flush]);
  const put = useCallback(
    (next: T, waitMs = 0) => {
      const value = JSON.parse(JSON.stringify(next)) as Value;
      setPut({ value });
      queries.setQueryData(['me', 'pref.get', { key }], { value });
      const store = () =>
        void vault.call('pref.put', { key, value }).then((result) => {
          if (!result.ok) showToast({ tone: 'danger', text: errorText(result.error) });
        });
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = { timer: setTimeout(flush, waitMs), store };
      if (waitMs === 0) flush();
    },
    [queries, vault, key, flush],
  );
  const change = useCallback(
    (make: (held: T) => T) => {
      const held = queries.getQueryData<{ readonly value: Value }>(['me', 'pref.get', { key }]);
      if (held) return put(make(read(held.value)));
      void vault.call('pref.get', { key }).then((result) => {
        if (result.ok) put(make(read(result.value.value)));
        else showToast({ tone: 'danger', text: errorText(result.error) });
      });
    },
    [queries, vault, key, read, put],
  );
  const raw = given ? given.value : stored.error ? null : stored.data?.value;
  const value = useMemo(() => (raw === undefined ? null : read(raw)), [raw, read]);
  return { value, put, change };
}
