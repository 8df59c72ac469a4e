import { type DayNumber, dayNumber, isoDay, weekday, yearOf } from './days';
import type { CalendarData, RuleSource } from './pack/schema';
import type { Day, SkippedDay } from './types';

/**
 * Working days: not Saturday, not Sunday, not a holiday, not a day taken off in exchange; and weekend days worked in
 * exchange. A year that the data do not tell has weekends only.
 */
export interface WorkCalendar {
  isWorking(day: Day): boolean;
  /** The day itself when it is worked, else the next one that is. */
  nextWorking(day: Day): Day;
  /** The `count`-th working day after `from`; the count begins the day after. `from` itself for 0. */
  addWorkingDays(from: Day, count: number): Day;
  /** Working days in (from, to]; negative, counting (to, from], when `to` comes first. */
  workingDaysBetween(from: Day, to: Day): number;
  /** Days in (from, to] that are not worked, by name; the first ones of a stretch that is longer than people count. */
  skippedBetween(from: Day, to: Day): SkippedDay[];
  knows(year: number): boolean;
  /** Where the year's holidays were read; null when it is not known. */
  sourceOf(year: number): RuleSource | null;
}

/** More than ten years have. */
const mostSkipped = 1_500;

type YearData = CalendarData['years'][number];
const weekendNames = ['Thứ Bảy', 'Chủ nhật'];
const isWeekend = (day: DayNumber): boolean => weekday(day) >= 5;

/** Makes a calendar from a pack's data. Should a year stand there twice, the later one counts. */
export function makeCalendar(data: CalendarData): WorkCalendar {
  const years = new Map<number, YearData>(data.years.map((year) => [year.year, year]));
  const { off, worked } = exceptions([...years.values()]);
  const countTo = counter(off, worked);

  const isWorking = (day: DayNumber): boolean => worked.has(day) || !(isWeekend(day) || off.has(day));
  const between = (from: DayNumber, to: DayNumber): number => countTo(to) - countTo(from);
  const nameOf = (day: DayNumber): string => off.get(day) ?? weekendNames[weekday(day) - 5] ?? '';

  /** The first day whose count reaches `wanted`: by halving, since the count never falls. */
  const firstReaching = (wanted: number, after: DayNumber, count: number): DayNumber => {
    let low = after + 1;
    let high = after + 2 * count + 64;
    while (countTo(high) < wanted) high += count + 64;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (countTo(middle) >= wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  return {
    isWorking: (day) => isWorking(dayNumber(day)),
    nextWorking(day) {
      let at = dayNumber(day);
      while (!isWorking(at)) at++;
      return isoDay(at);
    },
    addWorkingDays(from, count) {
      if (count <= 0) return from;
      const start = dayNumber(from);
      return isoDay(firstReaching(countTo(start) + count, start, count));
    },
    workingDaysBetween: (from, to) => between(dayNumber(from), dayNumber(to)),
    skippedBetween(from, to) {
      const skipped: SkippedDay[] = [];
      const end = dayNumber(to);
      for (let day = dayNumber(from) + 1; day <= end && skipped.length < mostSkipped; day++) {
        if (!isWorking(day)) skipped.push({ day: isoDay(day), name: nameOf(day) });
      }
      return skipped;
    },
    knows: (year) => years.has(year),
    sourceOf: (year) => years.get(year)?.source ?? null,
  };
}

function exceptions(years: readonly YearData[]): { off: Map<DayNumber, string>; worked: Set<DayNumber> } {
  const off = new Map<DayNumber, string>();
  const worked = new Set<DayNumber>();
  for (const year of years) {
    for (const swap of year.swaps) {
      worked.add(dayNumber(swap.worked));
      off.set(dayNumber(swap.off), swap.name);
    }
    for (const holiday of year.holidays) {
      off.set(dayNumber(holiday.day), holiday.name);
      worked.delete(dayNumber(holiday.day));
    }
  }
  return { off, worked };
}

/** Working days from a fixed Monday up to a day, that day included: whole weeks by arithmetic, exceptions by a prefix sum. */
function counter(off: ReadonlyMap<DayNumber, string>, worked: ReadonlySet<DayNumber>): (day: DayNumber) => number {
  const changes = [
    ...[...off.keys()].filter((day) => !isWeekend(day) && !worked.has(day)).map((day) => ({ day, by: -1 })),
    ...[...worked].filter(isWeekend).map((day) => ({ day, by: 1 })),
  ].sort((a, b) => a.day - b.day);
  const days = Int32Array.from(changes, (change) => change.day);
  const sums = new Int32Array(changes.length + 1);
  for (const [at, change] of changes.entries()) sums[at + 1] = sums[at]! + change.by;

  const changed = (day: DayNumber): number => {
    let low = 0;
    let high = days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (days[middle]! <= day) low = middle + 1;
      else high = middle;
    }
    return sums[low]!;
  };
  const monday = 4;
  return (day) => {
    const weeks = Math.floor((day - monday) / 7);
    const inWeek = day - monday - 7 * weeks;
    return weeks * 5 + Math.min(inWeek + 1, 5) + changed(day);
  };
}

/** Years that a stretch of days touches. */
export function yearsBetween(from: Day, to: Day): number[] {
  const [first, last] = [yearOf(dayNumber(from)), yearOf(dayNumber(to))];
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, i) => first + i);
}
