import { useState } from 'react';
import type { CalendarData } from '../../../shared/rules/pack/schema';
import { formatDay } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
import { Banner, Select } from '../../ui';
import { SourceText } from '../clock/Standing';
import { type CalendarDay, monthGrid } from './monthGrid';

const months = Array.from({ length: 12 }, (_, place) => place + 1);

/** The working days of a year: holidays, days off in exchange, and weekend days that are worked. */
export function CalendarYear({ calendar }: { readonly calendar: CalendarData }) {
  const years = calendar.years.toSorted((a, b) => a.year - b.year);
  const now = new Date().getFullYear();
  const [chosen, setChosen] = useState(() =>
    String(years.find(({ year }) => year === now)?.year ?? years.at(-1)?.year),
  );
  const year = years.find((known) => String(known.year) === chosen);
  if (!year) return <Banner tone="warn">{t('rules.noCalendar')}</Banner>;
  const special = months
    .flatMap((month) => monthGrid(year, month).days)
    .filter(({ kind }) => kind !== 'working' && kind !== 'weekend');
  return (
    <div className="stack">
      <div className="row row-end">
        <Select
          label={t('rules.year')}
          value={chosen}
          options={years.map((known) => ({ value: String(known.year), label: String(known.year) }))}
          onChange={setChosen}
        />
        <p>
          <SourceText source={year.source} />
        </p>
      </div>
      <div className="calendar">
        <div className="months" aria-hidden="true">
          {months.map((month) => (
            <Month key={month} month={month} {...monthGrid(year, month)} />
          ))}
        </div>
        <table className="table">
          <caption className="visually-hidden">{t('rules.specialDays', { year: chosen })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rules.col.day')}</th>
              <th scope="col">{t('rules.col.what')}</th>
              <th scope="col">{t('rules.col.name')}</th>
            </tr>
          </thead>
          <tbody>
            {special.map(({ day, kind, name }) => (
              <tr key={day}>
                <td className="number">{formatDay(day)}</td>
                <td>
                  <span className={`day-mark day-${kind}`} aria-hidden="true" /> {label('rules.dayOf', kind)}
                </td>
                <td>{name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

interface MonthProps {
  readonly month: number;
  readonly gaps: number;
  readonly days: readonly CalendarDay[];
}

function Month({ month, gaps, days }: MonthProps) {
  return (
    <div className="month">
      <div className="month-name">{t('rules.month', { month })}</div>
      <div className="month-days">
        {Array.from({ length: gaps }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: gaps have no identity but their place
          <span key={`gap ${place}`} />
        ))}
        {days.map(({ day, kind }) => (
          <span key={day} className={`day day-${kind}`}>
            {Number(day.slice(8))}
          </span>
        ))}
      </div>
    </div>
  );
}
