import ExcelJS from 'exceljs';
import type { Bytes } from '../../../shared/bytes';
import { t } from '../../i18n/t';
import type { Sheet, TableCell, TableColumn, TableDocument } from '../api';
import { copyLines, copyNumber, copyTitle } from '../copyLines';
import { alignOf, isDay, levelMark } from '../words';

/**
 * A workbook with one sheet per table: heading, title, period, marking, a head that stays in sight, typed cells; under the
 * table what a copy says of itself. Text is written
 * as text and formatted as text, so that neither opening nor editing a cell makes a formula of it.
 */
export async function writeXlsx(tables: readonly TableDocument[], sheet: Sheet): Promise<{ bytes: Bytes }> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = t('sheet.creator');
  workbook.lastModifiedBy = t('sheet.creator');
  const taken = new Set<string>();
  for (const table of tables) addSheet(workbook, table, sheet, tabName(table.tab, taken));
  return { bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) };
}

function addSheet(workbook: ExcelJS.Workbook, table: TableDocument, sheet: Sheet, name: string): void {
  const { columns } = table;
  const mark = levelMark(table.level);
  const training = sheet.training ? t('sheet.trainingLine') : '';
  const code = sheet.code === '' ? '' : t('sheet.code', { code: sheet.code });
  const page = t('sheet.page', { page: '&P', pages: '&N' });
  const copyNo = sheet.copy ? copyNumber(sheet.copy) : '';
  const top: readonly Line[] = [
    { text: table.heading?.superior ?? '', size: 12 },
    { text: table.heading?.issuer ?? '', size: 12, bold: true },
    { text: table.title, size: 14, bold: true },
    { text: table.subtitle, size: 12 },
    { text: mark, size: 12, bold: true, color: { argb: red } },
    { text: copyNo, size: 12, bold: true, color: { argb: red } },
    { text: training, size: 12 },
  ].filter(({ text }) => text !== '');
  const headRow = top.length + 1;
  const target = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: headRow }],
    pageSetup: {
      paperSize: 9,
      orientation: table.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headRow}:${headRow}`,
    },
    headerFooter: {
      oddHeader: `&L${plain(training)}&R&"Times New Roman,Bold"${plain(mark)}`,
      oddFooter: `&L${plain(code)}&R${page}`,
    },
  });
  // Excel counts a column's width in digits of about 2 mm.
  target.columns = columns.map(({ widthMm }) => ({ width: Math.max(6, widthMm / 1.9) }));
  for (const { text, ...font } of top) target.addRow([text]).font = { name: 'Times New Roman', ...font };
  const head = target.addRow(columns.map(({ title }) => title));
  head.font = { name: 'Times New Roman', size: 11, bold: true };
  head.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
  head.eachCell((cell) => {
    cell.border = frame;
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEEEEE' } };
  });
  const strong = new Set(table.bold ?? []);
  for (const [r, cells] of table.rows.entries()) {
    const row = target.addRow(columns.map((column, c) => typed(cells[c] ?? null, column)));
    row.font = { name: 'Times New Roman', size: 11, bold: strong.has(r) };
    row.height = lineHeight * Math.max(1, ...columns.map((column, c) => linesOf(cells[c] ?? null, column)));
    for (const [c, column] of columns.entries()) {
      const cell = row.getCell(c + 1);
      cell.numFmt = numberFormat(cells[c] ?? null, column);
      cell.alignment = { wrapText: true, vertical: 'top', horizontal: alignOf(column) };
      cell.border = frame;
    }
  }
  for (const note of table.notes) target.addRow([note]).font = { name: 'Times New Roman', size: 11, italic: true };
  if (sheet.copy) {
    const title = target.addRow([copyTitle(sheet.copy)]);
    title.font = { name: 'Times New Roman', size: 11, bold: true, color: { argb: red } };
    for (const line of copyLines(sheet.copy, sheet.code))
      target.addRow([line]).font = { name: 'Times New Roman', size: 11 };
  }
  if (table.rows.length > 0) {
    target.autoFilter = {
      from: { row: headRow, column: 1 },
      to: { row: headRow + table.rows.length, column: columns.length },
    };
  }
}

/** A line above the table, and how it is written. */
type Line = { readonly text: string } & Pick<ExcelJS.Font, 'size'> & Partial<Pick<ExcelJS.Font, 'bold' | 'color'>>;

const red = 'FFC00000';

/** Points per line; a spreadsheet opened for the first time does not stretch its rows by itself. */
const lineHeight = 15;

const linesOf = (cell: TableCell, { widthMm }: TableColumn): number =>
  typeof cell === 'string'
    ? Math.min(
        20,
        cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (widthMm / 1.8))), 0),
      )
    : 1;

const thin = { style: 'thin' } as const;
const frame = { top: thin, bottom: thin, left: thin, right: thin };

/** A spreadsheet's day has no time zone; the library writes the UTC day of a Date. */
function typed(cell: TableCell, column: TableColumn): string | number | Date | null {
  if (column.type === 'day' && isDay(cell)) return new Date(`${cell}T00:00:00Z`);
  if (column.type === 'text' && cell !== null) return String(cell);
  return cell;
}

function numberFormat(cell: TableCell, column: TableColumn): string {
  if (column.type === 'day' && isDay(cell)) return 'dd/mm/yyyy';
  if (column.type === 'number' && typeof cell === 'number') return Number.isInteger(cell) ? '#,##0' : '#,##0.##';
  return '@';
}

/** `&` begins a command in headers and footers. */
const plain = (text: string): string => text.replaceAll('&', '&&');

/** Excel's rules for the name of a tab: at most 31 characters, none of `[]:*?/\`, no quote at an end, unique. */
function tabName(wanted: string, taken: Set<string>): string {
  const base =
    wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || 'Sheet';
  let name = base;
  for (let n = 2; taken.has(name.toLocaleLowerCase('vi')); n++) name = `${base.slice(0, 27)} ${n}`;
  taken.add(name.toLocaleLowerCase('vi'));
  return name;
}
