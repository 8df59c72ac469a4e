import { type ClosedRows, type ClosingFacts, closedRowsSchema, closingSchema } from '../../../shared/model/book';
import { fieldNo, letterFields, recTypes } from '../../../shared/model/letter';
import type { Day } from '../../../shared/rules/types';
import { type Op, opKind } from '../../../shared/sync/op';
import type { VaultCore } from '../core';
import { otherKind, otherRecords } from '../records/others';
import type { TableRow } from './rows';

/** A closed period with its rows as they stood. */
export interface ClosedBook {
  readonly opId: string;
  readonly unitId: string;
  readonly facts: ClosingFacts;
  readonly rows: readonly TableRow[];
}

/** Fields that a closed book shows and that only a correction may change; what goes on with a letter is none of them. */
const guardedFields: ReadonlySet<number> = new Set([
  letterFields.kind,
  letterFields.source,
  letterFields.writtenOn,
  letterFields.postmarkedOn,
  letterFields.arrivedOn,
  letterFields.receivedOn,
  letterFields.senders,
  letterFields.accused,
  letterFields.summary,
  letterFields.registerNo,
  letterFields.number,
  letterFields.enclosures,
]);

/** The closed periods of this unit's books, read when one came or changed. */
export class Closings {
  private known: Promise<readonly ClosedBook[]> | null = null;

  constructor(
    private readonly core: VaultCore,
    /** Codes of the tables whose rows are the letters that came in the period. */
    private readonly arrivals: () => ReadonlySet<string>,
  ) {
    const { columns, watchers } = core.records;
    watchers.push((ordinal) => {
      if (columns.kind[ordinal] === columns.codes.find(otherKind(recTypes.book))) this.known = null;
    });
  }

  /** Newest first. @throws DeskFailure VAULT_DAMAGED */
  all(): Promise<readonly ClosedBook[]> {
    this.known ??= this.read();
    return this.known;
  }

  /** The closed book that stands against changing these fields of a letter, or against entering it; null when none does. */
  async against(change: {
    readonly recId: string | null;
    readonly fields: readonly number[];
    readonly arrivedOn: readonly (Day | undefined)[];
  }): Promise<ClosedBook | null> {
    if (!change.fields.some((no) => guardedFields.has(no))) return null;
    const { unitId } = this.core.ports.directory.me();
    for (const book of await this.all()) {
      if (book.unitId !== unitId) continue;
      const { from, to } = book.facts;
      const holds = change.recId !== null && book.rows.some(({ recId }) => recId === change.recId);
      const falls = change.arrivedOn.some((day) => day !== undefined && day >= from && day <= to);
      if (holds || (falls && this.arrivals().has(book.facts.table))) return book;
    }
    return null;
  }

  private async read(): Promise<readonly ClosedBook[]> {
    const books: ClosedBook[] = [];
    for (const recId of otherRecords(this.core, recTypes.book)) {
      const record = await this.core.records.load(recId);
      const book = record && closedBookOf(record.ops, record.unitId);
      if (book) books.push(book);
    }
    return books.sort((a, b) => (a.opId < b.opId ? 1 : -1));
  }
}

/** Where two desks closed the same period, the one that did it first stands. */
function closedBookOf(ops: readonly Op[], unitId: string): ClosedBook | null {
  const values = ops.flatMap((op) => (op.kind === opKind.append ? [{ op, value: op.body[fieldNo.book] }] : []));
  for (const { op, value } of values) {
    const closing = closingSchema.safeParse(value);
    if (!closing.success) continue;
    const parts = values.flatMap((item): ClosedRows[] => {
      const parsed = closedRowsSchema.safeParse(item.value);
      return parsed.success && parsed.data.closing === op.opId ? [parsed.data] : [];
    });
    const rows = parts
      .sort((a, b) => a.from - b.from)
      .flatMap((part) => part.rows.map(([recId, of, cells]) => ({ recId, part: of, cells })));
    return { opId: op.opId, unitId, facts: closing.data, rows };
  }
  return null;
}
