import type { Counting } from './counting';
import type { DeadlineRule } from './pack/schema';
import type { CaseFacts, Clock, Day } from './types';

/** Extensions of one rule that are counted and shown; whoever writes more than this means no extension. */
const mostExtensions = 20;
/** Days that extensions add to a deadline at most, about ten years of working days. */
const mostDays = 2_500;

/** Days that these add to the deadline: of what leaves the rule's limit far behind, no more than a hard cap. */
export const extendedBy = (extensions: readonly { readonly days: number }[]): number =>
  Math.min(
    mostDays,
    extensions.reduce((sum, { days }) => sum + days, 0),
  );

/** Whether an event moves the clocks of a claim (null: of a letter without claims): its own, or those of the whole letter. */
const isAbout = (event: { readonly claim?: string | undefined }, claim: string | null): boolean =>
  event.claim === undefined || event.claim === claim;

/**
 * Extensions of a rule, those marked that are beyond what it allows and those that came after the deadline had passed; the
 * first ones, where there are absurdly many. `dueOn` is the due date as it stood on a day, with so many days added by then.
 */
export function extensionsOf(
  rule: DeadlineRule,
  facts: CaseFacts,
  claim: string | null,
  doneOn: Day | null,
  dueOn: (day: Day, added: number) => Day,
): Clock['extensions'] {
  let count = 0;
  const found = facts.work.flatMap(({ event }) => {
    if (event.t !== 'extend' || event.rule !== rule.code || !isAbout(event, claim)) return [];
    count++;
    if (count > mostExtensions) return [];
    const limit = rule.extension;
    const beyond = limit === null || count > limit.times || event.days > limit.days;
    const { days, on, approver, notice = '', reason } = event;
    return [{ days, on, approver, notice, reason, beyond }];
  });
  return found.map((extension, place) => {
    const { on } = extension;
    const earlier = found.filter((other, at) => other.on < on || (other.on === on && at < place));
    const due = dueOn(on, extendedBy(earlier));
    return { ...extension, missed: on > due && (doneOn === null || doneOn > due) ? due : null };
  });
}

interface Stop {
  readonly from: Day;
  readonly to: Day | null;
  readonly reason: string;
}

/** Stops in order of their days; a stop while it stands and a restart while it runs change nothing. */
function stopsOf({ work }: Pick<CaseFacts, 'work'>, claim: string | null): Stop[] {
  const events = work.flatMap(({ event }) =>
    (event.t === 'stop' || event.t === 'restart') && isAbout(event, claim) ? [event] : [],
  );
  const found: Stop[] = [];
  for (const event of events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const open = found.at(-1)?.to === null;
    if (event.t === 'stop' && !open) found.push({ from: event.on, to: null, reason: event.reason });
    else if (event.t === 'restart' && open) found.push({ ...found.pop()!, to: event.on });
  }
  return found;
}

/** The last stop of the clocks of a claim (null: of the letter): `to` is null while they stand. Null when there was none. */
export const lastStop = (facts: Pick<CaseFacts, 'work'>, claim: string | null): Stop | null =>
  stopsOf(facts, claim).at(-1) ?? null;

/** Each stop moves the due date by the days it stood, today included while it still does; one that began too late does not. */
export function withStops(
  facts: CaseFacts,
  claim: string | null,
  counting: Counting,
  countsFrom: Day,
  unstopped: Day,
  doneOn: Day | null,
  today: Day,
): { stops: Clock['stops']; dueOn: Day } {
  const last = doneOn ?? today;
  let dueOn = unstopped;
  const stops: Clock['stops'][number][] = [];
  for (const stop of stopsOf(facts, claim)) {
    if (stop.from > dueOn || stop.from > last) continue;
    const begin = stop.from > countsFrom ? counting.before(stop.from) : countsFrom;
    const end = stop.to !== null && stop.to <= last ? counting.before(stop.to) : last;
    const days = Math.max(0, counting.between(begin, end));
    dueOn = counting.add(dueOn, days);
    stops.push({ ...stop, days });
  }
  return { stops, dueOn };
}
