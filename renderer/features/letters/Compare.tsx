import { useState } from 'react';
import { formatFullMoment } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
import { Checkbox, Select } from '../../ui';
import type { HistoryEntry } from '../../vault/api';
import { useRules } from '../common/rules';
import { valueTexts } from './values';
import { differences, versionAt } from './versions';

export interface CompareProps {
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[];
  readonly left: string;
  readonly right: string;
  readonly onLeft: (opId: string) => void;
  readonly onRight: (opId: string) => void;
}

/** Two moments of the letter side by side. */
export function Compare({ entries, left, right, onLeft, onRight }: CompareProps) {
  const rules = useRules();
  const [all, setAll] = useState(false);
  const points = entries
    .filter(({ changes, act, track }) => act !== 'note' && act !== 'work' && track === undefined && changes.length > 0)
    .map(({ opId, atMs, act, by }) => ({
      value: opId,
      label: `${formatFullMoment(atMs)} · ${label('history.act', act)} · ${by}`,
    }));
  const rows = differences(versionAt(entries, left), versionAt(entries, right)).filter(({ same }) => all || !same);
  return (
    <section className="panel stack-tight" aria-label={t('compare.title')}>
      <div className="form-grid">
        <div className="span-6">
          <Select label={t('compare.left')} value={left} options={points} onChange={onLeft} />
        </div>
        <div className="span-6">
          <Select label={t('compare.right')} value={right} options={points} onChange={onRight} />
        </div>
      </div>
      <Checkbox label={t('compare.all')} checked={all} onChange={setAll} />
      {rows.length === 0 ? (
        <p className="dim">{t('compare.same')}</p>
      ) : (
        <table className="table compare">
          <thead>
            <tr>
              <th scope="col">{t('compare.field')}</th>
              <th scope="col">{t('compare.left')}</th>
              <th scope="col">{t('compare.right')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const [before, after] = valueTexts(row.field, [row.left, row.right], rules);
              return (
                <tr key={row.field} className={row.same ? undefined : 'compare-differs'}>
                  <th scope="row">{t(`letter.${row.field}`)}</th>
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
