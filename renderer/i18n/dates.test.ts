import { describe, expect, it } from 'vitest';
import { formatDay, formatMoment, parseDay } from './dates';

const now = new Date(2026, 10, 21, 15, 0);

describe('a day typed by hand', () => {
  it.each([
    ['1/2/2026', '2026-02-01'],
    ['01/02/2026', '2026-02-01'],
    ['1-2-26', '2026-02-01'],
    ['1.2', '2026-02-01'],
    ['010226', '2026-02-01'],
    ['01022026', '2026-02-01'],
    [' 29/02/2028 ', '2028-02-29'],
    ['hn', '2026-11-21'],
    ['HQ', '2026-11-20'],
  ])('understands %s', (typed, day) => {
    expect(parseDay(typed, now)).toBe(day);
  });

  it.each(['31/02/2026', '29/02/2026', '2026-02-01', '1/13/2026', '0/1/2026', 'mai', '', '1/2/0026', '12'])(
    'does not guess at %s',
    (typed) => {
      expect(parseDay(typed, now)).toBeNull();
    },
  );
});

describe('days and moments on screen', () => {
  it('spells a day as dd/mm/yyyy and leaves what is not one alone', () => {
    expect(formatDay('2026-11-21')).toBe('21/11/2026');
    expect(formatDay('?')).toBe('?');
  });

  it('gives the time alone for today and adds the day for another', () => {
    expect(formatMoment(new Date(2026, 10, 21, 14, 32).getTime(), now.getTime())).toBe('14:32');
    expect(formatMoment(new Date(2026, 10, 20, 9, 5).getTime(), now.getTime())).toBe('09:05 20/11/2026');
  });
});
