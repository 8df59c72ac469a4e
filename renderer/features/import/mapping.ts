import { orderOf, readDay } from '../../../shared/exchange/day';
import { type CodeChoice, codeWords, guessCode, type Mapping } from '../../../shared/exchange/mapping';
import { type CodeTarget, dayTargets, guessTargets, isCodeTarget, type Target } from '../../../shared/exchange/target';
import { formatDay } from '../../i18n/dates';
import type { Source } from './source';

/** Names of the codes that a target may have. */
export type Choices = (target: CodeTarget) => readonly CodeChoice[];

/** Distinct words of a code column that are asked about; a column with more was most likely meant otherwise. */
export const mostWords = 100;
/** Rows from which a column's sample is taken. */
const samples = 3;

/** The words of one column that stand for codes. */
export interface CodeColumn {
  readonly column: number;
  readonly target: CodeTarget;
  /** Folded word → how it is written first. */
  readonly words: ReadonlyMap<string, string>;
}

/** What a table most likely means, before the officer says anything. */
export function guessMapping(source: Source): Mapping {
  return {
    columns: guessTargets(source.titles),
    orders: {},
    codes: {},
    separator: ';',
    rest: 'as-is',
    fallback: { kind: 'phan-anh', source: 'buu-dien', level: 'mat' },
  };
}

/** The mapping with what its columns themselves say: orders of days that only one reading fits, codes by their names. */
export function completed(mapping: Mapping, source: Source, choices: Choices): Mapping {
  const orders = { ...mapping.orders };
  const codes: Record<string, Record<string, string>> = { ...mapping.codes };
  for (const [column, target] of mapping.columns.entries()) {
    if (target === null || !dayTargets.includes(target) || orders[column]) continue;
    const found = orderOf(valuesOf(source, column));
    if (found === 'dmy' || found === 'mdy') orders[column] = found;
  }
  for (const { target, words } of codeColumns(mapping, source)) {
    const known: Record<string, string> = { ...codes[target] };
    for (const [word, written] of words) {
      const code = known[word] ?? guessCode(written, choices(target));
      if (code !== null) known[word] = code;
    }
    codes[target] = known;
  }
  return { ...mapping, orders, codes };
}

/** Columns whose days can be read both ways, and nobody has said how. */
export const openOrders = (mapping: Mapping, source: Source): number[] =>
  dayColumns(mapping).filter(
    (column) =>
      !mapping.orders[column] &&
      valuesOf(source, column).some((value) => {
        const read = readDay(value, null);
        return 'fault' in read && read.fault === 'ambiguous';
      }),
  );

/**
 * A mapping of a former table with these headings, as this one may use it. What was said of the order of days counts only
 * where this table's days can be read both ways, and is asked about again: `recalled` are those answers, by column.
 */
export function recalledFor(known: Mapping, source: Source): { mapping: Mapping; recalled: Mapping['orders'] } {
  const bare = { ...known, orders: {} };
  const recalled: Mapping['orders'] = {};
  for (const column of openOrders(bare, source)) {
    const before = known.orders[column];
    const found = orderOf(valuesOf(source, column));
    if (before && found !== 'dmy' && found !== 'mdy') recalled[column] = before;
  }
  return { mapping: { ...bare, orders: recalled }, recalled };
}

/** Columns of days. */
export const dayColumns = ({ columns }: Mapping): number[] =>
  columns.flatMap((target, column) => (target !== null && dayTargets.includes(target) ? [column] : []));

/** Columns of codes with their distinct words, at most `mostWords` each. */
export function codeColumns(mapping: Mapping, source: Source): CodeColumn[] {
  return mapping.columns.flatMap((target, column) => {
    if (target === null || !isCodeTarget(target)) return [];
    const words = new Map<string, string>();
    for (const { cells } of source.rows) {
      const word = codeWords(cells[column] ?? '');
      if (word !== '' && !words.has(word)) words.set(word, (cells[column] ?? '').trim());
      if (words.size > mostWords) break;
    }
    return [{ column, target, words }];
  });
}

/** Targets that stand over more than one column. */
export function doubled({ columns }: Mapping): Target[] {
  const seen = new Set<Target>();
  return columns.filter((target): target is Target => {
    if (target === null) return false;
    const again = seen.has(target);
    seen.add(target);
    return again;
  });
}

/** The first words of a column, for recognizing it. */
export function sampleOf({ rows }: Source, column: number): string {
  const found: string[] = [];
  for (const { cells } of rows) {
    const text = (cells[column] ?? '').replace(/\s+/g, ' ').trim();
    // A workbook's days come as ISO days, whatever its cells show.
    const cell = /^\d{4}-\d\d-\d\d$/.test(text) ? formatDay(text) : text;
    if (cell !== '' && !found.includes(cell)) found.push(cell.length > 60 ? `${cell.slice(0, 60)}…` : cell);
    if (found.length === samples) break;
  }
  return found.join(' · ');
}

const valuesOf = ({ rows }: Source, column: number): string[] => rows.map(({ cells }) => cells[column] ?? '');
