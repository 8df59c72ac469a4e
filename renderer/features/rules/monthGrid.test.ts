import { describe, expect, it } from 'vitest';
import { monthGrid } from './monthGrid';

const year = {
  year: 2026,
  holidays: [{ day: '2026-11-24', name: 'Ngày Văn hóa' }],
  swaps: [{ worked: '2026-11-21', off: '2026-11-23', name: 'hoán đổi' }],
  source: { text: 'TẬP HUẤN', standing: 'unverified' as const },
};

describe('a month of the working calendar', () => {
  const { gaps, days } = monthGrid(year, 11);
  const kindOf = (day: string) => days.find((one) => one.day === day)?.kind;

  it('begins its weeks on Monday', () => {
    expect(gaps).toBe(6);
    expect(days).toHaveLength(30);
  });

  it('tells holidays, days off in exchange, worked weekend days and weekends apart', () => {
    expect(kindOf('2026-11-24')).toBe('holiday');
    expect(kindOf('2026-11-23')).toBe('off');
    expect(kindOf('2026-11-21')).toBe('worked');
    expect(kindOf('2026-11-22')).toBe('weekend');
    expect(kindOf('2026-11-20')).toBe('working');
  });
});
