import { collationKey, compareKeys } from '../../../shared/text/collate';
import { nameKey } from '../../../shared/text/names';
import type { SortColumn } from '../api';
import { type Columns, flag } from '../records/columns';

type Compare = (a: number, b: number) => number;

interface Order {
  ordinals: Uint32Array;
  /** Rows that changed since. */
  readonly moved: Set<number>;
}

const mostMoved = 2000;
/** Ordinals take the low 22 bits of a packed sort key: four million letters. */
const ordinalRange = 2 ** 22;

/**
 * All ordinals in the order of a column, ascending, equal ones by ordinal. Made on first use, kept, and mended when
 * rows change: sorting 200,000 letters again for one edit would be felt.
 */
export class Orders {
  private readonly orders = new Map<SortColumn, Order>();

  constructor(
    private readonly columns: Columns,
    private readonly unitName: (unitId: string) => string,
  ) {}

  /** A row was added or changed. */
  touch(ordinal: number): void {
    for (const order of this.orders.values()) order.moved.add(ordinal);
  }

  /** Forgets everything, after many rows changed at once. */
  clear(): void {
    this.orders.clear();
  }

  ascending(column: SortColumn): Uint32Array {
    const order = this.orders.get(column);
    if (order && order.moved.size <= mostMoved) {
      if (order.moved.size > 0) order.ordinals = this.mend(order, this.compare(column));
      order.moved.clear();
      return order.ordinals;
    }
    const ordinals = this.sort(column);
    this.orders.set(column, { ordinals, moved: new Set() });
    return ordinals;
  }

  /** Compares two ordinals by a column. */
  compare(column: SortColumn): Compare {
    const numbers = this.numbers(column);
    if (numbers) return (a, b) => numbers(a) - numbers(b) || a - b;
    const key = this.keys(column);
    return (a, b) => compareKeys(key(a), key(b)) || a - b;
  }

  private sort(column: SortColumn): Uint32Array {
    const { count } = this.columns;
    const numbers = this.numbers(column);
    if (numbers) {
      const packed = new Float64Array(count);
      for (let i = 0; i < count; i++) packed[i] = numbers(i) * ordinalRange + i;
      packed.sort();
      return Uint32Array.from(packed, (key) => key % ordinalRange);
    }
    const key = this.keys(column);
    const keys = Array.from({ length: count }, (_, i) => key(i));
    const heads = Float64Array.from(keys, firstBytes);
    return Uint32Array.from({ length: count }, (_, i) => i).sort(
      (a, b) => heads[a]! - heads[b]! || compareKeys(keys[a]!, keys[b]!) || a - b,
    );
  }

  /** Takes the moved rows out and puts them where they belong now. */
  private mend(order: Order, compare: Compare): Uint32Array {
    const rest = order.ordinals.filter((ordinal) => !order.moved.has(ordinal));
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
    const { columns } = this;
    switch (column) {
      case 'arrivedOn':
        return (i) => columns.arrivedOn[i]!;
      case 'receivedOn':
        return (i) => columns.receivedOn[i]!;
      case 'kind':
        return this.ranked(columns.kind, (code) => code);
      case 'status':
        return this.ranked(columns.status, (code) => code);
      case 'unit':
        return this.ranked(columns.unit, this.unitName);
      default:
        return null;
    }
  }

  /** Codes sort by the text they stand for. */
  private ranked(codes: Uint16Array, name: (code: string) => string): (ordinal: number) => number {
    const texts = this.columns.codes.all().map((code, number) => ({ number, key: collationKey(name(code)) }));
    const ranks = new Uint32Array(texts.length);
    for (const [rank, { number }] of texts.sort((a, b) => compareKeys(a.key, b.key)).entries()) ranks[number] = rank;
    return (i) => ranks[codes[i]!]!;
  }

  private keys(column: SortColumn): (ordinal: number) => Uint8Array {
    const { columns } = this;
    switch (column) {
      case 'sender':
        return (i) => nameKey(columns.text(i, 'sender'));
      case 'accused':
        return (i) =>
          ((columns.flags[i]! & flag.collective) !== 0 ? collationKey : nameKey)(columns.text(i, 'accused'));
      case 'registerNo':
        return (i) => collationKey(columns.text(i, 'registerNo'));
      default:
        return (i) => collationKey(columns.text(i, 'summary').slice(0, 60));
    }
  }
}

/** The first six bytes of a key as a number, which settles most comparisons. */
function firstBytes(key: Uint8Array): number {
  let value = 0;
  for (let i = 0; i < 6; i++) value = value * 256 + (key[i] ?? 0);
  return value;
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
