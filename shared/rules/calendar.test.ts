import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCalendar } from './calendar';
import { addYears, dayNumber, isoDay, shownDay, weekday, yearOf } from './days';
import { defaultPack } from './pack/default';

const calendar = makeCalendar(defaultPack.calendar);
const anyDay = fc.integer({ min: dayNumber('2023-06-01'), max: dayNumber('2028-12-31') }).map(isoDay);

/**
 * Counted by hand on wall calendars, day by day, with the official notices for civil servants beside them:
 * from, how many working days, the day it falls on.
 */
const byHand: readonly (readonly [from: string, count: number, due: string, why: string])[] = [
  ['2025-01-02', 1, '2025-01-03', 'Thursday to Friday'],
  ['2025-01-03', 1, '2025-01-06', 'over a weekend'],
  ['2024-12-31', 1, '2025-01-02', 'over New Year'],
  ['2024-12-31', 2, '2025-01-03', 'over New Year, one more'],
  ['2025-01-23', 1, '2025-01-24', 'the last day before Tết 2025'],
  ['2025-01-24', 1, '2025-02-03', 'over Tết: Sat 25/1 to Sun 2/2 are off'],
  ['2025-01-22', 3, '2025-02-03', '23, 24, then 3/2'],
  ['2025-01-20', 5, '2025-02-03', '21, 22, 23, 24, then 3/2'],
  ['2025-01-27', 1, '2025-02-03', 'received on a day of Tết'],
  ['2025-01-20', 10, '2025-02-10', 'ten days to answer, over Tết'],
  ['2025-04-04', 1, '2025-04-08', 'Giỗ Tổ on Monday 7/4'],
  ['2025-04-25', 1, '2025-04-26', 'Saturday 26/4 is worked in exchange'],
  ['2025-04-25', 2, '2025-04-28', 'Sunday 27/4 is not'],
  ['2025-04-25', 3, '2025-04-29', ''],
  ['2025-04-25', 4, '2025-05-05', '30/4, 1/5, and 2/5 in exchange are off'],
  ['2025-04-29', 1, '2025-05-05', 'over the five days'],
  ['2025-04-30', 1, '2025-05-05', 'received on a holiday'],
  ['2025-08-29', 1, '2025-09-03', 'over 30/8 to 2/9'],
  ['2025-08-27', 3, '2025-09-03', '28, 29, then 3/9'],
  ['2025-11-21', 1, '2025-11-24', '24/11 was worked in 2025'],
  ['2025-12-31', 1, '2026-01-05', 'New Year, Friday 2/1 off in exchange, weekend'],
  ['2025-12-30', 2, '2026-01-05', '31/12, then 5/1'],
  ['2026-01-08', 1, '2026-01-09', ''],
  ['2026-01-09', 1, '2026-01-10', 'Saturday 10/1 is worked in exchange'],
  ['2026-01-09', 2, '2026-01-12', ''],
  ['2026-02-13', 1, '2026-02-23', 'over Tết: 14/2 to 22/2 are off'],
  ['2026-02-12', 2, '2026-02-23', ''],
  ['2026-02-10', 5, '2026-02-24', '11, 12, 13, 23, 24'],
  ['2026-02-17', 1, '2026-02-23', 'received on the first day of the year'],
  ['2026-04-24', 1, '2026-04-28', 'Giỗ Tổ on Sunday, made up for on Monday 27/4'],
  ['2026-04-28', 2, '2026-05-04', '29/4, then 4/5'],
  ['2026-04-29', 1, '2026-05-04', '30/4, 1/5, weekend'],
  ['2026-08-21', 1, '2026-08-22', 'Saturday 22/8 is worked in exchange'],
  ['2026-08-21', 2, '2026-08-24', ''],
  ['2026-08-28', 1, '2026-09-03', '29/8 to 2/9 are off, 31/8 in exchange'],
  ['2026-08-27', 2, '2026-09-03', ''],
  ['2026-11-20', 1, '2026-11-23', ''],
  ['2026-11-20', 2, '2026-11-25', '24/11 is a holiday from 2026'],
  ['2026-11-23', 1, '2026-11-25', ''],
  ['2026-11-10', 10, '2026-11-25', '11–13 (3), 16–20 (8), 23 (9), 25 (10)'],
  ['2026-12-31', 1, '2027-01-04', 'Friday 1/1 and the weekend'],
  ['2025-06-02', 90, '2025-10-08', 'June 20, July 23 (43), August 21 (64), September 20 (84), then 1–3 and 6–8/10'],
  ['2026-06-01', 90, '2026-10-07', 'June 21, July 23 (44), August 21 (65), September 20 (85), then 1–2 and 5–7/10'],
  ['2025-12-01', 30, '2026-01-13', 'December 22, then 5–10/1 (28), 12, 13'],
];

