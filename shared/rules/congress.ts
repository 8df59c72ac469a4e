import type { WorkCalendar } from './calendar';
import type { RulePack } from './pack/schema';
import type { CaseFacts, Clock, UnitFacts } from './types';

/**
 * The pause before a Party congress: a letter received within so many working days before it (or while it sits) is not
 * settled but handed to the new term, so its clock counts from the day after the congress ends.
 */
export function congressPauseOf(
  facts: CaseFacts,
  unit: UnitFacts,
  pack: RulePack,
  calendar: WorkCalendar,
): Clock['pause'] {
  const received = facts.letter.receivedOn ?? facts.letter.arrivedOn;
  const within = pack.congressPause?.days.find((entry) => entry.level === unit.level)?.workingDays;
  if (!pack.congressPause || received === undefined || within === undefined) return null;
  const congress = pack.congressPause.congresses.find(
    ({ level, unitCode, from, to }) =>
      level === unit.level &&
      (unitCode === undefined || unitCode === unit.code) &&
      received <= to &&
      calendar.workingDaysBetween(received, from) <= within,
  );
  return congress ? { from: received, to: congress.to, source: pack.congressPause.source } : null;
}
