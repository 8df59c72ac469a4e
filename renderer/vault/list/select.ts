import type { ListQuery } from '../api';
import { type Columns, flag } from '../records/columns';
import { dayNumber } from '../records/summary';
import { countBits, eachBit, hasBit } from '../search/bits';
import { codesOf, type Test, testOf } from './conditions';
import type { Orders, Sort } from './orders';

/** So many times fewer letters than there are: sorting them beats walking through the order of all. */
const fewTimes = 1024;

/**
 * The letters that a query selects, in its order. How many is known at once; which stand where is found as far as
 * somebody looks. Holds the order as it was when the query was asked.
 */
export class Selection {
  readonly total: number;
  private readonly ordinals: Uint32Array;
  private known = 0;
  private next: number;

  /** `wanted` is a bitmap of ordinals; `ascending` holds every letter of `wanted`, and maybe others. */
  constructor(
    readonly wanted: Uint32Array,
    private readonly ascending: Uint32Array,
    private readonly descending: boolean,
  ) {
    this.total = countBits(wanted);
    this.ordinals = new Uint32Array(this.total);
    this.next = descending ? ascending.length - 1 : 0;
  }

  /** At most `count` ordinals from place `from` on. */
  slice(from: number, count: number): Uint32Array {
    const end = Math.min(this.total, from + count);
    const step = this.descending ? -1 : 1;
    for (; this.known < end; this.next += step) {
      const ordinal = this.ascending[this.next]!;
      if (hasBit(this.wanted, ordinal)) this.ordinals[this.known++] = ordinal;
    }
    return this.ordinals.subarray(from, Math.max(from, end));
  }
}

/**
 * `found` is the search's answer and is used up, null when nothing was searched; `special` what only rules and sync can
 * tell. @throws DeskFailure BAD_INPUT for a condition that its field can't have
 */
export function select(
  columns: Columns,
  orders: Orders,
  query: ListQuery,
  found: Uint32Array | null,
  special: readonly Test[] = [],
): Selection {
  const sorts = sortsOf(query);
  const descending = sorts[0]!.descending;
  const wanted = found ?? new Uint32Array((columns.count + 31) >> 5).fill(0xffffffff);
  if (query.deleted !== 'only') keepAll(wanted, columns.listed());
  const tests = [...testsOf(columns, query), ...special];
  if (tests.length > 0) {
    eachBit(wanted, (ordinal) => {
      if (ordinal >= columns.count || !tests.every((test) => test(ordinal)))
        wanted[ordinal >> 5]! &= ~(1 << (ordinal & 31));
    });
  }
  if (fewTimes * countBits(wanted) > columns.count) return new Selection(wanted, orders.ascending(sorts), descending);
  const few: number[] = [];
  eachBit(wanted, (ordinal) => few.push(ordinal));
  return new Selection(wanted, Uint32Array.from(few).sort(orders.compare(sorts)), descending);
}

function sortsOf({ sort, sorts }: ListQuery): readonly Sort[] {
  if (sorts && sorts.length > 0) return sorts;
  return [sort ?? { column: 'arrivedOn', descending: true }];
}

/** Takes out of `wanted` what is not in `kept`. */
export function keepAll(wanted: Uint32Array, kept: Uint32Array): void {
  for (let i = 0; i < wanted.length; i++) wanted[i]! &= kept[i]!;
}

/** What a letter must fulfil besides being listed. */
function testsOf(columns: Columns, query: ListQuery): Test[] {
  const { flags, arrivedOn } = columns;
  const tests: Test[] = [];
  const isIn = (codes: Uint16Array, wanted: readonly string[] | undefined): void => {
    if (!wanted || wanted.length === 0) return;
    const table = codesOf(columns, wanted);
    tests.push((i) => table[codes[i]!] === 1);
  };
  if (query.deleted === 'only') tests.push((i) => (flags[i]! & (flag.deleted | flag.notALetter)) === flag.deleted);
  if (query.conflictsOnly) tests.push((i) => (flags[i]! & flag.conflict) !== 0);
  const from = dayNumber(query.arrivedFrom ?? '');
  const to = dayNumber(query.arrivedTo ?? '') || Number.POSITIVE_INFINITY;
  if (from > 0 || to < Number.POSITIVE_INFINITY) tests.push((i) => arrivedOn[i]! >= from && arrivedOn[i]! <= to);
  isIn(columns.kind, query.kinds);
  isIn(columns.status, query.statuses);
  isIn(columns.unit, query.units);
  for (const condition of query.where ?? []) tests.push(testOf(columns, condition));
  return tests;
}
