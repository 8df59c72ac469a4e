import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from './days';
import { defaultPack } from './pack/default';
import { makeEditions } from './pack/editions';
import type { RulePack } from './pack/schema';
import { clockOf, denunciation, editions, extend, restart, settling, stop } from './testing/clocks';
import { caseOf, communeUnit, workOf } from './testing/facts';
import { whyMoved } from './whyMoved';

const dayIn2026 = fc.integer({ min: dayNumber('2026-01-05'), max: dayNumber('2026-06-30') }).map(isoDay);

describe('whatever the days are', () => {
  it('a stop moves the due date by exactly the days stopped', () => {
    fc.assert(
      fc.property(
        dayIn2026,
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 60 }),
        (received, after, length) => {
          const letter = { kind: 'to-cao', arrivedOn: received, receivedOn: received } as const;
          const from = isoDay(dayNumber(received) + after);
          const to = isoDay(dayNumber(from) + length);
          const plain = clockOf(caseOf(letter), settling, '2027-01-01');
          const stopped = clockOf(caseOf(letter, workOf(stop(from), restart(to))), settling, '2027-01-01');
          const days = editions.calendar.workingDaysBetween(isoDay(dayNumber(from) - 1), isoDay(dayNumber(to) - 1));
          expect(stopped.stops[0]?.days).toBe(days);
          expect(editions.calendar.workingDaysBetween(plain.dueOn, stopped.dueOn)).toBe(days);
        },
      ),
    );
  });

  it('the working days counted between start and due date are those of the rule, extensions and stops', () => {
    fc.assert(
      fc.property(
        dayIn2026,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 30 }),
        (received, stopLength, more) => {
          const letter = { kind: 'to-cao', arrivedOn: received, receivedOn: received } as const;
          const from = isoDay(dayNumber(received) + 7);
          const to = isoDay(dayNumber(from) + stopLength);
          const work = workOf(stop(from), restart(to), extend(more, to));
          const clock = clockOf(caseOf(letter, work), settling, '2027-06-01');
          const counted = editions.calendar.workingDaysBetween(clock.startOn, clock.dueOn);
          expect(counted).toBe(90 + more + clock.stops.reduce((sum, one) => sum + one.days, 0));
          expect(clock.skipped).toHaveLength(dayNumber(clock.dueOn) - dayNumber(clock.startOn) - counted);
        },
      ),
    );
  });
});

describe('a new edition of the rules', () => {
  const withHoliday: RulePack = {
    ...defaultPack,
    version: 2,
    name: 'Bản 2',
    validFrom: '2026-07-01',
    deadlines: defaultPack.deadlines.map((rule) => (rule.code === settling ? { ...rule, days: 60 } : rule)),
    calendar: {
      years: defaultPack.calendar.years.map((year) =>
        year.year === 2026
          ? { ...year, holidays: [...year.holidays, { day: '2026-07-27', name: 'Ngày nghỉ bổ sung' }] }
          : year,
      ),
    },
  };
  const both = makeEditions([withHoliday, defaultPack]);

  it('leaves a case the rule under which it started, and moves its date for a new holiday', () => {
    const before = clockOf(caseOf(denunciation), settling, '2026-07-10');
    const after = clockOf(caseOf(denunciation), settling, '2026-07-10', communeUnit, both);
    expect(after).toMatchObject({ days: 90, packVersion: 1, dueOn: '2026-10-08' });
    expect(whyMoved(before, after)).toEqual(['Ngày 27/07/2026 thành ngày nghỉ: Ngày nghỉ bổ sung']);
    expect(whyMoved(after, before)).toEqual(['Ngày 27/07/2026 thành ngày làm việc (trước là Ngày nghỉ bổ sung)']);
    expect(whyMoved(before, before)).toEqual([]);
  });

  it('holds for letters received from its first day on', () => {
    const letter = { kind: 'to-cao', arrivedOn: '2026-07-01', receivedOn: '2026-07-01' } as const;
    const before = clockOf(caseOf(letter), settling, '2026-07-10');
    const after = clockOf(caseOf(letter), settling, '2026-07-10', communeUnit, both);
    expect(after).toMatchObject({ days: 60, packVersion: 2, packName: 'Bản 2' });
    expect(whyMoved(before, after)[0]).toBe('Thời hạn đổi từ 90 ngày làm việc thành 60 ngày làm việc');
  });

  it('takes each year from the newest edition that knows it', () => {
    const only2027 = { ...withHoliday, version: 3, calendar: { years: [] } };
    expect(makeEditions([defaultPack, withHoliday, only2027]).calendar.isWorking('2026-07-27')).toBe(false);
  });
});
