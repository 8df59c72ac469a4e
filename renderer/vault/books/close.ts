import { DeskFailure } from '../../../shared/errors';
import type { ClosedRows, ClosingFacts } from '../../../shared/model/book';
import { fieldNo, letterFields, recTypes } from '../../../shared/model/letter';
import type { BookTable } from '../../../shared/rules/pack/schema';
import type { Day } from '../../../shared/rules/types';
import { msOfOp } from '../../../shared/sync/hlc';
import { project } from '../../../shared/sync/merge';
import { type Op, opKind, type Value } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { ClosedPeriod, VaultInput } from '../api';
import type { BookRow, Closing } from '../api/books';
import type { ChangeCheck } from '../core';
import type { Workplace } from '../handlers';
import { Cover, isShielded } from '../letter/cover';
import { closingRecId } from '../records/derived';
import { nextTurn } from '../turns';
import { type ClosedBook, hashOf } from './closings';
import { type LevelledRow, rowsNow, type TableRow, tableOf } from './rows';

const rowsPerOp = 200;
/** Rows after which a long closed book lets others have their turn. */
const turnEvery = 32;
/** Values of columns that follow the work, which goes on after a book was closed: no corrections. */
const goesOn: ReadonlySet<string> = new Set([
  'stt',
  'phan-loai',
  'huong-xu-ly',
  'can-bo',
  'ket-qua',
  'han',
  'han-tra-loi-don',
  'han-giai-quyet',
  'trang-thai',
  'ngay-xong',
  'tinh-trang-chuyen',
  'don-doc',
]);

/**
 * Closes a period: its rows as they stand are kept beside their hash, in one row of the journal.
 * @throws DeskFailure BOOK_CLOSED when it is closed already, BAD_INPUT for a period that has not ended
 */
export async function closeBook(place: Workplace, input: VaultInput<'book.close'>): Promise<Closing> {
  const { core, closings } = place;
  const { table: code, from, to, by } = input;
  const table = tableOf(place, code);
  if (from > to || to > place.rules.today) throw new DeskFailure('BAD_INPUT', { what: 'to' });
  const { unitId, account } = acting(core);
  const recId = await closingRecId(unitId, code, from, to);
  if ((await closings.of(input)).length > 0) throw new DeskFailure('BOOK_CLOSED', { table: table.name, from, to });
  const rows = await rowsNow(place, table, input);
  const facts: ClosingFacts = {
    t: 'closing',
    table: code,
    from,
    to,
    rows: rows.length,
    titles: table.columns.map(({ title }) => title),
    sha256: await hashOf(rows),
    by,
  };
  const closingId = core.newOpId();
  const parts: ClosedRows[] = [];
  for (let at = 0; at < rows.length; at += rowsPerOp) {
    const some = rows.slice(at, at + rowsPerOp);
    const told = some.map((row): ClosedRows['rows'][number] => [row.recId, row.part, [...row.cells]]);
    parts.push({ t: 'rows', closing: closingId, from: at, rows: told });
  }
  const op = (opId: string, value: Value): Op => ({
    kind: opKind.append,
    opId,
    recType: recTypes.book,
    recId,
    base: {},
    body: { [fieldNo.book]: value },
    actor: account,
  });
  const ops = [
    op(closingId, facts as unknown as Value),
    ...parts.map((part) => op(core.newOpId(), part as unknown as Value)),
  ];
  await core.append({ recIds: [recId], make: () => ({ kind: 'ops', groups: [{ unitId, ops }] }) });
  place.changedLetters();
  const closed = (await closings.all()).find(({ opId }) => opId === closingId)!;
  return closingView(closed);
}

export const closingView = ({ opId, account, state, facts }: ClosedBook): Closing => ({
  opId,
  account,
  state,
  table: facts.table,
  from: facts.from,
  to: facts.to,
  rows: facts.rows,
  sha256: facts.sha256,
  by: facts.by,
  atMs: msOfOp(opId),
});

/** A book as it is shown: closed ones as they stood (`closing`: which one, of several), with
 * what was corrected since. @throws DeskFailure NOT_FOUND */
export async function bookRows(
  place: Workplace,
  input: VaultInput<'book.rows'>,
): Promise<{ rows: readonly BookRow[]; closing: Closing | null; others: readonly Closing[] }> {
  const table = tableOf(place, input.table);
  const now = await rowsNow(place, table, input);
  const known = await place.closings.of(input);
  const closed = known.find(({ opId }) => opId === input.closing) ?? known[0];
  if (!closed)
    return { rows: now.map((row) => ({ ...row, added: false, corrections: [] })), closing: null, others: [] };
  const current = new Map(now.map((row) => [keyOf(row), row]));
  const rows: BookRow[] = [];
  for (const [done, row] of closed.rows.entries()) {
    if (done > 0 && done % turnEvery === 0) await nextTurn();
    const shown = await coveredRow(place, row);
    rows.push(await correctedRow(place, table, closed, shown, current.get(keyOf(row)) ?? null));
    current.delete(keyOf(row));
  }
  for (const row of current.values()) {
    const by = await lastChange(place, row.recId, closed.opId);
    const cells = row.cells.map((cell, i) => (table.columns[i]?.value === 'stt' ? String(rows.length + 1) : cell));
    // A letter that belongs there from before and was only read now (another desk's) has nothing to answer for.
    const corrections = by ? [{ column: '', before: '', after: '', ...by }] : [];
    rows.push({ recId: row.recId, level: row.level, cells, added: true, corrections });
  }
  return { rows, closing: closingView(closed), others: known.filter((one) => one !== closed).map(closingView) };
}

