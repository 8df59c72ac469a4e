import type { WorkCalendar } from './calendar';
import { dayNumber, isoDay } from './days';
import type { Day } from './types';

/** How a rule counts: every day, or working days only. */
export interface Counting {
  /** The `count`-th day after `from`. */
  add(from: Day, count: number): Day;
  /** Days in (from, to]; negative when `to` comes first. */
  between(from: Day, to: Day): number;
  /** The day before, whatever it is. */
  before(day: Day): Day;
}

const before = (day: Day): Day => isoDay(dayNumber(day) - 1);

const everyDay: Counting = {
  add: (from, count) => isoDay(dayNumber(from) + count),
  between: (from, to) => dayNumber(to) - dayNumber(from),
  before,
};

export const countingIn = (unit: 'working' | 'calendar', calendar: WorkCalendar): Counting =>
  unit === 'calendar' ? everyDay : { add: calendar.addWorkingDays, between: calendar.workingDaysBetween, before };
