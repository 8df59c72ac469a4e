import { formatFullMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import type { HistoryEntry } from '../../vault/api';
import { ErrorBanner } from '../common/ErrorBanner';
import { useVaultQuery } from '../common/vault';
import { valueText } from './values';

/** Who changed what, when, from what to what; the latest first. */
export function History({ recId }: { readonly recId: string }) {
  const history = useVaultQuery('letters', 'letter.history', { recId });
  if (history.error) return <ErrorBanner error={history.error} onRetry={() => void history.refetch()} />;
  const entries = [...(history.data?.entries ?? [])].sort((a, b) => b.atMs - a.atMs);
  if (history.data && entries.length === 0) return <p className="dim">{t('history.none')}</p>;
  return (
    <ol className="plain-list">
      {entries.map((entry) => (
        <li key={entry.opId} className="stack-tight">
          <div>
            <strong>{t(`history.act.${entry.act}`)}</strong>{' '}
            <span className="dim">{t('detail.noteMeta', { by: entry.by, when: formatFullMoment(entry.atMs) })}</span>
          </div>
          {entry.reason && <p>{t('history.reason', { reason: entry.reason })}</p>}
          {entry.changes.map((change) => (
            <Change key={change.field} change={change} first={entry.act === 'create'} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function Change({ change, first }: { readonly change: HistoryEntry['changes'][number]; readonly first: boolean }) {
  const after = valueText(change.field, change.after);
  return (
    <div className="before-after">
      <span className="dim">{t(`letter.${change.field}`)}</span>
      {first ? (
        <span className="after-only">{after}</span>
      ) : (
        <>
          <del>
            <span className="visually-hidden">{t('history.before')}: </span>
            {valueText(change.field, change.before)}
          </del>
          <span aria-hidden="true">→</span>
          <ins>
            <span className="visually-hidden">{t('history.after')}: </span>
            {after}
          </ins>
        </>
      )}
    </div>
  );
}
