import { label, t } from '../../i18n/t';
import { Banner } from '../../ui';
import { useCase } from '../letters/caseDesk';

/** Who acts on the letter, or has it, although the guard would not let him any more, and who could take it instead. */
export function StandingNotice() {
  const { standing } = useCase().detail.guard;
  if (standing.length === 0) return null;
  return (
    <Banner tone="danger" title={t('guard.standing')}>
      <ul className="plain-list">
        {standing.map(({ opId, act, person, finding }) => (
          <li key={opId}>
            <strong>{person}</strong> ({label('log.tried', act)}): {label('guard.because', finding.code)}{' '}
            {finding.propose ? t('guard.propose', { unit: finding.propose }) : t('guard.top')}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
