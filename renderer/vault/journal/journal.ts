import type { Bytes } from '../../../shared/bytes';
import { DeskFailure } from '../../../shared/errors';
import { maxIpcBytes } from '../../../shared/ipc/contract';
import type { FileCopy, SealedRow } from '../ports';
import { type VaultDb, writeFailure } from '../store/db';
import { noRow, type RowChain, rowTag } from './chain';
import { encodeRow, type Row } from './rows';

export type WritableRow = Exclude<Row, { kind: 'unknown' }>;

export interface Append {
  /** Makes the row when its turn comes, so that it sees everything saved before it. */
  readonly make: () => Promise<WritableRow> | WritableRow;
  /** Records the row changes: two appends that share one never share a transaction. */
  readonly recIds: readonly string[];
  /** Key of a draft to remove in the same act. */
  readonly draft?: number;
}

export interface JournalStart {
  /** Number and tag of the last row. */
  readonly last: number;
  readonly tag: Bytes;
}

interface Waiting extends Append {
  readonly resolve: (n: number) => void;
  readonly reject: (cause: unknown) => void;
}

const maxGroup = 64;

/**
 * The event log's writing end. `append` answers once the row is on disk in IndexedDB and in the file copy; when either
 * fails the other is taken back and the caller gets DISK_FULL or SAVE_FAILED. Appends that overlap share one
 * transaction and, where they are plain changes, one row.
 */
export class Journal {
  private readonly waiting: Waiting[] = [];
  private tail: Promise<void> = Promise.resolve();
  private pumping = false;
  /** Rows that one side still holds although the other refused them. */
  private leftovers: (() => Promise<void>)[] = [];
  private position: JournalStart = { last: 0, tag: noRow };

  constructor(
    private readonly db: VaultDb,
    private readonly files: FileCopy,
    private readonly chain: RowChain,
    /** `before` is the tag of row n − 1. */
    private readonly onCommitted: (row: WritableRow, n: number, before: Bytes) => Promise<void>,
  ) {}

  /** Rows that are on disk already. */
  startAt(position: JournalStart): void {
    this.position = position;
  }

  get last(): number {
    return this.position.last;
  }

  get tag(): Bytes {
    return this.position.tag;
  }

