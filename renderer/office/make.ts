import { DeskFailure, fail, ok, type Result } from '../../shared/errors';
import type { OfficeCall, OfficeCalls, OfficeInput, OfficeOutput } from './api';
import { clean } from './clean';
import { writeCsv } from './csv';
import { paperDocx } from './docx/paper';
import { tableDocx } from './docx/table';
import { writePdf } from './pdf/engine';
import { paperDefinition } from './pdf/paper';
import { tableDefinition } from './pdf/table';
import { readTable } from './read/table';
import { writeXlsx } from './xlsx/workbook';

type Makers = {
  readonly [N in OfficeCall]: (
    input: OfficeInput<N>,
  ) => Promise<ReturnType<OfficeCalls[N]>> | ReturnType<OfficeCalls[N]>;
};

const makers: Makers = {
  'paper.pdf': ({ paper, sheet }) => writePdf(paperDefinition(paper, sheet)),
  'paper.docx': ({ paper, sheet }) => paperDocx(paper, sheet),
  'table.pdf': ({ table, sheet }) => writePdf(tableDefinition(table, sheet)),
  'table.docx': ({ table, sheet }) => tableDocx(table, sheet),
  'table.xlsx': ({ tables, sheet }) => writeXlsx(tables, sheet),
  'table.csv': ({ table }) => writeCsv(table),
  'table.read': ({ bytes }) => readTable(bytes),
};

/**
 * Makes one document. The PDF calls need `useFonts` first. A document that can't be made is answered INTERNAL: what went
 * wrong may quote the letter, so it is told to nobody.
 */
export async function makeDocument<N extends OfficeCall>(
  name: N,
  input: OfficeInput<N>,
): Promise<Result<OfficeOutput<N>>> {
  try {
    // What is read is a file as it is; what is made is made of clean texts.
    return ok(await makers[name](name === 'table.read' ? input : clean(input)));
  } catch (cause) {
    if (cause instanceof DeskFailure) return { ok: false, error: cause.error };
    return fail('INTERNAL');
  }
}
