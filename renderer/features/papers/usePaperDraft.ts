import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import type { Paper } from '../../../shared/model/paper';
import { useVault } from '../common/vault';
import { paperDraftValue } from './draft';

const quietMs = 600;

export interface KeptDraft {
  readonly keptMs: number | null;
  readonly error: DeskError | null;
  /** Writes at once. */
  readonly keepNow: () => Promise<void>;
  /** Writes no more: the paper is being issued. */
  readonly stop: () => void;
  /** Removes it: the paper begins anew. */
  readonly drop: () => void;
  /** Goes on writing: issuing failed. */
  readonly goOn: () => void;
}

/** Keeps a paper that is being edited as a sealed draft, a moment after each change and when the screen is left. */
export function usePaperDraft(key: string, paper: Paper, uncovered: boolean, changed: boolean): KeptDraft {
  const vault = useVault();
  const [keptMs, setKeptMs] = useState<number | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const stopped = useRef(false);
  const unsaved = useRef<Paper | null>(null);

  const keep = useCallback(
    async (text: Paper) => {
      if (stopped.current) return;
      unsaved.current = null;
      const result = await vault.call('draft.put', { key, value: paperDraftValue(text, uncovered) });
      setError(result.ok ? null : result.error);
      if (result.ok) setKeptMs(Date.now());
    },
    [vault, key, uncovered],
  );
  useEffect(() => {
    if (!changed) return;
    unsaved.current = paper;
    const timer = setTimeout(() => void keep(paper), quietMs);
    return () => clearTimeout(timer);
  }, [changed, paper, keep]);
  useEffect(
    () => () => {
      if (unsaved.current) void keep(unsaved.current);
    },
    [keep],
  );
  return {
    keptMs,
    error,
    keepNow: () => keep(paper),
    stop: () => {
      stopped.current = true;
    },
    drop: () => {
      unsaved.current = null;
      setKeptMs(null);
      void vault.call('draft.remove', { key });
    },
    goOn: () => {
      stopped.current = false;
      void keep(paper);
    },
  };
}
