import { formatDay } from '../i18n/dates';
import { formatNumber, label, t } from '../i18n/t';
import type { Sheet, TableCell, TableColumn } from './api';

/** `Hà Nội, ngày 05 tháng 02 năm 2026`; months under 3 and days under 10 carry a nought, as the form of papers wants. */
export function placeAndDay(place: string, on: string): string {
  const [year = '', month = '', day = ''] = on.split('-');
  const monthText = Number(month) < 3 ? month : String(Number(month));
  return t('sheet.placeAndDay', { place, day, month: monthText, year });
}

/** `Số 12-TB/UBKT`, or with a blank before the sign while no number was taken. */
export const numberLine = (numberText: string, sign: string): string =>
  t('sheet.number', { number: numberText || `${t('sheet.blankNumber')}-${sign}` });

/** The marking in capitals, as it is stamped; empty for none. */
export const levelMark = (level: string): string => (level === '' ? '' : label('level', level).toLocaleUpperCase('vi'));

/** What a paper that is not in force says of itself, a line each: DỰ THẢO, or ĐÃ THU HỒI and the day; else nothing. */
export function standingLines({ standing }: Sheet): string[] {
  if (!standing) return [];
  if (standing.state === 'draft') return [t('sheet.standing.draft')];
  return [t('sheet.standing.withdrawn'), t('sheet.standing.withdrawnOn', { on: formatDay(standing.on) })];
}

/** A cell as it is printed. */
export function cellText(cell: TableCell | undefined, type: TableColumn['type']): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return type === 'number' ? formatNumber(cell) : String(cell);
  return type === 'day' ? formatDay(cell) : cell;
}

export const isDay = (cell: TableCell | undefined): cell is string =>
  typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell);

/** Numbers to the right, days in the middle, text to the left, unless the column says otherwise. */
export const alignOf = (column: TableColumn): 'left' | 'center' | 'right' =>
  column.align ?? (column.type === 'number' ? 'right' : column.type === 'day' ? 'center' : 'left');

/** Rows of a table paragraph: one per line, cells separated by `|`, all as long as the longest. */
export function tableRows(text: string): string[][] {
  const rows = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}
