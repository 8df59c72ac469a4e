import type { BookNumber, Letter } from '../../../shared/model/letter';
import { farthestLeap, mostAlone } from '../../../shared/rules/numbering';

/**
 * Numbers of the letters of one import. One that stands alone, far from every other of its year in the register and in
 * what was imported so far, is a slip in the old table: it stays as it was written and is no number of the book.
 */
export class ImportNumbers {
  /** By book and year: how many numbers there are in each stretch of the length of a leap. */
  private readonly years = new Map<string, Map<number, number>>();

  constructor(
    private readonly read: (letter: Letter) => BookNumber | null,
    private readonly used: (book: string, year: number) => Iterable<number>,
  ) {}

  /** Letters with their numbers, which count as used; a number that the import itself gives counts for this book only. */
  taken(letters: readonly Letter[]): Letter[] {
    const numbers = letters.map(this.read);
    for (const number of numbers) if (number) add(this.stretches(number), number.no);
    return letters.map((letter, i) => {
      const { number: _given, ...rest } = letter;
      const number = numbers[i];
      return number && this.isNear(number) ? { ...rest, number } : rest;
    });
  }

  private isNear(number: BookNumber): boolean {
    const stretches = this.stretches(number);
    const at = stretchOf(number.no);
    const near = [at - 1, at, at + 1].reduce((sum, one) => sum + (stretches.get(one) ?? 0), 0);
    return near > 1 || (stretches.size === 1 && number.no <= mostAlone);
  }

  private stretches({ book, year }: BookNumber): Map<number, number> {
    const key = `${book}/${year}`;
    const known = this.years.get(key);
    if (known) return known;
    const stretches = new Map<number, number>();
    for (const no of this.used(book, year)) add(stretches, no);
    this.years.set(key, stretches);
    return stretches;
  }
}

const stretchOf = (no: number): number => Math.floor(no / farthestLeap);

const add = (stretches: Map<number, number>, no: number): void => {
  stretches.set(stretchOf(no), (stretches.get(stretchOf(no)) ?? 0) + 1);
};
