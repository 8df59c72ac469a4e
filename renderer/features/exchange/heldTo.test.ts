import { describe, expect, it } from 'vitest';
import type { FieldNames } from '../register/fieldNames';
import { noFilters } from '../register/filters';
import { heldTo } from './heldTo';

const names = {
  field: (field: string) => `[${field}]`,
  value: (_: string, code: string) => code,
} as unknown as FieldNames;

describe('what a list says that it is held to', () => {
  it('is nothing for the whole register', () => {
    expect(heldTo(noFilters, names)).toEqual([]);
  });

  it('names values and days, but no word that was looked for: it might be the name of a covered denouncer', () => {
    const words = heldTo(
      {
        ...noFilters,
        text: 'Nguyễn Thị Kín',
        due: 'overdue',
        where: [
          { field: 'kind', op: 'in', values: ['to-cao'] },
          { field: 'sender', op: 'has', text: 'Thị Kín' },
          { field: 'arrivedOn', op: 'between', from: '2026-01-05' },
        ],
      },
      names,
    ).join('; ');
    expect(words).not.toContain('Kín');
    expect(words).toContain('to-cao');
    expect(words).toContain('05/01/2026');
    expect(words).toContain('[sender]');
    expect(words).toContain('Quá hạn');
  });
});
