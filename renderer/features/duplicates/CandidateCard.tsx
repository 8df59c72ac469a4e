import { memo, useId } from 'react';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Badge } from '../../ui';
import type { Candidate, LinkKind } from '../../vault/api/duplicates';
import { useRules } from '../common/rules';
import { LetterPeek } from './LetterPeek';
import { LinkActions } from './LinkActions';
import type { LinkChoice } from './linkChoice';
import { becauseText } from './texts';

interface CandidateCardProps {
  readonly candidate: Candidate;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly chosen: LinkKind | null;
  readonly onChoose: (recId: string, choice: LinkChoice | null) => void;
  readonly disabled: boolean;
}

/** One candidate: which letter, why, and once it is opened, the letter itself and what it may be linked as. */
export const CandidateCard = memo(function CandidateCard(props: CandidateCardProps) {
  const { candidate, open, onToggle, chosen, onChoose, disabled } = props;
  const { recId, registerNo, summary, because } = candidate;
  const rules = useRules();
  const id = useId();
  const why = becauseText(because);
  return (
    <li className={`duplicate ${open ? 'duplicate-open' : ''}`}>
      <button
        type="button"
        className="duplicate-head"
        data-candidate={recId}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={onToggle}
      >
        <span className="row">
          <strong>{registerNo || t('duplicates.noNumber')}</strong>
          <span className="dim">{formatDay(candidate.arrivedOn)}</span>
          <span className="dim">{rules.name('statuses', candidate.status)}</span>
          {chosen && <Badge tone="ok">{t(`duplicates.kind.${chosen}`)}</Badge>}
        </span>
        <span className="duplicate-summary">{summary}</span>
        <span className="duplicate-people">
          {t('duplicates.people', {
            sender: candidate.sender || t('letter.anonymous'),
            accused: candidate.accused || t('duplicates.nobody'),
          })}
        </span>
        <span className="duplicate-why">{t('duplicates.because', { what: why })}</span>
      </button>
      {open && (
        <div id={id} className="duplicate-body stack-tight">
          <LetterPeek recId={recId} />
          {!disabled && (
            <LinkActions
              suggests={candidate.suggests}
              chosen={chosen}
              onChoose={(kind) =>
                onChoose(
                  recId,
                  kind && { recId, kind, registerNo, summary, text: t('duplicates.because', { what: why }) },
                )
              }
            />
          )}
        </div>
      )}
    </li>
  );
});
