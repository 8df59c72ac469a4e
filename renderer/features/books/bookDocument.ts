import type { BookTable } from '../../../shared/rules/pack/schema';
import { formatDay, formatFullMoment, isoDay, parseDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import type { TableCell, TableColumn, TableDocument } from '../../office/api';
import type { BookRow, Closing } from '../../vault/api/books';

export interface ShownBook {
  readonly table: BookTable;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly BookRow[];
  readonly closing: Closing | null;
  /** Of the unit, as the officer wrote it for papers; the unit's name where he has not. */
  readonly unit: { readonly superior: string; readonly issuer: string; readonly place: string };
  /** Level of the marking. */
  readonly level: string;
}

const isDayCell = (cell: string): boolean => /^\d\d\/\d\d\/\d{4}$/.test(cell);

/** The printed book: days are dates and running numbers are numbers in a spreadsheet, everything else is text. */
export function bookDocument(book: ShownBook): TableDocument {
  const { table, rows, closing, unit } = book;
  const types = table.columns.map(({ value }, i) =>
    typeOf(value, rows.map(({ cells }) => cells[i] ?? '').filter(Boolean)),
  );
  const columns: TableColumn[] = table.columns.map(({ title, widthMm }, i) => ({
    title,
    widthMm,
    type: types[i]!,
    ...(types[i] === 'text' ? {} : { align: 'center' as const }),
  }));
  return {
    heading: { superior: unit.superior, issuer: unit.issuer },
    placed: { place: unit.place || t('sheet.blankNumber'), on: isoDay(new Date()) },
    title: table.title,
    subtitle: t('books.period', { from: formatDay(book.from), to: formatDay(book.to) }),
    tab: table.name.slice(0, 31),
    level: book.level,
    orientation: 'landscape',
    columns,
    rows: rows.map(({ cells }) => columns.map(({ type }, i) => typed(cells[i] ?? '', type))),
    notes: [...corrections(rows), ...closedNote(closing), t('books.total', { count: rows.length })],
    signers: [
      { authority: t('books.sign.keeper'), office: '', name: '' },
      { authority: t('books.sign.head'), office: '', name: closing?.by ?? '' },
    ],
  };
}

function typeOf(value: string, cells: readonly string[]): TableColumn['type'] {
  if (value === 'stt') return 'number';
  return cells.length > 0 && cells.every(isDayCell) ? 'day' : 'text';
}

function typed(cell: string, type: TableColumn['type']): TableCell {
  if (cell === '') return null;
  if (type === 'number') return Number(cell);
  return type === 'day' ? parseDay(cell) : cell;
}

const closedNote = (closing: Closing | null): string[] =>
  closing
    ? [
        t('books.closedNote', {
          by: closing.by,
          at: formatFullMoment(closing.atMs),
          rows: closing.rows,
          hash: closing.sha256,
        }),
      ]
    : [];

/** What was changed after the closing, a line each. */
export function corrections(rows: readonly BookRow[]): string[] {
  return rows.flatMap(({ cells, corrections: list, added }) =>
    list.map(({ column, before, after, by, atMs, reason }) => {
      const about = { no: cells[0] ?? '', by, at: formatFullMoment(atMs), reason: reason || t('books.noReason') };
      if (column !== '') return t('books.correction', { ...about, column, before, after });
      return t(added ? 'books.correctionAdded' : 'books.correctionRemoved', about);
    }),
  );
}
