import { useEffect, useRef, useState } from 'react';
import type { Paper } from '../../../shared/model/paper';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import { useVault } from '../common/vault';
import { paperDraftValue } from './draft';
import { type KeptDraft, usePaperDraft } from './usePaperDraft';

/** What a paper begins with: filled from the letter, or as it was left. */
export interface PaperStart {
  readonly paper: Paper;
  /** It tells a denouncer's name. */
  readonly uncovered: boolean;
  /** When the draft that it goes on with was kept; null for a new paper. */
  readonly resumedMs: number | null;
}

interface Held extends PaperStart {
  /** The text that needs no keeping: it stands in the letter, or in the draft already. */
  readonly clean: Paper;
}

const isWorth = ({ paper, clean, resumedMs }: Held): boolean => paper !== clean || resumedMs !== null;

export interface EditedPaper {
  readonly paper: Paper;
  readonly resumedMs: number | null;
  readonly draft: KeptDraft;
  /** Once the screen was left (a paragraph that is taken back) it changes the draft. */
  readonly change: (part: Partial<Paper>) => void;
  /** Begins again; what stood there can be taken back, and so can what was written since. */
  readonly anew: (fresh: PaperStart) => void;
}

/** A paper in the making, kept as a draft while it is edited. */
export function useEditedPaper(key: string, start: PaperStart): EditedPaper {
  const vault = useVault();
  const [held, setHeld] = useState<Held>({ ...start, clean: start.paper });
  /** Also for who takes back after the screen was left. */
  const latest = useRef(held);
  latest.current = held;
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);
  const draft = usePaperDraft(key, held.paper, held.uncovered, held.paper !== held.clean);

  const change = (part: Partial<Paper>) => {
    if (!left.current) return setHeld((now) => ({ ...now, paper: { ...now.paper, ...part } }));
    latest.current = { ...latest.current, paper: { ...latest.current.paper, ...part } };
    void putBack(latest.current);
  };
  const swap = (next: Held, said: string) => {
    const former = latest.current;
    latest.current = next;
    setHeld(next);
    if (isWorth(next)) void putBack(next);
    else draft.drop();
    showToast({
      tone: 'ok',
      text: said,
      ...(isWorth(former)
        ? { action: { label: t('action.undo'), run: () => swap(former, t('papers.broughtBack')) } }
        : {}),
    });
  };
  const putBack = async ({ paper, uncovered }: Held) => {
    const result = await vault.call('draft.put', { key, value: paperDraftValue(paper, uncovered) });
    if (!result.ok) showToast({ tone: 'danger', text: errorText(result.error) });
  };
  return {
    paper: held.paper,
    resumedMs: held.resumedMs,
    draft,
    change,
    anew: (fresh) => swap({ ...fresh, clean: fresh.paper }, t('papers.madeAnew')),
  };
}
