import { useMemo, useState } from 'react';
import { formatNumber, t } from '../../i18n/t';
import { Badge, Button, type DataColumn, DataTable } from '../../ui';
import { nameOf } from './ColumnTable';
import type { Problem } from './check';
import type { Source } from './source';

export interface ProblemListProps {
  readonly problems: readonly Problem[];
  readonly source: Source;
  /** null where no row is faulty. */
  readonly onExport: (() => void) | null;
}

/** Everything that stands against a row, by row and column, faults first. */
export function ProblemList({ problems, source, onExport }: ProblemListProps) {
  const [active, setActive] = useState(0);
  const columns = useMemo((): DataColumn<Problem>[] => {
    const cell = ({ row, column }: Problem) => (row.cells[column] ?? '').slice(0, 200);
    return [
      { id: 'row', header: t('import.row'), width: 80, cell: ({ row }) => formatNumber(row.number) },
      { id: 'column', header: t('import.column'), width: 120, grow: 1, cell: (one) => where(one, source) },
      {
        id: 'tone',
        header: t('import.weight'),
        width: 80,
        cell: ({ isFault }) => (
          <Badge tone={isFault ? 'danger' : 'warn'}>{t(isFault ? 'import.isFault' : 'import.isWarning')}</Badge>
        ),
      },
      {
        id: 'why',
        header: t('import.why'),
        width: 260,
        grow: 3,
        cell: ({ code }) => t(`import.problem.${code}`),
      },
      { id: 'cell', header: t('import.cell'), width: 120, grow: 1.5, cell },
    ];
  }, [source]);
  return (
    <div className="stack-tight">
      <div className="row row-apart">
        <h3>{t('import.problemsTitle', { count: problems.length })}</h3>
        {onExport && <Button onClick={onExport}>{t('import.exportFaulty')}</Button>}
      </div>
      <div className="import-list">
        <DataTable
          label={t('import.problemsTitle', { count: problems.length })}
          columns={columns}
          total={problems.length}
          rowAt={(index) => problems[index]}
          active={active}
          onActive={setActive}
          onOpen={setActive}
          empty=""
        />
      </div>
    </div>
  );
}

/** The column of a problem in words. */
export const where = ({ column }: Pick<Problem, 'column'>, source: Source): string =>
  column >= 0 ? nameOf(source, column) : t('import.wholeRow');
