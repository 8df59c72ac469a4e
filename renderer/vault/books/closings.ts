import { toHex, utf8 } from '../../../shared/bytes';
import { sha256 } from '../../../shared/crypto/hash';
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
  /** Who closed it, as the op says. */
  readonly account: string;
  /** Whether the rows are those whose hash the closing names; `partial`: some have not come yet. */
  readonly state: 'intact' | 'partial' | 'altered';
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
  /** Altered closings that the officer was told of. */
  private readonly told = new Set<string>();

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

  /** Closings of a period of this unit: whole ones first, then this desk's, then the older. @throws DeskFailure VAULT_DAMAGED */
  async of({ table, from, to }: { table: string; from: Day; to: Day }): Promise<readonly ClosedBook[]> {
    const { unitId } = this.core.ports.directory.me();
    const isOwn = this.core.ownTest();
    const rank = (book: ClosedBook): number => (book.state === 'intact' ? 0 : 2) + (isOwn(book) ? 0 : 1);
    return [...(await this.all())]
      .reverse()
      .filter(
        ({ unitId: whose, facts }) =>
          whose === unitId && facts.table === table && facts.from === from && facts.to === to,
      )
      .sort((a, b) => rank(a) - rank(b));
  }

  private nameOf(table: string): string {
    return this.core.rules.view().pack.bookTables.find(({ code }) => code === table)?.name ?? table;
  }

  /** The closed book into which a letter that arrived on this day would be entered late; null when there is none. */
  againstEntry(arrivedOn: Day | undefined): Promise<ClosedBook | null> {
    return this.against({ recId: null, fields: [letterFields.arrivedOn], arrivedOn: [arrivedOn] });
  }

  private async read(): Promise<readonly ClosedBook[]> {
    const books: ClosedBook[] = [];
    for (const recId of otherRecords(this.core, recTypes.book)) {
      const record = await this.core.records.load(recId);
      if (record) books.push(...(await closedBooksOf(record.ops, record.unitId)));
    }
    for (const { opId, state, facts } of books) {
      if (state !== 'altered' || this.told.has(opId)) continue;
      this.told.add(opId);
      const { table, from, to } = facts;
      this.core.emit('alarm', { error: { code: 'BOOK_ALTERED', params: { table: this.nameOf(table), from, to } } });
    }
    return books.sort((a, b) => (a.opId < b.opId ? 1 : -1));
  }
}

/**
 * All closings of a period: where two desks closed it, or one says so afterwards with an old stamp, both are shown. The
 * rows of a closing are those of its own desk and account; what anybody else adds to them is none.
 */
async function closedBooksOf(ops: readonly Op[], unitId: string): Promise<ClosedBook[]> {
  const values = ops.flatMap((op) => (op.kind === opKind.append ? [{ op, value: op.body[fieldNo.book] }] : []));
  const books: ClosedBook[] = [];
  for (const { op, value } of values) {
    const closing = closingSchema.safeParse(value);
    if (!closing.success) continue;
    const parts = values.flatMap((item): ClosedRows[] => {
      const isItsOwn = item.op.actor === op.actor && item.op.opId.slice(16) === op.opId.slice(16);
      const parsed = isItsOwn ? closedRowsSchema.safeParse(item.value) : null;
      return parsed?.success && parsed.data.closing === op.opId ? [parsed.data] : [];
    });
    const rows = parts
      .sort((a, b) => a.from - b.from)
      .flatMap((part) => part.rows.map(([recId, of, cells]) => ({ recId, part: of, cells })));
    const state = await stateOf(closing.data, rows);
    books.push({ opId: op.opId, unitId, account: op.actor, facts: closing.data, rows, state });
  }
  return books;
}

async function stateOf(facts: ClosingFacts, rows: readonly TableRow[]): Promise<ClosedBook['state']> {
  if (rows.length < facts.rows) return 'partial';
  return rows.length === facts.rows && (await hashOf(rows)) === facts.sha256 ? 'intact' : 'altered';
}

/** SHA-256 over the rows as JSON, a line each. */
export async function hashOf(rows: readonly TableRow[]): Promise<string> {
  const text = rows.map(({ recId, part, cells }) => JSON.stringify([recId, part, cells])).join('\n');
  return toHex(await sha256(utf8(text)));
}
