import { DeskFailure } from '../../../shared/errors';
import type { ReservedBlock } from '../../../shared/model/book';
import { type BookNumber, fieldNo, recTypes } from '../../../shared/model/letter';
import {
  farthestLeap,
  formatNumber,
  freeLeft,
  holesIn,
  mostAlone,
  mostNumber,
  type NumberBlock,
  nearBlocks,
  nextBlock,
  nextFree,
  parseNumber,
  runsOf,
  usedTwice,
  withoutLeaps,
} from '../../../shared/rules/numbering';
import type { BookRule } from '../../../shared/rules/pack/schema';
import { type Op, opKind, type Value } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { BookState } from '../api/books';
import type { VaultCore } from '../core';
import { bookRecId } from '../records/derived';
import { blocksOf, type DeskBlock, drawable, unusedIn } from './blocks';
import { ImportNumbers } from './importNumbers';
import { Ledger } from './ledger';

/** A book of a year, ready to be drawn from. */
export interface OpenBook {
  readonly rule: BookRule;
  readonly year: number;
  /** Record of its blocks; whoever draws names it, so that no two rows draw at once. */
  readonly recId: string;
}

export interface Drawn {
  readonly number: BookNumber;
  readonly text: string;
  /** The reservation of a new block, where the old ones were used up; belongs into the same row. */
  readonly ops: readonly Op[];
}

/** Numbers of letters, papers and outgoing secret papers: drawn offline from blocks that each desk reserves for itself. */
export class NumberBooks {
  private readonly ledger: Ledger;

  constructor(
    private readonly core: VaultCore,
    /** Books of the pack in force. */
    private readonly rules: () => readonly BookRule[],
  ) {
    this.ledger = new Ledger(core);
  }

  /** The book that new letters go into; null when the pack has none. */
  lettersBook(): BookRule | null {
    return this.rules().find((rule) => rule.of === 'letters') ?? null;
  }

  /** The register of outgoing secret papers; null when the pack has none. */
  secretsBook(): BookRule | null {
    return this.rules().find((rule) => rule.of === 'secrets') ?? null;
  }

  /** @throws DeskFailure NOT_FOUND for a book that the pack does not have */
  async open(book: string, year: number): Promise<OpenBook> {
    const rule = this.rules().find(({ code }) => code === book);
    if (!rule) throw new DeskFailure('NOT_FOUND');
    return { rule, year, recId: await bookRecId(acting(this.core).unitId, book, year) };
  }

  /**
   * The next number of this desk, for the row that is being made: the lowest of its blocks that nobody is known to have
   * used. Nothing is kept, so a row that is not written leaves no gap. `spare` is an op id taken before the row's own.
   * @throws DeskFailure BOOK_FULL
   */
  async draw(open: OpenBook, spare: string): Promise<Drawn> {
    const { rule, year, recId } = open;
    const { account, deskId } = acting(this.core);
    const used = this.ledger.used(rule.code, year);
    const blocks = await this.blocks(open);
    const free = nextFree(used, drawable(nearBlocks(blocks, used), deskId));
    if (free !== null) return { ...this.named(open, free), ops: [] };
    const { from, to } = this.newBlock(open, blocks);
    const body: ReservedBlock = { t: 'block', from, to, deskId };
    const op: Op = {
      kind: opKind.append,
      opId: spare,
      recType: recTypes.book,
      recId,
      base: {},
      body: { [fieldNo.book]: body as Value },
      actor: account,
    };
    return { ...this.named(open, from), ops: [op] };
  }

  /** The number that a written one stands for in the letters' book of that year; null when it is none. */
  read(registerNo: string | undefined, arrivedOn: string | undefined): BookNumber | null {
    const rule = this.lettersBook();
    if (!rule || !registerNo) return null;
    const parsed = parseNumber(rule.pattern, registerNo, Number(arrivedOn?.slice(0, 4)));
    if (!parsed || parsed.no > mostNumber || parsed.year < 1900 || parsed.year > 9999) return null;
    return { book: rule.code, ...parsed };
  }

  /** The same for a number that somebody typed: one that leaps far above all known ones counts as a slip of the hand. */
  readTyped(registerNo: string | undefined, arrivedOn: string | undefined): BookNumber | null {
    const number = this.read(registerNo, arrivedOn);
    if (!number) return null;
    const last = withoutLeaps(this.ledger.used(number.book, number.year)).at(-1) ?? 0;
    return number.no > (last > 0 ? last + farthestLeap : mostAlone) ? null : number;
  }

  /** Reads the numbers of one import's letters. */
  ofImport(): ImportNumbers {
    return new ImportNumbers(
      ({ registerNo, arrivedOn, number }) =>
        number && number.book === this.lettersBook()?.code ? number : this.read(registerNo, arrivedOn),
      (book, year) => this.ledger.used(book, year),
    );
  }

  async next(book: string, year: number): Promise<{ no: number; text: string; left: number }> {
    const open = await this.open(book, year);
    const used = this.ledger.used(book, year);
    const blocks = await this.blocks(open);
    const own = drawable(nearBlocks(blocks, used), acting(this.core).deskId);
    const no = nextFree(used, own) ?? this.newBlock(open, blocks).from;
    return { no, text: this.named(open, no).text, left: freeLeft(used, own) };
  }

  async state(book: string, year: number): Promise<BookState> {
    const used = this.ledger.used(book, year);
    const blocks = await this.blocks(await this.open(book, year));
    const { deskId } = acting(this.core);
    const kept = withoutLeaps(used);
    const { holes, reserved } = unusedIn(holesIn(kept), nearBlocks(blocks, used));
    const { owners, former, deleted, otherYear } = this.ledger.census(book, year);
    return {
      blocks: blocks.map((block) => ({
        from: block.from,
        to: block.to,
        deskId: block.deskId,
        own: block.deskId === deskId,
      })),
      last: kept.at(-1) ?? 0,
      holes,
      reserved: reserved.map(({ from, to, deskId: by }) => ({ from, to, own: by === deskId })),
      abandoned: kept.flatMap((no) => (former.has(no) ? [{ no, recId: former.get(no)! }] : [])),
      deleted: runsOf(kept.filter((no) => deleted.has(no))),
      twice: usedTwice(owners).map(({ no, owners: all }) => ({ no, recIds: [...new Set(all)] })),
      otherYear: otherYear.sort((a, b) => a.no - b.no),
    };
  }

  private newBlock({ rule, year }: OpenBook, blocks: readonly DeskBlock[]): NumberBlock {
    const block = nextBlock(blocks, this.ledger.used(rule.code, year), rule.block);
    if (!block) throw new DeskFailure('BOOK_FULL', { book: rule.name, year });
    return block;
  }

  private named({ rule, year }: OpenBook, no: number): { number: BookNumber; text: string } {
    const unitCode = this.core.ports.directory.me().unitCode ?? '';
    return { number: { book: rule.code, year, no }, text: formatNumber(rule.pattern, { no, year, unitCode }) };
  }

  /** Of a book that another unit wrote under this unit's id, nothing. */
  private async blocks({ recId }: OpenBook): Promise<DeskBlock[]> {
    const record = await this.core.records.load(recId);
    return record?.unitId === acting(this.core).unitId ? blocksOf(record.ops) : [];
  }
}
