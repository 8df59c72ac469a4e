import type { CalendarData } from '../../../shared/rules/pack/schema';
import type { Day } from '../../../shared/rules/types';

export type DayKind = 'working' | 'weekend' | 'holiday' | 'off' | 'worked';

export interface CalendarDay {
  readonly day: Day;
  readonly kind: DayKind;
  /** The holiday's or the swap's name; '' for other days. */
  readonly name: string;
}

type Year = CalendarData['years'][number];

const two = (value: number): string => String(value).padStart(2, '0');

/** The days of a month, after as many gaps as come before its first day in a week that begins on Monday. */
export function monthGrid(year: Year, month: number): { readonly gaps: number; readonly days: readonly CalendarDay[] } {
  const first = new Date(Date.UTC(year.year, month - 1, 1));
  const count = new Date(Date.UTC(year.year, month, 0)).getUTCDate();
  const holidays = new Map(year.holidays.map(({ day, name }) => [day, name]));
  const worked = new Map(year.swaps.map((swap) => [swap.worked, swap.name]));
  const off = new Map(year.swaps.map((swap) => [swap.off, swap.name]));
  const days = Array.from({ length: count }, (_, place): CalendarDay => {
    const day = `${year.year}-${two(month)}-${two(place + 1)}`;
    const weekday = (first.getUTCDay() + place) % 7;
    if (holidays.has(day)) return { day, kind: 'holiday', name: holidays.get(day) ?? '' };
    if (off.has(day)) return { day, kind: 'off', name: off.get(day) ?? '' };
    if (worked.has(day)) return { day, kind: 'worked', name: worked.get(day) ?? '' };
    return { day, kind: weekday === 0 || weekday === 6 ? 'weekend' : 'working', name: '' };
  });
  return { gaps: (first.getUTCDay() + 6) % 7, days };
}
