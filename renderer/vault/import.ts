import { DeskFailure } from '../../shared/errors';
import { type ImportLink, importedRecId, maxLinksPerEvent } from '../../shared/model/imported';
import type { Letter } from '../../shared/model/letter';
import type { ImportNumbers } from './books/importNumbers';
import type { NumberBooks } from './books/numbers';
import { appendImport, newImportId } from './bulk/importRecord';
import type { VaultCore } from './core';
import { foldBeside } from './idle-fold';
import { newLetterOp } from './letter/save';
import { parseLetter } from './parse-letter';
import { encodeSegmentBeside, type StoredRecord, segmentRecords } from './records/segment';
import { Deflater } from './store/deflater';
import { nextTurn } from './turns';

/** Letters after which an import is folded: blocks of columns and search text are then written whole. */
const foldEvery = 8192;
/** Rows on their way to the disk while the next is made. */
const inFlight = 8;

/**
 * Adds letters by the thousand: one journal row per segment, on disk twice before it is counted. Letters come in parts;
 * while one part is being written the next is made. All or nothing per chunk of 512; what was counted stays, also when
 * a later chunk fails.
 */
export class Import {
  private readonly deflater = new Deflater();
  private readonly writing: Promise<unknown>[] = [];
  private making: Promise<unknown> = Promise.resolve();
  private failed = false;
  private cancelled = false;
  /** Letters handed over, made and counted so far. */
  private handed = 0;
  private made = 0;
  private done = 0;
  /** The first half of every id of this import's letters; the rest counts them (records/importIds.ts). */
  readonly importId: string;
  private nextOrdinal: number | null = null;
  private readonly numbers: ImportNumbers;

  constructor(
    private readonly core: VaultCore,
    books: NumberBooks,
    readonly total: number,
    private readonly name: string,
    private readonly isCancelled: () => boolean,
  ) {
    this.importId = newImportId(core.ports.now());
    this.numbers = books.ofImport();
  }

  /** Makes no more rows; those on their way are finished. */
  cancel(): void {
    this.cancelled = true;
  }

  /** True when a part that begins there is the next one. */
  continuesAt(from: number, total: number): boolean {
    return !this.failed && from === this.handed && total === this.total;
  }

  /**
   * Answers how many letters of the part are on disk. @throws DeskFailure INVALID_LETTER with the letter's place in the
   * whole import; NOT_ALLOWED, DISK_FULL, SAVE_FAILED
   */
  async add(letters: readonly Letter[], links: readonly ImportLink[]): Promise<number> {
    this.handed += letters.length;
    const rows: Promise<number>[] = [];
    const made = this.making.then(() => this.make(letters, links, rows));
    this.making = made.catch(() => undefined);
    try {
      await made;
    } catch (cause) {
      this.failed = true;
      await Promise.allSettled(rows);
      throw cause;
    }
    const counts = await Promise.all(rows);
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** All parts were answered. @throws DeskFailure DISK_FULL, SAVE_FAILED: the letters stand, the import counts as cut off */
  async end(): Promise<void> {
    this.deflater.stop();
    const complete = this.done === this.total;
    if (this.nextOrdinal !== null) {
      await appendImport(this.core, this.importId, { t: 'end', letters: this.made, complete });
    }
    if (this.core.records.pending.size > 0) void foldBeside(this.core);
  }

  private async make(letters: readonly Letter[], links: readonly ImportLink[], rows: Promise<number>[]): Promise<void> {
    const { core } = this;
    if (this.failed) throw new DeskFailure('NOT_ALLOWED');
    const { unitId, mayUseLetters } = core.ports.directory.me();
    if (!mayUseLetters || unitId === null) throw new DeskFailure('NOT_ALLOWED');
    await core.loadSearchNow();
    if (this.nextOrdinal === null)
      await appendImport(core, this.importId, { t: 'begin', name: this.name, total: this.total });
    this.nextOrdinal ??= core.records.columns.count;
    // On the disk before the letters: an import that is cut off is linked when the vault opens next (bulk/importLinks.ts).
    for (let at = 0; at < links.length; at += maxLinksPerEvent)
      await appendImport(core, this.importId, { t: 'links', links: links.slice(at, at + maxLinksPerEvent) });
    for (let from = 0; from < letters.length && !this.cancelled && !this.isCancelled(); ) {
      const size = segmentRecords - (this.nextOrdinal % segmentRecords);
      const chunk = letters.slice(from, from + size);
      rows.push(this.write(makeRecords(core, this.numbers, unitId, chunk, this.importId, this.made), chunk.length));
      from += chunk.length;
      this.made += chunk.length;
      this.nextOrdinal += chunk.length;
      await nextTurn();
      while (this.writing.length >= inFlight) await this.writing[0];
      if (core.records.unfolded >= foldEvery) void foldBeside(core);
    }
  }

  /** Answers the count once the row is on disk. */
  private write(records: StoredRecord[], count: number): Promise<number> {
    const segment = encodeSegmentBeside(records, (bytes) => this.deflater.deflate(bytes));
    const written = this.core
      .append({ recIds: [], make: async () => ({ kind: 'import', segment: await segment, records }) })
      .then(() => {
        this.done += count;
        this.core.emit('progress', { job: 'import', done: this.done, total: this.total });
        return count;
      });
    const settled = written.then(
      () => undefined,
      () => {
        this.failed = true;
      },
    );
    this.writing.push(settled);
    void settled.then(() => this.writing.splice(this.writing.indexOf(settled), 1));
    return written;
  }
}

function makeRecords(
  core: VaultCore,
  numbers: ImportNumbers,
  unitId: string,
  letters: readonly Letter[],
  importId: string,
  from: number,
): StoredRecord[] {
  const read = letters.map((letter, i) => {
    const parsed = parseLetter(letter);
    if ('field' in parsed) throw new DeskFailure('INVALID_LETTER', { index: from + i, field: parsed.field });
    return parsed.letter;
  });
  return numbers
    .taken(read)
    .map((letter, i) => ({ unitId, ops: [newLetterOp(core, importedRecId(importId, from + i), letter)] }));
}
