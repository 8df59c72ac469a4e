import { describe, expect, it } from 'vitest';
import { exportKinds, mostRows } from './limits';

describe('how many letters a file takes', () => {
  it.each(exportKinds)('is fewer the more columns it has, never none: %s', (kind) => {
    const most = Array.from({ length: 26 }, (_, columns) => mostRows(kind, columns + 1));
    expect(most).toEqual([...most].sort((a, b) => b - a));
    expect(most.at(-1)).toBeGreaterThan(1000);
  });

  it('is what was measured for the columns that the register begins with', () => {
    expect(exportKinds.map((kind) => mostRows(kind, 10))).toEqual([50_000, 5_000, 5_000]);
  });
});
