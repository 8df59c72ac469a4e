import ExcelJS from 'exceljs';
import type { Bytes } from '../../../shared/bytes';
import { DeskFailure } from '../../../shared/errors';
import type { ReadSheet, ReadTable } from '../api';
import { limits } from './limits';
import { weighZip } from './zip';

/** A spreadsheet as texts. @throws DeskFailure TABLE_UNREADABLE, TABLE_TOO_LARGE */
export async function readXlsx(bytes: Bytes): Promise<ReadTable> {
  const names = weighZip(bytes);
  if (!names.includes('xl/workbook.xml')) throw new DeskFailure('TABLE_UNREADABLE', { what: 'not-a-workbook' });
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes.slice().buffer);
  } catch {
    // What the library says may quote the file.
    throw new DeskFailure('TABLE_UNREADABLE', { what: 'workbook' });
  }
  const shown = workbook.worksheets.filter(({ state }) => state === 'visible');
  const ignored = [
    ...(names.some((name) => /vbaProject/i.test(name)) ? ['macros'] : []),
    ...(names.some((name) => /externalLink/i.test(name)) ? ['links'] : []),
    ...(shown.length < workbook.worksheets.length ? ['hidden-sheets'] : []),
  ];
  return { format: 'xlsx', encoding: '', separator: '', sheets: shown.map(readSheet), ignored };
}

function readSheet(sheet: ExcelJS.Worksheet): ReadSheet {
  if (sheet.actualRowCount > limits.rows) throw new DeskFailure('TABLE_TOO_LARGE', { what: 'rows', max: limits.rows });
  const rows: string[][] = [];
  const numbers: number[] = [];
  let formulas = 0;
  sheet.eachRow({ includeEmpty: false }, (row) => {
    if (row.cellCount > limits.columns) {
      throw new DeskFailure('TABLE_TOO_LARGE', { what: 'columns', max: limits.columns });
    }
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      // A merged cell says what its first one says; once is enough.
      const isCopy = cell.isMerged && cell.master !== cell;
      if (cell.type === ExcelJS.ValueType.Formula) formulas++;
      cells[column - 1] = isCopy ? '' : textOf(cell.value);
    });
    if (cells.every((cell) => (cell ?? '').trim() === '')) return;
    numbers.push(row.number);
    rows.push(Array.from(cells, (cell) => cell ?? ''));
  });
  return { name: sheet.name, rows, numbers, broken: [], formulas };
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return value.error;
  if ('formula' in value || 'sharedFormula' in value) return textOf(value.result as ExcelJS.CellValue);
  // A link's text may itself be rich.
  if ('text' in value) return textOf(value.text as ExcelJS.CellValue);
  return '';
}
