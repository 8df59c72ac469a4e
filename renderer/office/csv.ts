import { utf8 } from '../../shared/bytes';
import type { Made, TableDocument } from './api';
import { cellText } from './words';

/** What a spreadsheet takes for the beginning of a formula. */
const formula = /^\s*[=+\-@\t\r|%]/;

/** A table as CSV: byte order mark, CRLF, every field in quotes; text like a formula is led by an apostrophe. */
export function writeCsv({ columns, rows }: TableDocument): Made {
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map((row) =>
      columns.map(({ type }, c) => {
        const cell = row[c] ?? null;
        return typeof cell === 'number' ? String(cell) : harmless(cellText(cell, type));
      }),
    ),
  ];
  const text = lines.map((line) => line.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')).join('\r\n');
  return { bytes: utf8(`\uFEFF${text}\r\n`) };
}

const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);
