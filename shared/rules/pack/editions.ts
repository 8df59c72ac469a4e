import { makeCalendar, type WorkCalendar } from '../calendar';
import type { Day } from '../types';
import type { RulePack } from './schema';

/** All editions of the rules that this desk holds. */
export interface Editions {
  /** Oldest first. */
  readonly packs: readonly RulePack[];
  /** What screens offer choices from. */
  readonly newest: RulePack;
  /** For each year, the newest edition that knows it: a late decree about holidays moves running clocks. */
  readonly calendar: WorkCalendar;
  /** The edition in force on a day: the newest of those valid from then or before; the first one for days before all. */
  at(day: Day): RulePack;
}

/**
 * @param packs at least one, in any order; of two with the same version the later one counts.
 */
export function makeEditions(packs: readonly RulePack[]): Editions {
  const byVersion = new Map(packs.map((pack) => [pack.version, pack]));
  const sorted = [...byVersion.values()].sort((a, b) => a.version - b.version);
  const newest = sorted.at(-1);
  if (!newest) throw new RangeError('no rule pack');
  const byDay = [...sorted].sort((a, b) => a.validFrom.localeCompare(b.validFrom) || a.version - b.version);
  return {
    packs: sorted,
    newest,
    calendar: makeCalendar({ years: sorted.flatMap((pack) => pack.calendar.years) }),
    at(day) {
      let found: RulePack | null = null;
      for (const pack of sorted) if (pack.validFrom <= day) found = pack;
      return found ?? byDay[0]!;
    },
  };
}
