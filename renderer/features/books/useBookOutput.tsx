import { type ReactNode, useState } from 'react';
import type { Result } from '../../../shared/errors';
import { formatDay } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import type { Sheet } from '../../office/api';
import { showToast } from '../../ui';
import { CopyDialog, type RecordedCopy } from '../common/CopyDialog';
import { useOffice } from '../common/office';
import { useOutput } from '../common/useOutput';
import { bookDocument, type ShownBook } from './bookDocument';

export type BookWay = 'print' | 'pdf' | 'xlsx';
/** Letters that one line of the log names; of a larger book it says how many there are. */
const mostNamed = 10_000;

/** Printing and exporting a book, each asked about and logged first. */
export function useBookOutput(book: ShownBook | null): { start: (way: BookWay) => void; dialog: ReactNode } {
  const office = useOffice();
  const output = useOutput();
  const [way, setWay] = useState<BookWay | null>(null);
  const run = async (shown: ShownBook, chosen: BookWay, copy: RecordedCopy) => {
    setWay(null);
    const table = bookDocument(shown);
    const pdf = (sheet: Sheet) => office.call('table.pdf', { table, sheet });
    const xlsx = (sheet: Sheet) => office.call('table.xlsx', { tables: [table], sheet });
    const name = `${shown.table.name} ${shown.from} ${shown.to}`;
    const result: Result<{ readonly saved?: boolean }> =
      chosen === 'print'
        ? await output.print(copy, pdf)
        : await output.save(copy, name, chosen, chosen === 'xlsx' ? xlsx : pdf);
    if (!result.ok) showToast({ tone: 'danger', text: errorText(result.error) });
    else if (chosen === 'print') showToast({ tone: 'ok', text: t('books.printed') });
    else showToast({ tone: 'ok', text: t(result.value.saved ? 'books.saved' : 'books.notSaved') });
  };
  if (!book || !way) return { start: setWay, dialog: null };
  const recIds = [...new Set(book.rows.map(({ recId }) => recId))];
  const isMany = recIds.length > mostNamed;
  return {
    start: setWay,
    dialog: (
      <CopyDialog
        act={way === 'print' ? 'print' : 'export'}
        what={{
          title: t('books.titled', { name: book.table.name, from: formatDay(book.from), to: formatDay(book.to) }),
          level: book.level,
        }}
        recIds={isMany ? [] : recIds}
        {...(isMany ? { letters: recIds.length } : {})}
        onRecorded={(copy) => void run(book, way, copy)}
        onClose={() => setWay(null)}
      />
    ),
  };
}
