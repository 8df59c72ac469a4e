import { formatFullMoment } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { formatNumber, t } from '../../i18n/t';
import { Banner, Button, Progress } from '../../ui';
import { ErrorBanner } from '../common/ErrorBanner';
import { useVaultQuery } from '../common/vault';
import { AlarmBanner } from './AlarmBanner';
import { OutcomeBanner } from './OutcomeBanner';
import { Streams } from './Streams';
import { useSyncRun } from './useSyncRun';

/** Đồng bộ: what is where, what failed and why. Nothing here counts as sent before the center has signed for it. */
export function SyncPanel() {
  const status = useVaultQuery('sync', 'sync.status', {});
  const { run, running, outcome, progress } = useSyncRun();
  const data = status.data;
  const busy = running || (data?.running ?? false);
  const moment = (ms: number | null) => (ms === null ? t('sync.never') : formatFullMoment(ms));
  return (
    <section className="screen" aria-label={t('sync.title')}>
      <div className="screen-head">
        <h1>{t('sync.title')}</h1>
        <Button tone="primary" busy={busy} disabled={Boolean(data?.alarm)} onClick={run}>
          {t('sync.run')}
        </Button>
      </div>
      <div className="screen-scroll stack">
        {status.error && <ErrorBanner error={status.error} onRetry={() => void status.refetch()} />}
        {data?.alarm && <AlarmBanner error={data.alarm} />}
        {busy && progress && (
          <Progress
            label={
              progress.total === null
                ? t('sync.progress', { done: progress.done })
                : t('sync.progressOf', { done: progress.done, total: progress.total })
            }
            done={progress.done}
            total={progress.total}
          />
        )}
        {!busy && outcome && !data?.alarm && (
          <OutcomeBanner outcome={outcome} unsentOps={status.error ? null : (data?.unsentOps ?? null)} />
        )}
        {!busy && !outcome && data?.lastError && !data.alarm && (
          <Banner tone="danger" title={t('sync.failedTitle')}>
            {errorText(data.lastError)}
          </Banner>
        )}
        {data && !status.error && (
          <>
            {/* Receipts of a center that denies what it signed for calm nobody. */}
            {!(data.alarm && data.unsentOps === 0) && (
              <Banner tone={data.unsentOps === 0 ? 'ok' : 'warn'}>
                {data.unsentOps === 0 ? (
                  t('sync.unsentNone')
                ) : (
                  <>
                    <p>{t('sync.unsent', { ops: data.unsentOps, letters: data.unsentLetters })}</p>
                    <p>{t('sync.unsentSafe')}</p>
                  </>
                )}
              </Banner>
            )}
            <dl className="facts panel">
              <dt>{t('sync.fact.receipt')}</dt>
              <dd>
                {data.lastReceipt
                  ? t('sync.receipt', {
                      seq: data.lastReceipt.seq,
                      when: formatFullMoment(data.lastReceipt.atMs),
                    })
                  : t('sync.receiptNone')}
              </dd>
              <dt>{t('sync.fact.success')}</dt>
              <dd>{moment(data.lastSuccessMs)}</dd>
              <dt>{t('sync.fact.try')}</dt>
              <dd>{moment(data.lastTryMs)}</dd>
              <dt>{t('sync.fact.unsent')}</dt>
              <dd className="number">{formatNumber(data.unsentOps)}</dd>
            </dl>
            {data.parked.length > 0 && (
              <Banner tone="warn" title={t('sync.parkedTitle', { count: data.parked.length })}>
                <p>{t('sync.parkedText')}</p>
                <ul>
                  {data.parked.map(({ unitName, year, seq }) => (
                    <li key={`${unitName} ${year} ${seq}`}>{t('sync.parkedEntry', { unit: unitName, year, seq })}</li>
                  ))}
                </ul>
              </Banner>
            )}
            <Streams streams={data.streams} />
          </>
        )}
      </div>
    </section>
  );
}
