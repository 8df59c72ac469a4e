import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeCell, tsv } from './tsv';

describe('rows for a spreadsheet', () => {
  it.each(['=1+1', '+84', '-5', '@SUM(A1)', '  =HYPERLINK("x")', '\u200b=1', '\t=cmd', '\uff1d1', '\u22121'])(
    'never run: %j stands as text',
    (cell) => {
      expect(safeCell(cell).startsWith("'")).toBe(true);
    },
  );

  it.each(['12/2026', '21/11/2026', 'Trần Thị Mẫu', 'mail@don.vi', 'a=b'])('leave %j as it is', (cell) => {
    expect(safeCell(cell)).toBe(cell);
  });

  it('keep one line per letter and one cell per column, whatever stands in them', () => {
    const cells = fc.array(fc.string({ unit: 'binary' }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1 }), (rows) => {
        const lines = tsv(rows).split('\r\n');
        expect(lines).toHaveLength(rows.length);
        for (const line of lines) expect(line.split('\t')).toHaveLength(3);
      }),
    );
  });
});
