import { collationKey, compareKeys } from '../../../shared/text/collate';
import { nameKey } from '../../../shared/text/names';
import { listFields, type SortColumn } from '../api';
import { type Columns, flag, type TextColumn } from '../records/columns';
import { partsOf } from '../records/sets';
import { sortKeys } from './byte-sort';

type Compare = (a: number, b: number) => number;

/** One column to sort by. */
export interface Sort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

interface Order {
  readonly sorts: readonly Sort[];
  ordinals: Uint32Array;
  /** Rows that changed since. */
  readonly moved: Set<number>;
}

const mostMoved = 2000;
/** Orders kept at a time, 4 bytes a letter each. */
const keptOrders = 12;
/** Ordinals take the low 22 bits of a packed sort key: four million letters. */
const ordinalRange = 2 ** 22;

/**
 * All ordinals in the order of one column or several, ascending in the first, equal ones by ordinal. Made on first use,
 * kept, and mended when rows change: sorting 200,000 letters again for one edit would be felt.
 */
export class Orders {
  private readonly orders = new Map<string, Order>();

  /** `sortText` is what the codes of a column are sorted by. */
  constructor(
    private readonly columns: Columns,
    private readonly sortText: (column: SortColumn, code: string) => string,
  ) {}

  /** A row was added or changed, in `only` this column or in any. */
  touch(ordinal: number, only?: SortColumn): void {
    for (const { sorts, moved } of this.orders.values()) {
      const concerns = only === undefined || sorts.some(({ column }) => column === only);
      // With more than these it is sorted again, whichever they are.
      if (concerns && moved.size <= mostMoved) moved.add(ordinal);
    }
  }

  /** Forgets everything, after many rows changed at once. */
  clear(): void {
    this.orders.clear();
  }

  /** Read backwards where the first of `sorts` descends: the later ones are turned round to fit. */
  ascending(sorts: readonly Sort[]): Uint32Array {
    const turned = upright(sorts);
    const key = turned.map(({ column, descending }) => `${column}${descending ? '-' : '+'}`).join();
    const order = this.orders.get(key);
    // The latest used stands last, and the first goes when there are too many.
    this.orders.delete(key);
    if (order && order.moved.size <= mostMoved) {
      this.orders.set(key, order);
      if (order.moved.size > 0) order.ordinals = this.mend(order, this.compare(turned));
      order.moved.clear();
      return order.ordinals;
    }
    const ordinals = turned.length === 1 ? this.sort(turned[0]!.column) : this.sortBySeveral(turned);
    this.orders.set(key, { sorts: turned, ordinals, moved: new Set() });
    if (this.orders.size > keptOrders) this.orders.delete(this.orders.keys().next().value!);
    return ordinals;
  }

  /** Compares two ordinals as `ascending` orders them. */
  compare(sorts: readonly Sort[]): Compare {
    const compares = upright(sorts).map(({ column, descending }) => {
      const compare = this.compareBy(column);
      return descending ? (a: number, b: number) => compare(b, a) : compare;
    });
    return (a, b) => {
      for (const compare of compares) {
        const order = compare(a, b);
        if (order !== 0) return order;
      }
      return a - b;
    };
  }

  /** 0 for rows that are equal in the column. */
  private compareBy(column: SortColumn): Compare {
    const numbers = this.numbers(column);
    if (numbers) return (a, b) => numbers(a) - numbers(b);
    const { text, key } = this.texts(column as TextColumn);
    return (a, b) => compareKeys(key(text(a)), key(text(b)));
  }

  /** Places of all rows in each column, then the places compared. */
  private sortBySeveral(sorts: readonly Sort[]): Uint32Array {
    const places = sorts.map(({ column, descending }) => this.places(column, descending));
    return Uint32Array.from({ length: this.columns.count }, (_, i) => i).sort((a, b) => {
      for (const place of places) {
        const order = place[a]! - place[b]!;
        if (order !== 0) return order;
      }
      return a - b;
    });
  }

  /** By ordinal: which place its value has among the different values of the column. */
  private places(column: SortColumn, descending: boolean): Int32Array {
    const ascending = this.ascending([{ column, descending: false }]);
    const compare = this.compareBy(column);
    const places = new Int32Array(this.columns.count);
    let place = 0;
    for (const [i, ordinal] of ascending.entries()) {
      if (i > 0 && compare(ascending[i - 1]!, ordinal) !== 0) place++;
      places[ordinal] = descending ? -place : place;
    }
    return places;
  }

  private sort(column: SortColumn): Uint32Array {
    const { count } = this.columns;
    const numbers = this.numbers(column);
    if (numbers) return sortedByNumber(count, numbers);
    return sortedByText(count, this.texts(column as TextColumn));
  }

  /** Takes the moved rows out and puts them where they belong now. */
  private mend(order: Order, compare: Compare): Uint32Array {
    const rest = without(order.ordinals, order.moved);
    const moved = [...order.moved].sort(compare);
    const out = new Uint32Array(rest.length + moved.length);
    let from = 0;
    let at = 0;
    for (const ordinal of moved) {
      const to = lowerBound(rest, from, (other) => compare(other, ordinal) < 0);
      out.set(rest.subarray(from, to), at);
      at += to - from;
      out[at++] = ordinal;
      from = to;
    }
    out.set(rest.subarray(from), at);
    return out;
  }

