import { useState } from 'react';
import { formatDay, formatFullMoment, isoDay, parseDay } from '../../i18n/dates';
import { formatNumber, label, t } from '../../i18n/t';
import { Button, DateField, Select } from '../../ui';
import { type AccessAct, type AccessEntry, accessActs } from '../../vault/api/access';
import { ErrorBanner } from '../common/ErrorBanner';
import { highestOf, useMarkingLevel } from '../common/marking';
import { useRouter } from '../common/route';
import { useVaultQuery } from '../common/vault';
import { copyNos } from './copyNos';

const pageSize = 100;
const daysBack = 30;

/** The access log by day and act, newest first. */
export function AccessList() {
  const [act, setAct] = useState('');
  const [letter, setLetter] = useState<{ readonly recId: string; readonly no: string } | null>(null);
  const [page, setPage] = useState(0);
  const [typed, setTyped] = useState(lastDays);
  const fromDay = parseDay(typed.from);
  const toDay = parseDay(typed.to);
  const query = {
    from: page * pageSize,
    count: pageSize,
    ...(act === '' ? {} : { act: act as AccessAct }),
    ...(letter ? { recId: letter.recId } : {}),
    ...(fromDay ? { fromDay } : {}),
    ...(toDay ? { toDay } : {}),
  };
  const found = useVaultQuery('access', 'access.list', query);
  const total = found.data?.total ?? 0;
  useMarkingLevel(highestOf(found.data?.entries.map(({ what }) => what?.level) ?? []));
  const change = (next: Partial<typeof typed>) => {
    setPage(0);
    setTyped((now) => ({ ...now, ...next }));
  };
  return (
    <div className="stack">
      <div className="row row-end">
        <Select
          label={t('log.act')}
          value={act}
          empty={t('log.allActs')}
          options={accessActs.map((value) => ({ value, label: label('log.act', value) }))}
          onChange={(value) => {
            setPage(0);
            setAct(value);
          }}
        />
        <DateField label={t('books.from')} value={typed.from} onChange={(from) => change({ from })} />
        <DateField label={t('books.to')} value={typed.to} onChange={(to) => change({ to })} />
        {letter && (
          <Button onClick={() => setLetter(null)}>
            {t('log.onlyLetterOff', { no: letter.no || t('log.unnumbered') })}
          </Button>
        )}
        <span className="dim" role="status">
          {t('log.count', { count: formatNumber(total) })}
        </span>
        {page > 0 && <Button onClick={() => setPage(page - 1)}>{t('log.newer')}</Button>}
        {(page + 1) * pageSize < total && <Button onClick={() => setPage(page + 1)}>{t('log.older')}</Button>}
      </div>
      {found.error && <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && total === 0 && <p className="dim">{t('log.empty')}</p>}
      {total > 0 && (
        <table className="table">
          <thead>
            <tr>
              {(['at', 'by', 'act', 'letters', 'what', 'code'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`log.col.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.data?.entries.map((entry) => (
              <Line
                key={entry.id}
                entry={entry}
                onOnly={(recId, no) => {
                  setPage(0);
                  setLetter({ recId, no });
                }}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function lastDays(): { readonly from: string; readonly to: string } {
  const now = new Date();
  const from = new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysBack);
  return { from: formatDay(isoDay(from)), to: formatDay(isoDay(now)) };
}

interface LineProps {
  readonly entry: AccessEntry;
  /** Shows the lines of this letter alone. */
  readonly onOnly: (recId: string, no: string) => void;
}

function Line({ entry, onOnly }: LineProps) {
  const { go } = useRouter();
  const { what, recIds } = entry;
  const reason = entry.act === 'barred' ? label('log.tried', entry.reason.replace('.', '-')) : entry.reason;
  const told = what ? [what.title, what.purpose, what.holder].filter(Boolean).join(' · ') : reason;
  return (
    <tr>
      <td className="number log-fixed">{formatFullMoment(entry.atMs)}</td>
      <td className="number log-fixed">{entry.by}</td>
      <td className="log-fixed">{label('log.act', entry.act)}</td>
      <td>
        {recIds.length === 1 ? (
          <span className="log-fixed">
            <Button size="small" tone="quiet" onClick={() => go({ screen: 'letter', recId: recIds[0]! })}>
              {entry.registerNos[0] || t('log.unnumbered')}
            </Button>
            <Button
              size="small"
              tone="quiet"
              label={t('log.onlyLetter', { no: entry.registerNos[0] || t('log.unnumbered') })}
              onClick={() => onOnly(recIds[0]!, entry.registerNos[0] ?? '')}
            >
              {t('log.only')}
            </Button>
          </span>
        ) : (
          entry.letters > 0 && t('log.letters', { count: formatNumber(entry.letters) })
        )}
      </td>
      <td>
        {told}
        {what && (
          <span className="dim">
            {' '}
            · {t('log.copies', { copies: what.copies, form: label('copy.form', what.form) })}{' '}
            {copyNos({ firstCopy: entry.firstCopy, copies: what.copies })}
          </span>
        )}
      </td>
      <td className="number log-fixed">{entry.code}</td>
    </tr>
  );
}
