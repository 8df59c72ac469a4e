import { DeskFailure } from '../../../shared/errors';
import { bookCells, transfersIn } from '../../../shared/rules/bookTable';
import type { BookTable } from '../../../shared/rules/pack/schema';
import type { CaseFacts, Day, UnitFacts } from '../../../shared/rules/types';
import { isVisible, project } from '../../../shared/sync/merge';
import { acting } from '../acting';
import type { Workplace } from '../handlers';
import { Cover, isShielded } from '../letter/cover';
import { codesOf } from '../list/conditions';
import { flag } from '../records/columns';
import type { StoredRecord } from '../records/segment';
import { dayNumber } from '../records/summary';
import { nextTurn } from '../turns';
import { caseFacts } from '../work/facts';

/** A row of a printed book: of a letter, or of one of its transfers (`part` is that event's op id, else ''). */
export interface TableRow {
  readonly recId: string;
  readonly part: string;
  readonly cells: readonly string[];
}

/** A row as it stands now. */
export interface LevelledRow extends TableRow {
  /** Marking of its letter. */
  readonly level: string;
}

/** Days of a period, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Statuses after which a letter is under settlement no more. */
const ended: ReadonlySet<string> = new Set(['ket-thuc', 'xep-luu', 'ra-soat-huy', 'da-huy']);

/** @throws DeskFailure NOT_FOUND for a table that the pack does not have */
export function tableOf({ rules }: Workplace, code: string): BookTable {
  const table = rules.view().pack.bookTables.find((item) => item.code === code);
  if (!table) throw new DeskFailure('NOT_FOUND');
  return table;
}

/** Letters after which a long book lets others have their turn. */
const turnEvery = 32;

/**
 * The rows of a period as they stand now, in the order of the register; a long book is told as `progress`.
 * @throws DeskFailure VAULT_DAMAGED
 */
export async function rowsNow(place: Workplace, table: BookTable, period: Period): Promise<LevelledRow[]> {
  const { core } = place;
  const rows: LevelledRow[] = [];
  const recIds = candidates(place, table, period);
  for (const [done, recId] of recIds.entries()) {
    if (done > 0 && done % turnEvery === 0) {
      core.emit('progress', { job: 'book', done, total: recIds.length });
      await nextTurn();
    }
    const record = await core.records.load(recId);
    if (record) rows.push(...rowsOf(place, table, period, record, rows.length));
  }
  return rows;
}

/** What a letter puts into a book; nothing when it does not belong there. `before` rows stand above it. */
export function rowsOf(
  place: Workplace,
  table: BookTable,
  period: Period,
  record: StoredRecord,
  before: number,
): LevelledRow[] {
  const view = project(record.ops);
  if (!isVisible(view)) return [];
  const known = caseFacts(view, record.ops);
  if (!belongs(table, known, period)) return [];
  // A book is looked at and printed as every list is: whom a letter shields stays covered.
  const cover = isShielded(view) ? new Cover(record.ops) : null;
  const facts = cover ? { ...known, letter: cover.letter(known.letter) } : known;
  const { rules } = place;
  const clocks = rules.clocks(known, record.unitId);
  const book = { facts, pack: rules.view().pack, unit: unitOf(place, record.unitId), clocks, today: rules.today };
  const { recId } = view;
  const level = known.letter.level ?? '';
  const shown = (cells: readonly string[]) => (cover ? cover.deep(cells) : cells);
  if (table.rows !== 'transferred')
    return [{ recId, part: '', level, cells: shown(bookCells(table, book, before + 1)) }];
  return transfersIn(facts, period.from, period.to).map((transfer, i) => ({
    recId,
    part: transfer.entry.opId,
    level,
    cells: shown(bookCells(table, book, before + i + 1, transfer)),
  }));
}

function belongs(table: BookTable, { letter, status, reached }: CaseFacts, { from, to }: Period): boolean {
  const arrived = letter.arrivedOn ?? '';
  if (table.rows === 'arrived') return arrived >= from && arrived <= to;
  if (table.rows === 'transferred') return true;
  const last = reached.findLast((step) => step.claim === undefined);
  return arrived <= to && (!ended.has(status) || (last?.on ?? arrived) >= from);
}

/** Letters of this unit that may have a row, as far as the columns tell; by number and then by day of arrival. */
function candidates({ core }: Workplace, table: BookTable, { from, to }: Period): string[] {
  const { columns } = core.records;
  const unit = columns.codes.find(acting(core).unitId);
  const [first, last] = [table.rows === 'arrived' ? dayNumber(from) : 0, dayNumber(to)];
  const found: number[] = [];
  const isEnded = codesOf(columns, [...ended]);
  // What is under settlement no more since before the period, by the same days as `belongs` asks for.
  const isOver = (i: number): boolean =>
    isEnded[columns.status[i]!] === 1 && (columns.movedOn[i]! || columns.arrivedOn[i]!) < dayNumber(from);
  for (let i = 0; i < columns.count; i++) {
    if (columns.unit[i] !== unit || (columns.flags[i]! & (flag.notALetter | flag.deleted)) !== 0) continue;
    const day = columns.arrivedOn[i]!;
    // A letter may be transferred before the day that its form says it came.
    if (table.rows === 'transferred') {
      if (columns.transferredOn[i]! > 0) found.push(i);
    } else if (day >= first && day <= last && (table.rows === 'arrived' || !isOver(i))) found.push(i);
  }
  const key = (i: number) => columns.year[i]! * 1e7 + columns.no[i]!;
  return found
    .sort((a, b) => key(a) - key(b) || columns.arrivedOn[a]! - columns.arrivedOn[b]! || a - b)
    .map((i) => columns.recId(i));
}

function unitOf({ core, rules }: Workplace, unitId: string): UnitFacts {
  const known = rules.unit(unitId);
  const name = core.ports.directory.unitName(unitId);
  return known ?? { unitId, name, code: '', level: rules.view().level, parentName: null };
}
