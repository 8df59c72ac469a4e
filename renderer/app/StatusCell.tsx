import { useRouter } from '../features/common/route';
import { useVaultQuery } from '../features/common/vault';
import { formatMoment } from '../i18n/dates';
import { t } from '../i18n/t';
import { Badge, Button } from '../ui';

/** Token, last sync, what is unsent, alarms: always in sight. Unknown is said as unknown. */
export function StatusCell({ holder, letters }: { readonly holder: string; readonly letters: boolean }) {
  const { go } = useRouter();
  const status = useVaultQuery('sync', 'sync.status', {}, { refetchInterval: 20_000 });
  const data = status.data;
  return (
    <section className="status-cell" aria-label={t('status.label')}>
      <span className="dim">{holder ? t('status.token', { holder }) : t('status.tokenUnnamed')}</span>
      {status.error && <Badge tone="warn">{t('status.unknown')}</Badge>}
      {data && !status.error && (
        <>
          <span className="dim">
            {data.lastSuccessMs === null
              ? t('status.neverSynced')
              : t('status.lastSync', { when: formatMoment(data.lastSuccessMs) })}
          </span>
          {data.alarm && <Badge tone="danger">{t('status.alarm')}</Badge>}
          {!data.alarm && data.lastError && <Badge tone="warn">{t('status.syncFailed')}</Badge>}
          {data.unsentOps > 0 && <Badge tone="info">{t('status.unsent', { count: data.unsentOps })}</Badge>}
          {/* Said only where something was sent: a desk that never sent has nothing to be praised for. */}
          {letters && data.unsentOps === 0 && data.lastReceipt && <Badge tone="ok">{t('status.allSent')}</Badge>}
        </>
      )}
      {letters && (
        <Button size="small" onClick={() => go({ screen: 'sync' })}>
          {t('nav.sync')}
        </Button>
      )}
    </section>
  );
}