/** As it was closed, but for whom the letter has come to shield since. */
async function coveredRow({ core }: Workplace, row: TableRow): Promise<LevelledRow> {
  const record = await core.records.load(row.recId);
  const { columns } = core.records;
  const level = record ? columns.codes.text(columns.level[columns.find(row.recId)]!) : '';
  if (!record || !isShielded(project(record.ops))) return { ...row, level };
  return { ...row, level, cells: new Cover(record.ops).deep(row.cells) };
}

const keyOf = ({ recId, part }: TableRow): string => `${recId} ${part}`;

async function correctedRow(
  place: Workplace,
  table: BookTable,
  closed: ClosedBook,
  row: LevelledRow,
  current: TableRow | null,
): Promise<BookRow> {
  const { recId, level, cells } = row;
  const same = { recId, level, cells, added: false, corrections: [] };
  if (!current) {
    const by = await lastChange(place, recId, closed.opId);
    return by ? { ...same, corrections: [{ column: '', before: cells.join(' · '), after: '', ...by }] } : same;
  }
  const changed = table.columns.flatMap(({ title, value }, i) => {
    // Columns of a later pack that the closed book did not have.
    if (goesOn.has(value) || closed.facts.titles[i] !== title) return [];
    const [before, after] = [cells[i] ?? '', current.cells[i] ?? ''];
    return before === after ? [] : [{ column: title, before, after }];
  });
  if (changed.length === 0) return same;
  const by = await lastChange(place, recId, closed.opId);
  return { ...same, corrections: changed.map((change) => ({ ...change, ...(by ?? unknownHand) })) };
}

const unknownHand = { by: '', atMs: 0, reason: '' };

/** Who changed a letter since the book was closed: the last correction with a reason, or else the last change. */
async function lastChange(place: Workplace, recId: string, since: string) {
  const record = await place.core.records.load(recId);
  const later = record?.ops.filter((op) => op.opId > since) ?? [];
  const op = later.findLast(isCorrection) ?? later.at(-1);
  return op ? { by: op.actor, atMs: msOfOp(op.opId), reason: op.reason ?? '' } : null;
}

const isCorrection = (op: Op): boolean =>
  op.reason !== undefined && (op.kind === opKind.put || op.kind === opKind.delete || op.kind === opKind.append);

/** A new letter may not slip into a closed period without a reason. @throws DeskFailure BOOK_CLOSED */
export async function refuseLateEntry(
  { closings, rules }: Workplace,
  { recId, changes, correction }: VaultInput<'letter.save'>,
): Promise<void> {
  if (recId !== undefined || correction !== undefined) return;
  const closed = await closings.againstEntry(changes.arrivedOn ?? undefined);
  if (closed) throw bookClosed(rules, closed);
}

/** Closed books into which letters that arrived on these days would be entered late, each with its days. */
export async function closedPeriods(
  { closings, rules }: Workplace,
  days: readonly Day[],
): Promise<{ books: ClosedPeriod[] }> {
  const found = new Map<ClosedBook, Day[]>();
  for (const day of new Set(days)) {
    const closed = await closings.againstEntry(day);
    if (closed) found.set(closed, [...(found.get(closed) ?? []), day]);
  }
  const books = [...found].map(([{ facts }, within]) => {
    const { table, from, to } = facts;
    return { table: tableName(rules, table), from, to, days: within };
  });
  return { books };
}

/** What a closed book shows of a letter changes only with a reason. Settling on a value that stands already needs none. */
export const closedCheck =
  ({ closings, rules }: Workplace): ChangeCheck =>
  async ({ recId, view }, { kind, body, reason }) => {
    if (reason !== undefined || (kind !== opKind.put && kind !== opKind.resolve)) return;
    const fields = Object.keys(body).map(Number);
    const settles = (no: number) =>
      (view.fields.get(no) ?? []).some(({ value }) => JSON.stringify(value) === JSON.stringify(body[no]));
    if (kind === opKind.resolve && fields.every(settles)) return;
    const days = [view.fields.get(letterFields.arrivedOn)?.[0]?.value, body[letterFields.arrivedOn]];
    const closed = await closings.against({
      recId,
      fields,
      arrivedOn: days.map((day) => (typeof day === 'string' ? day : undefined)),
    });
    if (closed) throw bookClosed(rules, closed);
  };

/** The refusal of a change of a closed book. */
export function bookClosed(rules: Workplace['rules'], { facts: { table, from, to } }: ClosedBook): DeskFailure {
  return new DeskFailure('BOOK_CLOSED', { table: tableName(rules, table), from, to });
}

const tableName = (rules: Workplace['rules'], table: string): string =>
  rules.view().pack.bookTables.find(({ code }) => code === table)?.name ?? table;
