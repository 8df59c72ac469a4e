import { useMemo, useState } from 'react';
import { formatDay, formatFullMoment, parseDay } from '../../i18n/dates';
import { formatNumber, t } from '../../i18n/t';
import { Badge, Button, DateField, Select } from '../../ui';
import { useScreenActions } from '../common/actions';
import { ErrorBanner } from '../common/ErrorBanner';
import { atLeastDesk, highestLevel, useMarkingLevel } from '../common/marking';
import { useRules } from '../common/rules';
import { actionsOf, bookKeys } from '../common/screenKeys';
import { useVaultQuery } from '../common/vault';
import { useUnitHeading } from '../papers/useUnitHeading';
import { BookList } from './BookList';
import { BookPreview } from './BookPreview';
import type { ShownBook } from './bookDocument';
import { CloseDialog } from './CloseDialog';
import { ClosingNotice } from './ClosingNotice';
import { NumberState } from './NumberState';
import { daysOf, type Preset, presets } from './period';
import { useBookOutput } from './useBookOutput';
import { useBookProgress } from './useBookProgress';

/** Sổ sách: a book and a period, its rows, its numbers, print, spreadsheet, closing. */
export function Books() {
  const { pack } = useRules();
  const [code, setCode] = useState('');
  const [preset, setPreset] = useState<Preset>('month');
  const [typed, setTyped] = useState(() => shownDays('month'));
  const [preview, setPreview] = useState(false);
  const [closing, setClosing] = useState(false);
  const table = pack?.bookTables.find((item) => item.code === code) ?? pack?.bookTables[0];
  const from = parseDay(typed.from);
  const to = parseDay(typed.to);
  const isPeriod = from !== null && to !== null && from <= to;
  const [chosen, setChosen] = useState('');
  const wanted = { table: table?.code ?? '', from: from ?? '', to: to ?? '', ...(chosen ? { closing: chosen } : {}) };
  const found = useVaultQuery('letters', 'book.rows', wanted, { enabled: table !== undefined && isPeriod });
  const book = useShownBook(isPeriod && table && found.data ? { ...found.data, table, from, to } : null);
  const output = useBookOutput(book);
  const closed = found.data?.closing ?? null;
  const progress = useBookProgress(found.isFetching);
  useScreenActions(
    actionsOf(
      bookKeys,
      t,
      book
        ? {
            print: () => output.start('print'),
            preview: () => setPreview((now) => !now),
            pdf: () => output.start('pdf'),
            xlsx: () => output.start('xlsx'),
            close: closed ? null : () => setClosing(true),
          }
        : {},
    ),
  );

  const choose = (next: Preset) => {
    setPreset(next);
    if (next !== 'own') setTyped(shownDays(next));
  };
  const fault = (day: string | null) => (day === null ? t('form.error.day') : undefined);
  return (
    <section className="screen" aria-label={t('books.title')}>
      <div className="screen-head">
        <h1>{t('books.title')}</h1>
        <div className="row">
          {closed && (
            <Badge tone="ok">{t('books.isClosed', { by: closed.by, at: formatFullMoment(closed.atMs) })}</Badge>
          )}
          {progress && (
            <span className="dim" role="status">
              {t('books.reading', progress)}
            </span>
          )}
          {found.data && (
            <span className="dim">{t('books.count', { count: formatNumber(found.data.rows.length) })}</span>
          )}
        </div>
      </div>
      <div className="row row-end books-bar">
        <Select
          label={t('books.table')}
          value={table?.code ?? ''}
          options={(pack?.bookTables ?? []).map((item) => ({ value: item.code, label: item.name }))}
          onChange={setCode}
          autoFocus
        />
        <Select
          label={t('books.preset')}
          value={preset}
          options={presets.map((value) => ({ value, label: t(`books.preset.${value}`) }))}
          onChange={(value) => choose(value as Preset)}
        />
        <DateField
          label={t('books.from')}
          value={typed.from}
          error={fault(from)}
          onChange={(day) => {
            setPreset('own');
            setTyped((now) => ({ ...now, from: day }));
          }}
        />
        <DateField
          label={t('books.to')}
          value={typed.to}
          error={isPeriod || to === null ? fault(to) : t('books.error.order')}
          onChange={(day) => {
            setPreset('own');
            setTyped((now) => ({ ...now, to: day }));
          }}
        />
        <Button pressed={preview} disabled={!book} onClick={() => setPreview((now) => !now)}>
          {t('books.preview')}
        </Button>
        <Button disabled={!book} keys="Ctrl+P" onClick={() => output.start('print')}>
          {t('books.print')}
        </Button>
        <Button disabled={!book} onClick={() => output.start('pdf')}>
          {t('books.pdf')}
        </Button>
        <Button disabled={!book} onClick={() => output.start('xlsx')}>
          {t('books.xlsx')}
        </Button>
        <Button disabled={!book || closed !== null} onClick={() => setClosing(true)}>
          {t('books.close')}
        </Button>
      </div>
      {closed && <ClosingNotice closing={closed} others={found.data?.others ?? []} onChoose={setChosen} />}
      {found.error && <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />}
      {preview && book ? (
        <BookPreview book={book} />
      ) : (
        table && <BookList table={table} rows={isPeriod ? (found.data?.rows ?? []) : []} waiting={found.isFetching} />
      )}
      {!preview && to && <NumberState year={Number(to.slice(0, 4))} />}
      {output.dialog}
      {closing && book && (
        <CloseDialog
          table={book.table.code}
          name={book.table.name}
          from={book.from}
          to={book.to}
          rows={book.rows.length}
          onClose={() => setClosing(false)}
        />
      )}
    </section>
  );
}

function shownDays(preset: Exclude<Preset, 'own'>): { from: string; to: string } {
  const { from, to } = daysOf(preset);
  return { from: formatDay(from), to: formatDay(to) };
}

function useShownBook(rows: Omit<ShownBook, 'unit' | 'level'> | null): ShownBook | null {
  const heading = useUnitHeading();
  const { superior, issuer, place } = heading ?? { superior: '', issuer: '', place: '' };
  const known = heading ? rows : null;
  const level = useMemo(() => atLeastDesk(highestLevel(rows?.rows ?? [])), [rows?.rows]);
  useMarkingLevel(level);
  const key = known && JSON.stringify([known.table.code, known.from, known.to]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are the same as long as their query's answer is
  return useMemo(
    () => known && { ...known, level, unit: { superior, issuer, place } },
    [key, known?.rows, known?.closing, level, superior, issuer, place],
  );
}
