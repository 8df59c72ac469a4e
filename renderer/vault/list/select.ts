import type { ListQuery } from '../api';
import { type Columns, flag } from '../records/columns';
import { dayNumber } from '../records/summary';
import { countBits, eachBit, hasBit } from '../search/bits';
import type { Orders } from './orders';

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

  /** `ascending` holds every letter of `wanted`, and maybe others. */
  constructor(
    private readonly wanted: Uint32Array,
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

/** `found` is the search's answer and is used up, null when nothing was searched. */
export function select(columns: Columns, orders: Orders, query: ListQuery, found: Uint32Array | null): Selection {
  const { column, descending } = query.sort ?? { column: 'arrivedOn', descending: true };
  const wanted = found ?? new Uint32Array((columns.count + 31) >> 5).fill(0xffffffff);
  if (query.deleted !== 'only') keepAll(wanted, columns.listed());
  const fits = filterOf(columns, query);
  if (fits) {
    eachBit(wanted, (ordinal) => {
      if (!fits(ordinal)) wanted[ordinal >> 5]! &= ~(1 << (ordinal & 31));
    });
  }
  if (fewTimes * countBits(wanted) > columns.count) return new Selection(wanted, orders.ascending(column), descending);
  const few: number[] = [];
  eachBit(wanted, (ordinal) => few.push(ordinal));
  return new Selection(wanted, Uint32Array.from(few).sort(orders.compare(column)), descending);
}

function keepAll(wanted: Uint32Array, kept: Uint32Array): void {
  for (let i = 0; i < wanted.length; i++) wanted[i]! &= kept[i]!;
}

/** What a letter must fulfil besides being listed; null when that is all. */
function filterOf(columns: Columns, query: ListQuery): ((ordinal: number) => boolean) | null {
  const { flags, arrivedOn } = columns;
  const kinds = codesOf(columns, query.kinds);
  const statuses = codesOf(columns, query.statuses);
  const units = codesOf(columns, query.units);
  const from = dayNumber(query.arrivedFrom ?? '');
  const to = dayNumber(query.arrivedTo ?? '') || Number.POSITIVE_INFINITY;
  const deletedOnly = query.deleted === 'only';
  const conflictsOnly = query.conflictsOnly === true;
  const isDated = from > 0 || to < Number.POSITIVE_INFINITY;
  if (!deletedOnly && !conflictsOnly && !isDated && !kinds && !statuses && !units) return null;
  return (i) => {
    const bits = i < columns.count ? flags[i]! : flag.notALetter;
    if (deletedOnly && (bits & (flag.deleted | flag.notALetter)) !== flag.deleted) return false;
    if (conflictsOnly && (bits & flag.conflict) === 0) return false;
    const day = arrivedOn[i]!;
    if (day < from || day > to) return false;
    return (
      (kinds === null || kinds[columns.kind[i]!] === 1) &&
      (statuses === null || statuses[columns.status[i]!] === 1) &&
      (units === null || units[columns.unit[i]!] === 1)
    );
  };
}

/** Code number → 1 where wanted; null when everything is. */
function codesOf(columns: Columns, wanted: readonly string[] | undefined): Uint8Array | null {
  if (wanted === undefined || wanted.length === 0) return null;
  const table = new Uint8Array(columns.codes.all().length);
  for (const code of wanted) {
    const number = columns.codes.find(code);
    if (number >= 0) table[number] = 1;
  }
  return table;
}
