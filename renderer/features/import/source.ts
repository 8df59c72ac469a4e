import { guessTargets, plain } from '../../../shared/exchange/target';
import type { ReadSheet } from '../../office/api';

/** A foreign table with its headings told apart from its rows. */
export interface Source {
  readonly titles: readonly string[];
  readonly rows: readonly SourceRow[];
}

export interface SourceRow {
  /** As the spreadsheet counts it, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Its quotes do not close or do not fit. */
  readonly broken: boolean;
}

/** Rows that are offered as the heading. */
export const headingRows = 20;
const columnLimit = 500;

/** The row that most likely holds the headings: the one with the most of them that are known; −1 where there is none. */
export function guessHeading({ rows }: ReadSheet): number {
  let [best, most] = [-1, 0];
  for (const [i, row] of rows.slice(0, headingRows).entries()) {
    const known = guessTargets(row).filter((target) => target !== null).length;
    if (known > most) [best, most] = [i, known];
  }
  return best;
}

/** What stands below a heading row; −1 takes every row and names the columns by their letters. */
export function sourceOf({ rows, numbers, broken }: ReadSheet, heading: number): Source {
  const torn = new Set(broken);
  const below = rows.flatMap((cells, i) =>
    i > heading ? [{ number: numbers[i] ?? i + 1, cells, broken: torn.has(i) }] : [],
  );
  if (heading >= 0) return { titles: titlesOf(rows[heading] ?? []), rows: below };
  const width = below.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return { titles: Array.from({ length: Math.min(columnLimit, width) }, () => ''), rows: below };
}

function titlesOf(row: readonly string[]): string[] {
  const last = row.findLastIndex((title) => plain(title) !== '' || title.trim() !== '');
  return row
    .slice(0, Math.min(columnLimit, last + 1))
    .map((title) => title.normalize('NFC').replace(/\s+/g, ' ').trim());
}

/** A, B, … Z, AA: as spreadsheets call a column, from 0. */
export const columnLetter = (column: number): string =>
  (column >= 26 ? columnLetter(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
