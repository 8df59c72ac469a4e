import { leapsIn } from '../../../shared/exchange/leaps';
import type { Mapping } from '../../../shared/exchange/mapping';
import { type ReadRow, type RowProblem, readRow } from '../../../shared/exchange/row';
import { type FileTwin, type TwinRow, twinsIn } from '../../../shared/exchange/twins';
import { dayOf } from '../../../shared/model/day';
import type { Source, SourceRow } from './source';

/** What a dry run found. Nothing is written by it. */
export interface Checked {
  readonly rows: number;
  /** Rows without any remark, rows that can be imported with one, rows that can't. */
  readonly good: number;
  readonly warned: number;
  readonly faulty: number;
  readonly letters: readonly CheckedLetter[];
  readonly problems: readonly Problem[];
  /** Place of a letter that an earlier one says already → which one, and how much of it. */
  readonly twins: ReadonlyMap<number, FileTwin>;
}

export interface CheckedLetter extends TwinRow {
  /** Number of its row. */
  readonly number: number;
}

export interface Problem extends RowProblem {
  readonly row: SourceRow;
  readonly isFault: boolean;
}

export interface Walk {
  readonly onProgress: (done: number) => void;
  readonly isStopped: () => boolean;
}

/** As long as one slice of work may keep the page from answering a key. */
const sliceMs = 12;

/** Reads every row by the mapping, a slice at a time. Answers null when it was stopped. */
export async function checkRows(source: Source, mapping: Mapping, { onProgress, isStopped }: Walk) {
  const letters: CheckedLetter[] = [];
  const taken: { readonly row: SourceRow; readonly isGood: boolean }[] = [];
  const faults: Problem[] = [];
  const warnings: Problem[] = [];
  const today = dayOf(Date.now());
  let [warned, faulty] = [0, 0];
  let since = performance.now();
  for (const [i, row] of source.rows.entries()) {
    if (performance.now() - since > sliceMs) {
      onProgress(i);
      await pause();
      if (isStopped()) return null;
      since = performance.now();
    }
    const read = readOne(row, mapping, today);
    faults.push(...read.faults.map((problem) => ({ ...problem, row, isFault: true })));
    warnings.push(...read.warnings.map((problem) => ({ ...problem, row, isFault: false })));
    if (!read.letter) faulty++;
    else {
      if (read.warnings.length > 0) warned++;
      letters.push({ letter: read.letter, past: read.past, number: row.number });
      taken.push({ row, isGood: read.warnings.length === 0 });
    }
  }
  for (const place of leapsIn(letters.map(({ letter }) => letter))) {
    const { row, isGood } = taken[place]!;
    warnings.push({ column: mapping.columns.indexOf('registerNo'), code: 'number-leap', row, isFault: false });
    if (isGood) warned++;
  }
  const checked: Checked = {
    rows: source.rows.length,
    good: letters.length - warned,
    warned,
    faulty,
    letters,
    problems: [...faults, ...warnings],
    twins: twinsIn(letters),
  };
  return checked;
}

/** A row whose quotes are torn holds its neighbours' words: nothing in it is believed. */
function readOne(row: SourceRow, mapping: Mapping, today: string): ReadRow {
  if (row.broken) return { letter: null, past: null, faults: [{ column: -1, code: 'broken-quotes' }], warnings: [] };
  return readRow(row.cells, mapping, today);
}

/** Lets the page draw and take keys. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
