import type { ListQuery } from '../api';
import { type Columns, flag } from '../records/columns';
import { dayNumber } from '../records/summary';
import { countBits, eachBit, hasBit } from '../search/search';
import type { Orders } from './orders';

/** Ordinals that a query selects, in its order. `found` is the search's answer, null when nothing was searched. */
export function select(columns: Columns, orders: Orders, query: ListQuery, found: Uint32Array | null): Uint32Array {
  const { column, descending } = query.sort ?? { column: 'arrivedOn', descending: true };
  const fits = filterOf(columns, query);
  let ordinals: Uint32Array;
  if (found && 16 * countBits(found) < columns.count) {
    const hits: number[] = [];
    eachBit(found, (ordinal) => {
      if (fits(ordinal)) hits.push(ordinal);
    });
    ordinals = Uint32Array.from(hits).sort(orders.compare(column));
  } else {
    ordinals = orders.ascending(column).filter((i) => (found === null || hasBit(found, i)) && fits(i));
  }
  return descending ? ordinals.reverse() : ordinals;
}

function filterOf(columns: Columns, query: ListQuery): (ordinal: number) => boolean {
  const { flags, arrivedOn } = columns;
  const kinds = codesOf(columns, query.kinds);
  const statuses = codesOf(columns, query.statuses);
  const units = codesOf(columns, query.units);
  const from = dayNumber(query.arrivedFrom ?? '');
  const to = dayNumber(query.arrivedTo ?? '') || Number.POSITIVE_INFINITY;
  const shown = query.deleted === 'only' ? flag.deleted : 0;
  return (i) => {
    const bits = flags[i]!;
    if ((bits & (flag.deleted | flag.notALetter)) !== shown) return false;
    if (query.conflictsOnly === true && (bits & flag.conflict) === 0) return false;
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
