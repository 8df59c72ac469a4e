import { useCallback, useEffect, useRef, useState } from 'react';
import { randomId } from '../../../shared/bytes';
import type { DeskError } from '../../../shared/errors';
import { useVault } from '../common/vault';
import { draftKey, draftValue, type FormDraft, latestDraft } from './draft';
import type { LetterForm } from './form';

const quietMs = 600;

export interface DraftState {
  /** A draft left from before, waiting for the officer to take or throw away. */
  readonly found: FormDraft | null;
  /** When this form was last kept; null before the first time. */
  readonly keptMs: number | null;
  readonly error: DeskError | null;
  /** Key of this form's own draft, to be removed with the save. */
  readonly key: string;
  /** Continues the found draft under its own key. */
  readonly adopt: () => void;
  /** Throws the found draft away. */
  readonly discardFound: () => void;
  /** Writes at once, for leaving. */
  readonly keepNow: () => Promise<void>;
  /** Removes this form's draft and writes no more. */
  readonly drop: () => Promise<void>;
  /** Writes no more while the letter itself is being saved: the save removes the draft, and nothing may bring it back. */
  readonly hold: () => void;
  /** The save failed: keeps what is in the form again, at once. */
  readonly release: () => void;
  /** Begins a new draft, after a save that stays in the form. */
  readonly restart: () => void;
}

/** Keeps what is being typed as an encrypted draft, a moment after each change. */
export function useDraft(scope: string, form: LetterForm, dirty: boolean): DraftState {
  const vault = useVault();
  const [key, setKey] = useState(() => draftKey(scope, randomId()));
  const [found, setFound] = useState<FormDraft | null>(null);
  const [keptMs, setKeptMs] = useState<number | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const stopped = useRef(false);

  useEffect(() => {
    let current = true;
    void vault.call('draft.list', {}).then((result) => {
      if (current && result.ok) setFound(latestDraft(result.value.drafts, scope));
    });
    return () => {
      current = false;
    };
  }, [vault, scope]);

  const keepNow = useCallback(async () => {
    if (stopped.current) return;
    const result = await vault.call('draft.put', { key, value: draftValue(form) });
    setError(result.ok ? null : result.error);
    if (result.ok) setKeptMs(Date.now());
  }, [vault, key, form]);

  useEffect(() => {
    if (!dirty) return;
    const timer = setTimeout(() => void keepNow(), quietMs);
    return () => clearTimeout(timer);
  }, [dirty, keepNow]);

  return {
    found,
    keptMs,
    error,
    key,
    adopt: () => {
      if (found) setKey(found.key);
      setFound(null);
    },
    discardFound: () => {
      if (found) void vault.call('draft.remove', { key: found.key });
      setFound(null);
    },
    keepNow,
    drop: async () => {
      stopped.current = true;
      await vault.call('draft.remove', { key });
    },
    hold: () => {
      stopped.current = true;
    },
    release: () => {
      stopped.current = false;
      void keepNow();
    },
    restart: () => {
      stopped.current = false;
      setKey(draftKey(scope, randomId()));
      setKeptMs(null);
    },
  };
}
