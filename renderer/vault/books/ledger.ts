import type { BookNumber } from '../../../shared/model/letter';
import type { VaultCore } from '../core';
import { parseNumbers } from '../records/numbers';

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

  /** The numbers that records hold now, with whose they are. */
  owners(book: string, year: number): (readonly [no: number, recId: string])[] {
    const { columns } = this.core.records;
    const unit = this.unitCode();
    const owners: (readonly [number, string])[] = [];
    for (let i = 0; i < columns.count; i++) {
      if (columns.unit[i] !== unit) continue;
      for (const number of this.numbersAt(i)) {
        if (!number.former && number.book === book && number.year === year) owners.push([number.no, columns.recId(i)]);
      }
    }
    return owners;
  }

  private numbersAt(i: number): (BookNumber & { former: boolean })[] {
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
