import { t } from '../../i18n/t';
import { Button } from '../../ui';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';
import { claimsOf } from '../workflow/tracks';
import { statusOf } from '../workflow/useAdvance';
import { StatusBadge } from './badges';
import { useCase } from './caseDesk';

/** Nội dung: the whole account, and each content of the letter with its own field, direction, result and track. */
export function ClaimsTab() {
  const { detail, mayChange, setTrack, showTab } = useCase();
  const { go } = useRouter();
  const rules = useRules();
  const { letter } = detail;
  const claims = claimsOf(detail);
  return (
    <div className="stack">
      {letter.content && <p className="letter-content prose">{letter.content}</p>}
      {letter.enclosures && (
        <p>
          <span className="dim">{t('letter.enclosures')}: </span>
          {letter.enclosures}
        </p>
      )}
      {claims.length === 0 ? (
        <p className="dim">{t('case.oneClaim')}</p>
      ) : (
        <ol className="claims" aria-label={t('letter.claims')}>
          {claims.map((claim, place) => (
            <li key={claim.id} className="panel stack-tight">
              <div className="row row-apart">
                <div className="row">
                  <h2>{t('workflow.claim', { place: place + 1, kind: rules.name('kinds', claim.kind) })}</h2>
                  <StatusBadge status={statusOf(detail, claim.id)} />
                </div>
                <Button
                  size="small"
                  onClick={() => {
                    setTrack(claim.id);
                    showTab('work');
                  }}
                >
                  {t('case.workOnClaim')}
                </Button>
              </div>
              <p className="letter-content">{claim.text}</p>
              <dl className="facts">
                {claim.field && (
                  <>
                    <dt>{t('letter.field')}</dt>
                    <dd>{rules.name('fields', claim.field)}</dd>
                  </>
                )}
                <dt>{t('letter.direction')}</dt>
                <dd>{claim.direction ? rules.name('directions', claim.direction) : t('detail.noValue')}</dd>
                <dt>{t('letter.result')}</dt>
                <dd>
                  {claim.result
                    ? [rules.name('results', claim.result.code), claim.result.text].filter(Boolean).join('; ')
                    : t('detail.noValue')}
                </dd>
              </dl>
            </li>
          ))}
        </ol>
      )}
      {mayChange && (
        <div>
          <Button size="small" keys="E" onClick={() => go({ screen: 'edit', recId: detail.recId })}>
            {t('case.editClaims')}
          </Button>
        </div>
      )}
    </div>
  );
}
