import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Badge, Button } from '../../ui';
import { clockTone, clockWords, pressing } from '../clock/words';
import { useRules } from '../common/rules';
import { claimsOf } from '../workflow/tracks';
import { statusOf } from '../workflow/useAdvance';
import { StatusBadge } from './badges';
import { useCase } from './caseDesk';

export interface CaseHeaderProps {
  readonly onEdit: () => void;
  readonly onDelete: () => void;
  readonly onBack: () => void;
}

/** What the letter is, where it and each of its contents stand, how secret it is, and which day presses. */
export function CaseHeader({ onEdit, onDelete, onBack }: CaseHeaderProps) {
  const { detail, mayChange, showTab } = useCase();
  const rules = useRules();
  const { letter } = detail;
  const claims = claimsOf(detail);
  const clock = pressing(detail.clocks);
  return (
    <div className="screen-head">
      <div className="row">
        <h1>{rules.name('kinds', letter.kind ?? '')}</h1>
        {letter.registerNo && <span className="number">{letter.registerNo}</span>}
        <StatusBadge status={detail.status} />
        {claims.map((claim, place) => (
          <span key={claim.id} className="row claim-status">
            <span className="dim">{t('case.claimShort', { place: place + 1 })}</span>
            <StatusBadge status={statusOf(detail, claim.id)} />
          </span>
        ))}
        {letter.level && <Badge tone="danger">{rules.name('secrecy', letter.level)}</Badge>}
        {detail.unsent && <Badge tone="info">{t('detail.unsent')}</Badge>}
        {clock && (
          <button type="button" className="due" onClick={() => showTab('clock')}>
            <span className="dim">{t('case.due')}</span> <span className="number">{formatDay(clock.dueOn)}</span>{' '}
            <Badge tone={clockTone(clock)}>{clockWords(clock)}</Badge>
          </button>
        )}
      </div>
      <div className="row">
        {mayChange && (
          <>
            <Button keys="E" onClick={onEdit}>
              {t('action.edit')}
            </Button>
            <Button tone="quiet" onClick={onDelete}>
              {t('action.delete')}
            </Button>
          </>
        )}
        <Button tone="quiet" keys="Esc" onClick={onBack}>
          {t('action.back')}
        </Button>
      </div>
    </div>
  );
}
