import type { VaultCore } from '../core';
import { flag } from '../records/flags';
import { type OtherNumber, parseNumbers } from '../records/numbers';

export interface Census {
  /** Numbers with whose they are now, deleted records as well. */
  readonly owners: (readonly [no: number, recId: string])[];
  /** Numbers that nobody has any more, each with who had it: given up for another one. */
  readonly former: Map<number, string>;
  /** Numbers that only deleted records have. */
  readonly deleted: Set<number>;
  /** Letters that arrived in another year (`year`) than that of their number. */
  readonly otherYear: { readonly no: number; readonly recId: string; readonly year: number }[];
}

/**
 * Which numbers of this unit's books are used, by any record that the desk knows: letters (deleted ones, too), their
 * papers, prints. Read from the columns once per book and year, then kept up with every change.
 */
export class Ledger {
  private readonly books = new Map<string, Set<number>>();

  constructor(private readonly core: VaultCore) {
    core.records.watchers.push((ordinal) => {
      if (this.books.size > 0)
        for (const number of this.numbersAt(ordinal)) this.books.get(keyOf(number))?.add(number.no);
    });
  }

  /** Numbers that were ever given. */
  used(book: string, year: number): ReadonlySet<number> {
    const key = keyOf({ book, year });
    const known = this.books.get(key);
    if (known) return known;
    const used = new Set<number>();
    const { columns } = this.core.records;
    const code = columns.codes.find(book);
    const unit = this.unitCode();
    for (let i = 0; i < columns.count; i++) {
      if (columns.unit[i] !== unit) continue;
      if (columns.no[i] !== 0 && columns.book[i] === code && columns.year[i] === year) used.add(columns.no[i]!);
      if (!columns.hasText(i, 'numbers')) continue;
      for (const number of parseNumbers(columns.text(i, 'numbers'))) if (keyOf(number) === key) used.add(number.no);
    }
    this.books.set(key, used);
    return used;
  }

  /** Who has, and who had, the numbers of a book and year. */
  census(book: string, year: number): Census {
    const { columns } = this.core.records;
    const unit = this.unitCode();
    const census: Census = { owners: [], former: new Map(), deleted: new Set(), otherYear: [] };
    const living = new Set<number>();
    for (let i = 0; i < columns.count; i++) {
      if (columns.unit[i] !== unit) continue;
      for (const number of this.numbersAt(i)) {
        if (number.book === book && number.year === year) this.count(census, living, i, number);
      }
    }
    for (const [no] of census.owners) census.former.delete(no);
    for (const no of living) census.deleted.delete(no);
    return census;
  }

  private count({ owners, former, deleted, otherYear }: Census, living: Set<number>, i: number, number: OtherNumber) {
    const { columns } = this.core.records;
    const recId = columns.recId(i);
    if (number.former) {
      former.set(number.no, recId);
      return;
    }
    owners.push([number.no, recId]);
    if ((columns.flags[i]! & flag.deleted) !== 0) {
      deleted.add(number.no);
      return;
    }
    living.add(number.no);
    const arrived = Math.floor(columns.arrivedOn[i]! / 10_000);
    const isOwn = columns.no[i] === number.no && columns.year[i] === number.year;
    if (isOwn && arrived !== 0 && arrived !== number.year) otherYear.push({ no: number.no, recId, year: arrived });
  }

  private numbersAt(i: number): OtherNumber[] {
    const { columns } = this.core.records;
    if (columns.unit[i] !== this.unitCode()) return [];
    const others = columns.hasText(i, 'numbers') ? parseNumbers(columns.text(i, 'numbers')) : [];
    const no = columns.no[i]!;
    if (no === 0) return others;
    return [{ book: columns.codes.text(columns.book[i]!), year: columns.year[i]!, no, former: false }, ...others];
  }

  private unitCode(): number {
    return this.core.records.columns.codes.find(this.core.ports.directory.me().unitId ?? '');
  }
}

const keyOf = ({ book, year }: { readonly book: string; readonly year: number }): string => `${book}/${year}`;
