import { useState } from 'react';
import { t } from '../../i18n/t';
import { Button, Select } from '../../ui';
import type { HistoryEntry } from '../../vault/api';
import { ErrorBanner } from '../common/ErrorBanner';
import { useVaultQuery } from '../common/vault';
import { Compare } from './Compare';
import { useCase } from './caseDesk';
import { HistoryLine } from './HistoryLine';

/** Whether an entry is about a field, or about work where that is asked for. */
const about = (entry: HistoryEntry, wanted: string): boolean =>
  wanted === '' || (wanted === 'work' ? entry.act === 'work' : entry.changes.some(({ field }) => field === wanted));

/** Lịch sử: who changed what, when, from what to what; the latest first. Any two moments can be compared. */
export function History() {
  const { detail } = useCase();
  const { recId } = detail;
  const history = useVaultQuery('letters', 'letter.history', { recId });
  const [wanted, setWanted] = useState('');
  const [points, setPoints] = useState<{ readonly left: string; readonly right: string } | null>(null);
  if (history.error) return <ErrorBanner error={history.error} onRetry={() => void history.refetch()} />;
  const entries = (history.data?.entries ?? []).toSorted((a, b) => a.atMs - b.atMs);
  if (history.data && entries.length === 0) return <p className="dim">{t('history.none')}</p>;
  const fields = [...new Set(entries.flatMap(({ changes }) => changes.map(({ field }) => field)))];
  const versions = entries.filter(({ changes, act, track }) => changes.length > 0 && act !== 'note' && !track);
  const first = versions[0]?.opId ?? '';
  const last = versions.at(-1)?.opId ?? '';
  return (
    <div className="stack">
      <div className="row row-end">
        <div className="grow">
          <Select
            label={t('history.filter')}
            value={wanted}
            empty={t('history.everything')}
            options={[
              ...fields.map((field) => ({ value: field, label: t(`letter.${field}`) })),
              { value: 'work', label: t('history.work') },
            ]}
            onChange={setWanted}
          />
        </div>
        <Button
          pressed={points !== null}
          disabled={versions.length < 2}
          onClick={() => setPoints(points ? null : { left: first, right: last })}
        >
          {t('compare.title')}
        </Button>
      </div>
      {points && (
        <Compare
          entries={entries}
          left={points.left}
          right={points.right}
          onLeft={(left) => setPoints({ ...points, left })}
          onRight={(right) => setPoints({ ...points, right })}
        />
      )}
      <ol className="plain-list" aria-label={t('detail.tab.history')}>
        {entries
          .filter((entry) => about(entry, wanted))
          .toReversed()
          .map((entry) => (
            <li key={entry.opId} className="stack-tight">
              <HistoryLine
                entry={entry}
                field={wanted === 'work' ? '' : wanted}
                onCompare={
                  versions.includes(entry) && entry.opId !== last
                    ? () => setPoints({ left: entry.opId, right: last })
                    : null
                }
              />
            </li>
          ))}
      </ol>
    </div>
  );
}
