import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { randomId } from '../../../shared/bytes';
import type { DeskError } from '../../../shared/errors';
import type { Value } from '../../../shared/sync/op';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import { useVault } from '../common/vault';
import { draftKey, draftsOf, draftValue, type FormDraft } from './draft';
import type { DraftBase } from './draftBase';
import type { LetterForm } from './form';
import type { FormStore } from './formStore';

const quietMs = 600;

export interface DraftState {
  /** Drafts left from before, the latest first, waiting for the officer to take up or throw away. */
  readonly found: readonly FormDraft[];
  /** When this form was last kept; null before the first time. */
  readonly keptMs: number | null;
  readonly error: DeskError | null;
  /** Key of this form's own draft, to be removed with the save. */
  readonly key: () => string;
  /** Puts what is in the form aside, if anything, and continues the found draft under its own key. */
  readonly adopt: (draft: FormDraft) => Promise<void>;
  /** Throws a found draft away, and offers it back. */
  readonly discard: (draft: FormDraft) => void;
  /** Writes at once, for leaving; false when it could not be kept. */
  readonly keepNow: () => Promise<boolean>;
  /** Writes no more, removes this form's draft, and offers what is in the form back as one. */
  readonly throwAway: () => Promise<void>;
  /** Writes no more while the letter itself is being saved: the save removes the draft, and nothing may bring it back. */
  readonly hold: () => void;
  /** The save failed: keeps what is in the form again, at once. */
  readonly release: () => void;
  /** Begins a new draft for the next letter; what is still kept shows among the found. */
  readonly restart: () => Promise<void>;
}

/** The letter that a form changes: what its draft is typed upon. */
export interface DraftGround {
  /** Kept with the draft. */
  readonly base: () => DraftBase;
  /** The form that a found draft makes on the letter as it is now; fields in `kept` are the letter's. */
  readonly takeUp: (draft: FormDraft, kept: ReadonlySet<string>) => LetterForm;
}

/** Keeps what is being typed as an encrypted draft, a moment after each change. */
export function useDraft(
  scope: string,
  store: FormStore,
  locked: ReadonlySet<string>,
  ground?: DraftGround,
): DraftState {
  const vault = useVault();
  const queries = useQueryClient();
  const own = useRef('');
  if (own.current === '') own.current = draftKey(scope, randomId());
  const [found, setFound] = useState<readonly FormDraft[]>([]);
  const [keptMs, setKeptMs] = useState<number | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const stopped = useRef(false);

  const look = useCallback(async () => {
    const result = await vault.call('draft.list', {});
    if (result.ok) setFound(draftsOf(result.value.drafts, scope).filter(({ key }) => key !== own.current));
  }, [vault, scope]);
  useEffect(() => void look(), [look]);

  const keepNow = useCallback(async () => {
    if (stopped.current) return true;
    const value = draftValue(store.form, locked, ground?.base());
    const result = await vault.call('draft.put', { key: own.current, value });
    setError(result.ok ? null : result.error);
    if (result.ok) setKeptMs(Date.now());
    return result.ok;
  }, [vault, store, locked, ground]);

  // Not after painting: what is typed as soon as the form stands there is kept, too.
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keepSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (store.dirty) void keepNow();
      }, quietMs);
    };
    const stop = store.subscribe(keepSoon);
    if (store.touched) keepSoon();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [store, keepNow]);

  const remove = async (key: string, value: Value) => {
    const result = await vault.call('draft.remove', { key });
    const putBack = async () => {
      const put = await vault.call('draft.put', { key, value });
      showToast(put.ok ? { tone: 'ok', text: t('draft.broughtBack') } : { tone: 'danger', text: errorText(put.error) });
      // The day's work may be what is shown by then.
      void queries.invalidateQueries({ queryKey: ['letters', 'today.get'] });
      await look();
    };
    showToast(
      result.ok
        ? {
            tone: 'ok',
            text: t('draft.discarded'),
            action: { label: t('action.undo'), run: () => void putBack() },
          }
        : { tone: 'danger', text: errorText(result.error) },
    );
    if (!result.ok) await look();
  };

  const begin = async (key: string) => {
    own.current = key;
    stopped.current = false;
    setKeptMs(null);
    await look();
  };

  return {
    found,
    keptMs,
    error,
    key: () => own.current,
    adopt: async (draft) => {
      if (store.dirty && !(await keepNow())) return;
      const kept = new Set([...locked, ...draft.covered]);
      store.fill(ground ? ground.takeUp(draft, kept) : draft.form, kept);
      await begin(draft.key);
    },
    discard: (draft) => {
      setFound((held) => held.filter(({ key }) => key !== draft.key));
      void remove(draft.key, draftValue(draft.form, draft.covered));
    },
    keepNow,
    throwAway: async () => {
      stopped.current = true;
      await remove(own.current, draftValue(store.form, locked));
    },
    hold: () => {
      stopped.current = true;
    },
    release: () => {
      stopped.current = false;
      void keepNow();
    },
    restart: () => begin(draftKey(scope, randomId())),
  };
}
