import Papa from 'papaparse';
import type { Bytes } from '../../../shared/bytes';
import { DeskFailure } from '../../../shared/errors';
import type { ReadTable } from '../api';
import { limits } from './limits';

/** A text table, its encoding and separator found out. @throws DeskFailure TABLE_UNREADABLE, TABLE_TOO_LARGE */
export function readCsv(bytes: Bytes): ReadTable {
  const { encoding, text } = decode(bytes);
  const { data: all, errors, meta } = Papa.parse<string[]>(text, { delimitersToGuess: [',', ';', '\t', '|'] });
  const torn = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row ?? 0));
  const data: string[][] = [];
  const numbers: number[] = [];
  const broken: number[] = [];
  for (const [i, row] of all.entries()) {
    if (row.every((cell) => cell.trim() === '')) continue;
    if (torn.has(i)) broken.push(data.length);
    data.push(row);
    numbers.push(i + 1);
  }
  if (data.length > limits.rows) throw new DeskFailure('TABLE_TOO_LARGE', { what: 'rows', max: limits.rows });
  if (data.some((row) => row.length > limits.columns)) {
    throw new DeskFailure('TABLE_TOO_LARGE', { what: 'columns', max: limits.columns });
  }
  if (data.length === 0) throw new DeskFailure('TABLE_UNREADABLE', { what: 'empty' });
  return {
    format: 'csv',
    encoding,
    separator: meta.delimiter,
    sheets: [{ name: 'CSV', rows: data, numbers, broken, formulas: 0 }],
    ignored: [],
  };
}

/**
 * By its byte order mark; else UTF-16 when every other byte is nought, UTF-8 when the bytes are that or nearly all of
 * them are, and else the code page in which old Vietnamese programs wrote. What is no character is U+FFFD.
 */
function decode(bytes: Bytes): { readonly encoding: string; readonly text: string } {
  const mark = { utf16le: bytes[0] === 0xff && bytes[1] === 0xfe, utf16be: bytes[0] === 0xfe && bytes[1] === 0xff };
  if (mark.utf16le || mark.utf16be) return decoded(bytes, mark.utf16le ? 'utf-16le' : 'utf-16be');
  const head = bytes.subarray(0, 4000);
  const noughts = (from: number) => head.filter((byte, i) => i % 2 === from && byte === 0).length;
  if (noughts(1) > head.length / 3) return decoded(bytes, 'utf-16le');
  if (noughts(0) > head.length / 3) return decoded(bytes, 'utf-16be');
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const damaged = decoded(bytes, 'utf-8');
    return isMostlyWhole(bytes, damaged.text) ? damaged : decoded(bytes, 'windows-1258');
  }
}

/**
 * Bytes that are no UTF-8, read as such: a few torn characters (half a pair, a cell cut off in the middle of a letter)
 * are damage; in text of the old code page hardly a mark is anything else.
 */
function isMostlyWhole(bytes: Bytes, text: string): boolean {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return true;
  let [torn, whole] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) torn++;
    else if (unit > 0x7f) whole++;
  }
  return whole > torn;
}

const decoded = (bytes: Bytes, encoding: string) => ({ encoding, text: new TextDecoder(encoding).decode(bytes) });
