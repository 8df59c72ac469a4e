import { label, t } from '../../i18n/t';
import { Banner, Button } from '../../ui';
import { useVaultQuery } from '../common/vault';
import { useCase } from '../letters/caseDesk';

/** Says to an officer whom the letter names that he may not act on it, why, and which level above takes over. */
export function OwnNotice() {
  const { detail, mayChange, form, open } = useCase();
  const me = useVaultQuery('me', 'whoami', {});
  const { own } = detail.guard;
  if (!own) return null;
  return (
    <Banner
      tone="danger"
      title={t('guard.ownTitle')}
      actions={
        mayChange &&
        form?.kind !== 'guard' && (
          <Button size="small" onClick={() => open({ kind: 'guard', about: me.data?.holder ?? '' })}>
            {t('guard.toAbove')}
          </Button>
        )
      }
    >
      <div className="stack-tight">
        <p>
          {label('guard.own', own.code)} {t('guard.ownText')}
        </p>
        <p>{own.propose ? t('guard.propose', { unit: own.propose }) : t('guard.top')}</p>
        {own.mayOverride && <p>{t(detail.guard.alone ? 'guard.ownAlone' : 'guard.ownOther')}</p>}
      </div>
    </Banner>
  );
}
