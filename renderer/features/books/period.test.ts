import { describe, expect, it } from 'vitest';
import { daysOf } from './period';

describe('the usual periods of a book', () => {
  it('begin and end with the month, the quarter and the year, over the turn of the year, too', () => {
    const january = new Date(2026, 0, 31);
    expect(daysOf('month', january)).toEqual({ from: '2026-01-01', to: '2026-01-31' });
    expect(daysOf('lastMonth', january)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(daysOf('quarter', january)).toEqual({ from: '2026-01-01', to: '2026-03-31' });
    expect(daysOf('lastQuarter', january)).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect(daysOf('year', january)).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(daysOf('lastYear', january)).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    expect(daysOf('month', new Date(2028, 1, 3))).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  });
});
