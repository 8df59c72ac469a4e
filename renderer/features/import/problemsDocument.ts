import type { RowProblem } from '../../../shared/exchange/row';
import { t } from '../../i18n/t';
import type { TableDocument } from '../../office/api';
import type { Checked } from './check';
import { where } from './ProblemList';
import { columnLetter, type Source, type SourceRow } from './source';

/** A spreadsheet takes no longer text in a cell. */
const longestCell = 32_000;

/** The faulty rows as they stand in the file, each with what has to be mended in it. */
export function problemsDocument({ problems }: Checked, source: Source, level: string): TableDocument {
  const faults = new Map<SourceRow, RowProblem[]>();
  for (const { row, isFault, column, code } of problems) {
    if (isFault) faults.set(row, [...(faults.get(row) ?? []), { column, code }]);
  }
  const told = (problem: RowProblem) => `${where(problem, source)}: ${t(`import.problem.${problem.code}`)}`;
  const text = (title: string, widthMm: number) => ({ title, widthMm, type: 'text' as const });
  return {
    heading: null,
    placed: null,
    title: t('import.faultyTitle'),
    subtitle: t('import.faultySubtitle', { count: faults.size }),
    tab: t('import.faultyTab'),
    level,
    orientation: 'landscape',
    columns: [
      text(t('import.row'), 15),
      text(t('import.mend'), 80),
      ...source.titles.map((title, column) => text(title || columnLetter(column), 35)),
    ],
    rows: [...faults].map(([row, found]) => [
      String(row.number),
      found.map(told).join('\n'),
      ...source.titles.map((_, column) => (row.cells[column] ?? '').slice(0, longestCell)),
    ]),
    notes: [],
    signers: [],
  };
}
