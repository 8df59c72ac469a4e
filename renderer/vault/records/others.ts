import type { VaultCore } from '../core';
import { flag } from './columns';

/** Stands in the kind column of records that are no letters: `#4` for a record of the access log. */
export const otherKind = (recType: number): string => `#${recType}`;

/** Records of a type other than letters, in the order in which they came; `onDay` looks at the day they began (yyyymmdd). */
export function otherRecords(core: VaultCore, recType: number, onDay: (day: number) => boolean = () => true): string[] {
  const { columns } = core.records;
  const kind = columns.codes.find(otherKind(recType));
  const found: string[] = [];
  if (kind < 0) return found;
  for (let i = 0; i < columns.count; i++) {
    const isOther = (columns.flags[i]! & flag.notALetter) !== 0 && columns.kind[i] === kind;
    if (isOther && onDay(columns.arrivedOn[i]!)) found.push(columns.recId(i));
  }
  return found;
}
