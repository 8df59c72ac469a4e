import { formatNumber, t } from '../../i18n/t';
import type { ListField } from '../../vault/api';

export const totalFields = ['claims', 'papers', 'scans', 'reminders'] as const satisfies readonly ListField[];

export interface TotalsProps {
  readonly total: number;
  readonly marked: number;
  readonly totals: Readonly<Partial<Record<ListField, number>>>;
}

/** The last line of the register: what all of its letters come to, not only those in view. */
export function Totals({ total, marked, totals }: TotalsProps) {
  return (
    <section className="totals" aria-label={t('register.totals')}>
      <strong>{t('register.totalLetters', { count: total })}</strong>
      {totalFields.map((field) => {
        const sum = totals[field];
        return !sum ? null : (
          <span key={field}>
            {t(`register.col.${field}`)}: <span className="number">{formatNumber(sum)}</span>
          </span>
        );
      })}
      {marked > 0 && <strong className="totals-marked">{t('register.marked', { count: marked })}</strong>}
    </section>
  );
}
