import type { Letter } from '../../../shared/model/letter';
import { readLetters } from '../../../shared/model/letterLines';
import { t } from '../../i18n/t';

/** Largest file taken, in bytes; larger registers come in several files. Tables have a limit of their own. */
export const maxLinesBytes = 256 * 1024 * 1024;

export const fileEndings = ['.xlsx', '.csv', '.tsv', '.jsonl', '.ndjson', '.json', '.txt'] as const;

/** Whether a file is a table; one without a known ending is taken for letters when it begins as JSON does. */
export async function isTable(file: File): Promise<boolean> {
  if (/\.(jsonl|ndjson|json)$/i.test(file.name)) return false;
  if (!/\.txt$/i.test(file.name)) return true;
  return !/^\ufeff?\s*[{[]/.test(await file.slice(0, 200).text());
}

/** The letters of a JSON-lines file, or what is wrong with it: one wrong line, and none is taken. */
export async function readLines(file: File): Promise<readonly Letter[] | string> {
  const read = readLetters(await file.text());
  if (!read.ok) {
    const { line = 0, field = '', faulty = 1 } = read.error.params ?? {};
    const where = field === '' ? t('import.badLine', { line }) : t('import.badField', { line, field });
    return t('import.bad', { faulty, where });
  }
  return read.value.length === 0 ? t('import.emptyFile') : read.value;
}
