import { useMemo, useState } from 'react';
import type { BookTable } from '../../../shared/rules/pack/schema';
import { t } from '../../i18n/t';
import { Badge, type DataColumn, DataTable } from '../../ui';
import type { BookRow } from '../../vault/api/books';
import { useRouter } from '../common/route';
import { corrections } from './bookDocument';

export interface BookListProps {
  readonly table: BookTable;
  readonly rows: readonly BookRow[];
  readonly waiting: boolean;
}

/** px that a running number and a day need to be read whole; paper sets them closer. */
const leastNumber = 52;
const leastDay = 94;
const narrowMm = 15;

const markColumn: DataColumn<BookRow> = {
  id: 'mark',
  header: t('books.mark'),
  width: 104,
  cell: (row) => {
    if (row.added) return <Badge tone="warn">{t('books.added')}</Badge>;
    return row.corrections.length > 0 && <Badge tone="danger">{t('books.corrected')}</Badge>;
  },
};

/** The rows of a book, and below them what was corrected after it was closed. */
export function BookList({ table, rows, waiting }: BookListProps) {
  const { go } = useRouter();
  const [active, setActive] = useState(0);
  const isMarked = rows.some((row) => row.added || row.corrections.length > 0);
  const columns = useMemo(() => {
    const told = table.columns.map(
      ({ title, widthMm }, i): DataColumn<BookRow> => ({
        id: `column-${i}`,
        header: title,
        width: Math.max(widthMm < narrowMm ? leastNumber : leastDay, Math.round(widthMm * 2.6)),
        grow: widthMm,
        cell: (row) => <span title={row.cells[i]}>{row.cells[i]}</span>,
      }),
    );
    return isMarked ? [markColumn, ...told] : told;
  }, [table, isMarked]);
  const told = corrections(rows);
  return (
    <>
      <DataTable
        label={table.name}
        columns={columns}
        total={rows.length}
        rowAt={(index) => rows[index]}
        active={Math.min(active, Math.max(0, rows.length - 1))}
        onActive={setActive}
        onOpen={(index) => {
          const row = rows[index];
          if (row) go({ screen: 'letter', recId: row.recId });
        }}
        empty={waiting ? t('register.searching') : t('books.empty')}
      />
      {told.length > 0 && (
        <section className="panel stack-tight books-corrections" aria-label={t('books.corrections')}>
          <h2>{t('books.corrections')}</h2>
          <ol>
            {told.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
