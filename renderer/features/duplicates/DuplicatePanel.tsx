import { useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../i18n/t';
import { useHotkeys } from '../../ui';
import type { Candidate } from '../../vault/api/duplicates';
import { ErrorBanner } from '../common/ErrorBanner';
import { highestLevel, useMarkingLevel } from '../common/marking';
import { CandidateCard } from './CandidateCard';
import type { LinkChoice } from './linkChoice';
import { type TypedLetter, useCandidates } from './useCandidates';

/**
 * Contract for the screens that place it:
 * - `letter`: what is in the form now, half typed or not; give it with every change, the panel waits for a pause.
 *   Only senders, accused, summary, content and claims are looked at. Left out for a saved letter, which the vault
 *   compares as it stands, with the names that are covered on the screen.
 * - `recId`: the letter itself, once it is saved, so that it is not proposed to itself.
 * - `choices` and `onChoose`: the form's own for a new letter, linked in the row that saves it; for a saved one from
 *   `useLinks(detail)`.
 * - `disabled`: candidates may be looked at, links not made (a letter of another unit).
 * It is a section that takes the height it is given and scrolls; 300 to 420 px wide fits beside a form. It opens
 * nothing by itself, takes no focus and stops nobody from saving. F6 goes to it and back to where one was; arrow keys
 * move between candidates, Enter looks at one in place, Esc closes it and, when none is open, goes back.
 */
export interface DuplicatePanelProps {
  readonly letter?: TypedLetter;
  readonly recId?: string;
  readonly choices: readonly Pick<LinkChoice, 'recId' | 'kind'>[];
  readonly onChoose: (recId: string, choice: LinkChoice | null) => void;
  readonly disabled?: boolean;
}

/** Letters that may be the same as the one beside it, with why, and what the officer says they are. */
export function DuplicatePanel({ letter = nothing, recId, choices, onChoose, disabled = false }: DuplicatePanelProps) {
  const { data, error, refetch } = useCandidates(letter, recId);
  const candidates: readonly Candidate[] = data?.candidates ?? none;
  useMarkingLevel(highestLevel(candidates));
  const [openId, setOpenId] = useState<string | null>(null);
  const root = useRef<HTMLElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const chosen = useMemo(() => new Map(choices.map(({ recId: id, kind }) => [id, kind])), [choices]);

  useEffect(() => {
    if (openId !== null && !candidates.some((candidate) => candidate.recId === openId)) setOpenId(null);
  }, [candidates, openId]);

  const cards = () => [...(root.current?.querySelectorAll<HTMLElement>('[data-candidate]') ?? [])];
  const goBack = () => cameFrom.current?.focus();
  useHotkeys({
    f6: () => {
      if (root.current?.contains(document.activeElement)) return goBack();
      cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      (cards()[0] ?? root.current)?.focus();
    },
  });

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      if (openId === null) return goBack();
      cards()
        .find((card) => card.dataset.candidate === openId)
        ?.focus();
      return setOpenId(null);
    }
    if (!(event.target instanceof HTMLElement) || event.target.dataset.candidate === undefined) return;
    const all = cards();
    const at = all.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, to))]?.focus();
  };

  return (
    <section
      ref={root}
      className="duplicates panel"
      aria-label={t('duplicates.title')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div className="row row-apart">
        <h2>{t('duplicates.title')}</h2>
        <kbd className="kbd">F6</kbd>
      </div>
      <p className="dim" role="status">
        {candidates.length > 0 ? t('duplicates.count', { count: candidates.length }) : t('duplicates.none')}
      </p>
      {error && <ErrorBanner error={error} onRetry={() => void refetch()} />}
      <ul className="duplicates-list">
        {candidates.map((candidate) => (
          <CandidateCard
            key={candidate.recId}
            candidate={candidate}
            open={candidate.recId === openId}
            onToggle={() => setOpenId(candidate.recId === openId ? null : candidate.recId)}
            chosen={chosen.get(candidate.recId) ?? null}
            onChoose={onChoose}
            disabled={disabled}
          />
        ))}
      </ul>
    </section>
  );
}

const none: readonly Candidate[] = [];
const nothing: TypedLetter = {};