describe('working days', () => {
  it.each(byHand)('%s and %i working days is %s (%s)', (from, count, due) => {
    expect(calendar.addWorkingDays(from, count)).toBe(due);
    expect(calendar.workingDaysBetween(from, due)).toBe(count);
  });

  it('counts the working days of whole months as printed in the calendars', () => {
    const month = (first: string, last: string) => calendar.workingDaysBetween(isoDay(dayNumber(first) - 1), last);
    // January 2025: 23 weekdays less New Year and five days of Tết.
    expect(month('2025-01-01', '2025-01-31')).toBe(17);
    // April 2025: 22 weekdays less 7/4 and 30/4, and Saturday 26/4 worked.
    expect(month('2025-04-01', '2025-04-30')).toBe(21);
    // May 2025: 22 weekdays less 1/5 and 2/5.
    expect(month('2025-05-01', '2025-05-31')).toBe(20);
    // September 2025: 22 weekdays less 1/9 and 2/9.
    expect(month('2025-09-01', '2025-09-30')).toBe(20);
    // January 2026: 22 weekdays less 1/1 and 2/1, and Saturday 10/1 worked.
    expect(month('2026-01-01', '2026-01-31')).toBe(21);
    // February 2026: 20 weekdays less five days of Tết.
    expect(month('2026-02-01', '2026-02-28')).toBe(15);
    // November 2026: 21 weekdays less 24/11.
    expect(month('2026-11-01', '2026-11-30')).toBe(20);
  });

  it('names no more days of a stretch without end than anybody reads', () => {
    expect(calendar.skippedBetween('2026-01-01', '9999-12-31').length).toBeLessThanOrEqual(1_500);
  });

  it('names every day that it leaves out', () => {
    expect(calendar.skippedBetween('2026-11-20', '2026-11-25')).toEqual([
      { day: '2026-11-21', name: 'Thứ Bảy' },
      { day: '2026-11-22', name: 'Chủ nhật' },
      { day: '2026-11-24', name: 'Ngày Văn hóa Việt Nam 24/11' },
    ]);
    expect(calendar.skippedBetween('2025-04-25', '2025-05-05').map(({ day, name }) => `${day} ${name}`)).toEqual([
      '2025-04-27 Chủ nhật',
      '2025-04-30 Ngày Chiến thắng 30/4',
      '2025-05-01 Quốc tế Lao động 1/5',
      '2025-05-02 Nghỉ hoán đổi (làm bù Thứ Bảy 26/4/2025)',
      '2025-05-03 Thứ Bảy',
      '2025-05-04 Chủ nhật',
    ]);
  });

  it('says of a year that nobody told it that it does not know it, and skips weekends there', () => {
    expect(calendar.knows(2031)).toBe(false);
    expect(calendar.addWorkingDays('2031-01-03', 1)).toBe('2031-01-06');
    expect(calendar.sourceOf(2031)).toBeNull();
  });

  it('the next working day is the day itself when it is worked', () => {
    expect(calendar.nextWorking('2025-01-25')).toBe('2025-02-03');
    expect(calendar.nextWorking('2025-04-26')).toBe('2025-04-26');
  });

  it('counting forth and counting between undo each other', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 400 }), (from, count) => {
        const due = calendar.addWorkingDays(from, count);
        expect(calendar.isWorking(due)).toBe(true);
        expect(calendar.workingDaysBetween(from, due)).toBe(count);
        expect(calendar.workingDaysBetween(due, from)).toBe(-count);
      }),
    );
  });

  it('agrees with crossing off one day after the other', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 120 }), (from, length) => {
        let worked = 0;
        for (let day = dayNumber(from) + 1; day <= dayNumber(from) + length; day++) {
          if (calendar.isWorking(isoDay(day))) worked++;
        }
        const to = isoDay(dayNumber(from) + length);
        expect(calendar.workingDaysBetween(from, to)).toBe(worked);
        expect(worked + calendar.skippedBetween(from, to).length).toBe(length);
      }),
    );
  });

  it('a later start never falls due earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 200 }), (from, later, count) => {
        const second = isoDay(dayNumber(from) + later);
        expect(calendar.addWorkingDays(second, count) >= calendar.addWorkingDays(from, count)).toBe(true);
      }),
    );
  });
});

describe('days as numbers', () => {
  it('knows the days of the week', () => {
    expect(weekday(dayNumber('1970-01-01'))).toBe(3);
    expect(weekday(dayNumber('2026-11-22'))).toBe(6);
    expect(weekday(dayNumber('1900-01-01'))).toBe(0);
  });

  it('agrees with the platform on every day of eight centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 150_000 }), (day) => {
        const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(isoDay(day)).toBe(iso);
        expect(dayNumber(iso)).toBe(day);
        expect(yearOf(day)).toBe(Number(iso.slice(0, 4)));
        expect(shownDay(day)).toBe(iso.split('-').reverse().join('/'));
      }),
    );
  });

  it('a year after 29 February is 1 March', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-03-01');
    expect(addYears('2025-11-30', 1)).toBe('2026-11-30');
  });
});
