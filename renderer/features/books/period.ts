import type { Day } from '../../../shared/rules/types';
import { isoDay } from '../../i18n/dates';

export const presets = ['month', 'lastMonth', 'quarter', 'lastQuarter', 'year', 'lastYear', 'own'] as const;
export type Preset = (typeof presets)[number];

/** Days of a usual period, both included; `own` is the officer's and has none. */
export function daysOf(preset: Exclude<Preset, 'own'>, today: Date = new Date()): { from: Day; to: Day } {
  const year = today.getFullYear();
  const month = today.getMonth();
  const quarter = month - (month % 3);
  const months = (from: number, count: number, of = year) => ({
    from: isoDay(new Date(of, from, 1)),
    to: isoDay(new Date(of, from + count, 0)),
  });
  switch (preset) {
    case 'month':
      return months(month, 1);
    case 'lastMonth':
      return months(month - 1, 1);
    case 'quarter':
      return months(quarter, 3);
    case 'lastQuarter':
      return months(quarter - 3, 3);
    case 'year':
      return months(0, 12);
    case 'lastYear':
      return months(0, 12, year - 1);
  }
}