  /** Resolves with the row's number. @throws DeskFailure DISK_FULL, SAVE_FAILED, or what `make` throws. */
  append(append: Append): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...append, resolve, reject });
      if (this.pumping) return;
      this.pumping = true;
      void this.exclusive(() => this.pump());
    });
  }

  /** Runs `work` while no row is being written. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = this.tail.then(work);
    this.tail = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  /** Writes one row from within `exclusive` work. */
  async write(row: WritableRow): Promise<number> {
    await this.commit([row], []);
    return this.last;
  }

  /** Writes a group, and lets other exclusive work have its turn before the next. */
  private async pump(): Promise<void> {
    if (this.waiting.length > 0) {
      const group = this.takeGroup();
      const ready: { item: Waiting; row: WritableRow }[] = [];
      for (const item of group) {
        try {
          ready.push({ item, row: await item.make() });
        } catch (cause) {
          item.reject(cause);
        }
      }
      if (ready.length > 0) await this.commitGroup(ready);
    }
    this.pumping = this.waiting.length > 0;
    if (this.pumping) void this.exclusive(() => this.pump());
  }

  private takeGroup(): Waiting[] {
    const group: Waiting[] = [];
    const touched = new Set<string>();
    while (this.waiting.length > 0 && group.length < maxGroup) {
      const next = this.waiting[0]!;
      if (next.recIds.some((id) => touched.has(id))) break;
      for (const id of next.recIds) touched.add(id);
      group.push(this.waiting.shift()!);
    }
    return group;
  }

  private async commitGroup(ready: readonly { item: Waiting; row: WritableRow }[]): Promise<void> {
    const rows = joinOps(ready.map(({ row }) => row));
    const drafts = ready.flatMap(({ item }) => (item.draft === undefined ? [] : [item.draft]));
    try {
      await this.commit(rows, drafts);
    } catch (cause) {
      for (const { item } of ready) item.reject(cause);
      return;
    }
    for (const { item } of ready) item.resolve(this.last);
  }

  /** All rows on both sides and the drafts gone, or none of it. */
  private async commit(rows: readonly WritableRow[], drafts: readonly number[]): Promise<void> {
    await this.clearLeftovers();
    const sealed: SealedRow[] = [];
    const tags = [this.position.tag];
    for (const row of rows) {
      const n = this.position.last + sealed.length + 1;
      const bytes = await this.chain.seal(n, tags.at(-1)!, encodeRow(row));
      if (bytes.length > maxIpcBytes) throw new DeskFailure('TOO_LARGE');
      tags.push(await rowTag(bytes));
      sealed.push({ n, bytes });
    }
    const [database, file] = await Promise.allSettled([this.writeDatabase(sealed, drafts), this.writeFile(sealed)]);
    if (database.status === 'rejected' || file.status === 'rejected') {
      if (database.status === 'fulfilled') {
        const removed = database.value;
        this.leftovers.push(() => this.undoDatabase(sealed, removed));
      }
      if (file.status === 'fulfilled')
        this.leftovers.push(
          ...sealed
            .map(
              ({ n }) =>
                () =>
                  this.retract(n),
            )
            .reverse(),
        );
      await this.clearLeftovers().catch(() => undefined);
      throw await this.saveFailure([database, file]);
    }
    this.position = { last: sealed.at(-1)!.n, tag: tags.at(-1)! };
    for (const [i, row] of rows.entries()) await this.onCommitted(row, sealed[i]!.n, tags[i]!);
  }

  /** Answers the drafts it removed. */
  private async writeDatabase(sealed: readonly SealedRow[], drafts: readonly number[]): Promise<[number, Bytes][]> {
    const { db } = this;
    const tables = drafts.length === 0 ? [db.journal] : [db.journal, db.drafts];
    return db.transaction('rw', tables, async () => {
      // A write that was refused may have reached the disk all the same; its number is taken over.
      await db.journal.bulkPut([...sealed]);
      const removed: [number, Bytes][] = [];
      for (const key of drafts) {
        const bytes = await db.drafts.get(key);
        if (bytes) removed.push([key, bytes]);
        await db.drafts.delete(key);
      }
      return removed;
    });
  }

  private async undoDatabase(sealed: readonly SealedRow[], drafts: readonly [number, Bytes][]): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.journal, db.drafts, async () => {
      await db.journal.bulkDelete(sealed.map(({ n }) => n));
      for (const [key, bytes] of drafts) await db.drafts.put(bytes, key);
    });
  }

  private async writeFile(sealed: readonly SealedRow[]): Promise<void> {
    const result = await this.files.append(sealed);
    if (!result.ok) throw new DeskFailure(result.error.code, result.error.params);
  }

  private async retract(n: number): Promise<void> {
    const result = await this.files.retract(n);
    if (!result.ok) throw new DeskFailure(result.error.code, result.error.params);
  }

  /** @throws DeskFailure SAVE_FAILED while a side still holds a row that the other refused. */
  private async clearLeftovers(): Promise<void> {
    try {
      while (this.leftovers.length > 0) {
        await this.leftovers[0]!();
        this.leftovers.shift();
      }
    } catch (cause) {
      throw await this.saveFailure([{ status: 'rejected', reason: cause }]);
    }
  }

  /** DISK_FULL where one side says so or the disk is, else SAVE_FAILED. */
  private async saveFailure(results: readonly PromiseSettledResult<unknown>[]): Promise<DeskFailure> {
    const causes = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    const failures = await Promise.all(causes.map((cause) => writeFailure(cause, this.db, this.files)));
    return failures.find(({ error }) => error.code === 'DISK_FULL') ?? new DeskFailure('SAVE_FAILED');
  }
}

/** Neighbouring rows of plain changes become one row. */
function joinOps(rows: readonly WritableRow[]): WritableRow[] {
  const joined: WritableRow[] = [];
  for (const row of rows) {
    const before = joined.at(-1);
    if (row.kind === 'ops' && before?.kind === 'ops') {
      joined[joined.length - 1] = { kind: 'ops', groups: [...before.groups, ...row.groups] };
    } else joined.push(row);
  }
  return joined;
}