  /** Sort key of a number or code column; null for texts. */
  private numbers(column: SortColumn): ((ordinal: number) => number) | null {
    if (textColumns.has(column)) return null;
    const values = this.columns[column as Exclude<SortColumn, TextColumn>];
    if (!codeColumns.has(column)) return (i) => values[i]!;
    if (listFields[column] === 'code') return this.ranked(values, (code) => this.sortText(column, code));
    const texts = (set: string) => partsOf(set).map((code) => this.sortText(column, code));
    return this.ranked(values, (set) => texts(set).sort().join('; '));
  }

  /** Codes sort by the text they stand for. */
  private ranked(codes: Uint16Array | Uint32Array, name: (code: string) => string): (ordinal: number) => number {
    const texts = this.columns.codes.all().map((code, number) => ({ number, key: collationKey(name(code)) }));
    const ranks = new Uint32Array(texts.length);
    for (const [rank, { number }] of texts.sort((a, b) => compareKeys(a.key, b.key)).entries()) ranks[number] = rank;
    return (i) => ranks[codes[i]!]!;
  }

  private texts(column: TextColumn): Texts {
    const { columns } = this;
    switch (column) {
      case 'sender':
        return { text: (i) => columns.text(i, 'sender'), key: nameKey };
      case 'accused':
        return {
          text: (i) => ((columns.flags[i]! & flag.collective) !== 0 ? collective : '') + columns.text(i, 'accused'),
          key: (text) => (text.startsWith(collective) ? collationKey(text) : nameKey(text)),
        };
      case 'registerNo':
        return { text: (i) => columns.text(i, 'registerNo'), key: collationKey };
      default:
        return { text: (i) => columns.text(i, column).slice(0, 60), key: collationKey };
    }
  }
}

/** Before the name of a committee or an organisation; no key is made of it. */
const collective = '\u0000';

/** What the rows of a column are sorted by: rows of one text have one key. */
interface Texts {
  readonly text: (ordinal: number) => string;
  readonly key: (text: string) => Uint8Array;
}

/** Ordinals below `count` by a number of at most 30 bits, equal ones by ordinal: both in one that is sorted without a callback. */
function sortedByNumber(count: number, numbers: (ordinal: number) => number): Uint32Array {
  const packed = new Float64Array(count);
  for (let i = 0; i < count; i++) packed[i] = numbers(i) * ordinalRange + i;
  packed.sort();
  return Uint32Array.from(packed, (key) => key % ordinalRange);
}

/** The same by texts: each different one is given its place once, for names and addresses come back again and again. */
function sortedByText(count: number, { text, key }: Texts): Uint32Array {
  const numbers = new Map<string, number>();
  const keys: Uint8Array[] = [];
  const numberOf = Uint32Array.from({ length: count }, (_, i) => {
    const own = text(i);
    const known = numbers.get(own);
    if (known !== undefined) return known;
    numbers.set(own, keys.length);
    return keys.push(key(own)) - 1;
  });
  const sorted = sortKeys(keys);
  const places = new Uint32Array(keys.length);
  for (let i = 1; i < sorted.length; i++) {
    const [before, own] = [sorted[i - 1]!, sorted[i]!];
    places[own] = places[before]! + (compareKeys(keys[before]!, keys[own]!) === 0 ? 0 : 1);
  }
  return sortedByNumber(count, (ordinal) => places[numberOf[ordinal]!]!);
}

const textColumns: ReadonlySet<string> = new Set(['registerNo', 'sender', 'address', 'accused', 'summary']);
const codeColumns: ReadonlySet<string> = new Set(
  Object.entries(listFields).flatMap(([name, type]) => (type === 'code' || type === 'codes' ? [name] : [])),
);

/** The same order or its reverse, ascending in its first column. */
const upright = (sorts: readonly Sort[]): readonly Sort[] =>
  sorts[0]?.descending ? sorts.map(({ column, descending }) => ({ column, descending: !descending })) : sorts;

/** The others, in their order: read through once, by a bitmap, because a Set is asked far more slowly. */
function without(ordinals: Uint32Array, left: ReadonlySet<number>): Uint32Array {
  const bits = new Uint32Array(ordinalRange >> 5);
  for (const ordinal of left) bits[ordinal >> 5]! |= 1 << (ordinal & 31);
  const rest = new Uint32Array(ordinals.length);
  let at = 0;
  for (let i = 0; i < ordinals.length; i++) {
    const ordinal = ordinals[i]!;
    if ((bits[ordinal >> 5]! & (1 << (ordinal & 31))) === 0) rest[at++] = ordinal;
  }
  return rest.subarray(0, at);
}

function lowerBound(ordinals: Uint32Array, from: number, isBelow: (ordinal: number) => boolean): number {
  let low = from;
  let high = ordinals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(ordinals[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
