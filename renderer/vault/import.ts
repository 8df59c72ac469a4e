import { DeskFailure } from '../../shared/errors';
import { type ImportLink, importedRecId, type LetterPast, maxLinksPerEvent } from '../../shared/model/imported';
import type { Letter } from '../../shared/model/letter';
import { bookClosed } from './books/close';
import type { ImportNumbers } from './books/importNumbers';
import { appendImport, newImportId } from './bulk/importRecord';
import type { VaultCore } from './core';
import type { Workplace } from './handlers';
import { foldBeside } from './idle-fold';
import { pastOps } from './import-past';
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
  private readonly core: VaultCore;
  private nextOrdinal: number | null = null;
  private readonly numbers: ImportNumbers;

  constructor(
    private readonly place: Workplace,
    readonly total: number,
    private readonly name: string,
    private readonly isCancelled: () => boolean,
  ) {
    this.core = place.core;
    this.importId = newImportId(place.core.ports.now());
    this.numbers = place.books.ofImport();
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
   * whole import; BOOK_CLOSED for letters of a closed book without a reason; NOT_ALLOWED, DISK_FULL, SAVE_FAILED
   */
  async add(part: ImportPart): Promise<number> {
    this.handed += part.letters.length;
    const rows: Promise<number>[] = [];
    const made = this.making.then(() => this.make(part, rows));
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

  private async make({ letters, links, past, correction }: ImportPart, rows: Promise<number>[]): Promise<void> {
    const { core } = this;
    if (this.failed) throw new DeskFailure('NOT_ALLOWED');
    const { unitId, mayUseLetters } = core.ports.directory.me();
    if (!mayUseLetters || unitId === null) throw new DeskFailure('NOT_ALLOWED');
    const late = await this.lateDays(letters, correction);
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
      rows.push(
        this.write(
          this.makeRecords(unitId, chunk, past?.slice(from, from + size), (day) =>
            late.has(day) ? correction : undefined,
          ),
          chunk.length,
        ),
      );
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

  /** Days of arrival that fall into closed books. @throws DeskFailure BOOK_CLOSED when there are and no reason was given */
  private async lateDays(letters: readonly Letter[], correction: string | undefined): Promise<ReadonlySet<string>> {
    const late = new Set<string>();
    for (const day of new Set(letters.map(({ arrivedOn }) => arrivedOn))) {
      const closed = await this.place.closings.againstEntry(day);
      if (closed && correction === undefined) throw bookClosed(this.place.rules, closed);
      if (closed) late.add(day);
    }
    return late;
  }

  private makeRecords(
    unitId: string,
    letters: readonly Letter[],
    past: ImportPart['past'],
    reasonFor: (arrivedOn: string) => string | undefined,
  ): StoredRecord[] {
    const { core, importId } = this;
    const read = letters.map((letter, i) => {
      const parsed = parseLetter(letter);
      if ('field' in parsed) throw new DeskFailure('INVALID_LETTER', { index: this.made + i, field: parsed.field });
      return parsed.letter;
    });
    return this.numbers.taken(read).map((letter, i) => {
      const recId = importedRecId(importId, this.made + i);
      const entered = newLetterOp(core, recId, letter);
      const reason = reasonFor(letter.arrivedOn);
      const done = past?.[i];
      return {
        unitId,
        ops: [
          reason === undefined ? entered : { ...entered, reason },
          ...(done ? pastOps(core, importId, recId, done) : []),
        ],
      };
    });
  }
}

/** Letters handed over at a time, in the order of the whole. */
export interface ImportPart {
  readonly letters: readonly Letter[];
  readonly links: readonly ImportLink[];
  /** What became of each before. */
  readonly past?: readonly (LetterPast | null)[] | undefined;
  /** Why they come into closed books. */
  readonly correction?: string | undefined;
}
