import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Badge } from '../../ui';
import type { ListRow } from '../../vault/api';

/** When the next duty is due; near and past days in words beside the day, never in colour alone. */
export function DueCell({ row }: { readonly row: ListRow }) {
  if (row.dueOn === '') return null;
  const day = <span className="number">{formatDay(row.dueOn)}</span>;
  if (row.clockState === 'stopped' || row.clockState === 'paused') {
    return (
      <span>
        {day} <span className="dim">{t('register.due.standing')}</span>
      </span>
    );
  }
  if (row.clockState === 'overdue') {
    // Past, though no working day has gone by since: a weekend or a holiday.
    const words = row.left < 0 ? t('register.due.over', { days: -row.left }) : t('register.due.past');
    return (
      <span>
        {day} <Badge tone="danger">{words}</Badge>
      </span>
    );
  }
  return (
    <span>
      {day} {row.soon && <Badge tone="warn">{t('register.due.left', { days: row.left })}</Badge>}
    </span>
  );
}
