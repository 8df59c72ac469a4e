import type { Bytes } from '../../../shared/bytes';
import { DeskFailure } from '../../../shared/errors';
import type { ReadTable } from '../api';
import { readCsv } from './csv';
import { limits } from './limits';
import { readXlsx } from './xlsx';

/** A file of another program, by its first bytes. @throws DeskFailure TABLE_UNREADABLE, TABLE_TOO_LARGE */
export async function readTable(bytes: Bytes): Promise<ReadTable> {
  if (bytes.length === 0) throw new DeskFailure('TABLE_UNREADABLE', { what: 'empty' });
  if (bytes.length > limits.fileBytes) {
    throw new DeskFailure('TABLE_TOO_LARGE', { what: 'file', max: limits.fileBytes });
  }
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04])) return readXlsx(bytes);
  // An old .xls, which no kept library reads safely: it is saved as .xlsx first.
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new DeskFailure('TABLE_UNREADABLE', { what: 'old-xls' });
  if (begins(bytes, [0x25, 0x50, 0x44, 0x46])) throw new DeskFailure('TABLE_UNREADABLE', { what: 'pdf' });
  return readCsv(bytes);
}

const begins = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
