import { type ListCalls, type ListField, listFields } from '../api/list';
import type { CodeColumn, Columns, NumberColumn } from '../records/columns';
import { eachBit } from '../search/bits';

type Facets = ReturnType<ListCalls['list.facets']>;

/** How letters (a bitmap of ordinals) divide by code fields, and the sums of number fields; others are left out. */
export function facetsOf(columns: Columns, letters: Uint32Array, fields: readonly ListField[]): Facets {
  const facets: Partial<Record<ListField, Record<string, number>>> = {};
  const totals: Partial<Record<ListField, number>> = {};
  for (const field of fields) {
    if (listFields[field] === 'code') facets[field] = divide(columns, letters, field as CodeColumn);
    if (listFields[field] === 'number' && field !== 'year')
      totals[field] = sum(columns, letters, field as NumberColumn);
  }
  return { facets, totals };
}

function divide(columns: Columns, letters: Uint32Array, field: CodeColumn): Record<string, number> {
  const codes = columns[field];
  const counts = new Uint32Array(columns.codes.all().length);
  eachBit(letters, (i) => {
    if (i < columns.count) counts[codes[i]!]!++;
  });
  return Object.fromEntries(
    [...counts.entries()].filter(([, n]) => n > 0).map(([code, n]) => [columns.codes.text(code), n]),
  );
}

function sum(columns: Columns, letters: Uint32Array, field: NumberColumn): number {
  const values = columns[field];
  let total = 0;
  eachBit(letters, (i) => {
    if (i < columns.count) total += values[i]!;
  });
  return total;
}
