import { type WorkCalendar, yearsBetween } from './calendar';
import { congressPauseOf } from './congress';
import { countingIn } from './counting';
import { endOf, type Matter, matterOf, purposeOf, rulesFor, startOf } from './matter';
import type { Editions } from './pack/editions';
import type { DeadlineRule, RulePack } from './pack/schema';
import { extendedBy, extensionsOf, withStops } from './stops';
import type { CaseFacts, Clock, ClockState, Day, MainDue, UnitFacts } from './types';
import { asOf } from './work';

/**
 * Every deadline of a letter as it stands today, with all that made its date. A case keeps the rules of the edition in
 * force when the competent body received it; holidays are always the newest that are known. Contents (claims) that move
 * on tracks of their own have clocks of their own; where those would all say the same, there is one for the letter.
 * Work that is dated after `today` counts from its day on.
 * Ordered: what runs first, by due date.
 */
export function clocksOf(facts: CaseFacts, unit: UnitFacts, editions: Editions, today: Day): Clock[] {
  return runsOf(facts, unit, editions, today).map((run) => explained(run, editions.calendar));
}

/** The same without the list of skipped days: cheap enough for every row of a list. Null when nothing is due any more. */
export function mainDueOf(facts: CaseFacts, unit: UnitFacts, editions: Editions, today: Day): MainDue | null {
  return mainDue(runsOf(facts, unit, editions, today).map((run) => run.clock));
}

/** The clock that a list shows: of those not yet met, the one that falls due first. */
export function mainDue(clocks: readonly Omit<Clock, 'skipped'>[]): MainDue | null {
  let main: Omit<Clock, 'skipped'> | null = null;
  for (const clock of clocks) if (clock.doneOn === null && (!main || clock.dueOn < main.dueOn)) main = clock;
  if (!main) return null;
  const { rule, name, dueOn, state, left, unit, soon } = main;
  return { rule, name, dueOn, state, left, unit, soon };
}

type Run = { readonly clock: Omit<Clock, 'skipped'>; readonly countsFrom: Day };

function explained({ clock, countsFrom }: Run, calendar: WorkCalendar): Clock {
  return { ...clock, skipped: clock.unit === 'working' ? calendar.skippedBetween(countsFrom, clock.dueOn) : [] };
}

function runsOf(known: CaseFacts, unit: UnitFacts, editions: Editions, today: Day): Run[] {
  const facts = asOf(known, today);
  const pack = editions.at(facts.letter.receivedOn ?? facts.letter.arrivedOn ?? today);
  const claims = facts.letter.claims ?? [];
  const matters = claims.length > 0 ? claims.map((claim) => matterOf(facts, claim)) : [matterOf(facts, null)];
  const runs = matters.flatMap((matter) =>
    rulesFor(matter.kind, facts, unit, pack).flatMap((rule) => {
      const run = runOf(rule, matter, facts, unit, pack, editions.calendar, today);
      return run ? [run] : [];
    }),
  );
  return merged(runs, claims.length).sort((a, b) => order(a.clock) - order(b.clock) || byDue(a.clock, b.clock));
}

const order = (clock: Pick<Clock, 'doneOn'>): number => (clock.doneOn === null ? 0 : 1);
const byDue = (a: Pick<Clock, 'dueOn'>, b: Pick<Clock, 'dueOn'>): number =>
  a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0;

/** A rule whose clocks say the same for every claim is told once, for the letter. */
function merged(runs: readonly Run[], claims: number): Run[] {
  if (claims === 0) return [...runs];
  const byRule = new Map<string, Run[]>();
  for (const run of runs) byRule.set(run.clock.rule, [...(byRule.get(run.clock.rule) ?? []), run]);
  return [...byRule.values()].flatMap((same) => {
    const [first] = same as [Run, ...Run[]];
    const alike = same.every(
      ({ clock }) =>
        clock.dueOn === first.clock.dueOn &&
        clock.doneOn === first.clock.doneOn &&
        clock.startBy === first.clock.startBy,
    );
    if (same.length !== claims || !alike) return same;
    const { claim: _claim, ...clock } = first.clock;
    return [{ ...first, clock }];
  });
}

function runOf(
  rule: DeadlineRule,
  matter: Matter,
  facts: CaseFacts,
  unit: UnitFacts,
  pack: RulePack,
  calendar: WorkCalendar,
  today: Day,
): Run | null {
  const start = startOf(rule, matter, facts);
  if (!start || start.on < rule.validFrom || (rule.validTo !== null && start.on > rule.validTo)) return null;
  const counting = countingIn(rule.unit, calendar);
  const pause = rule.congress ? congressPauseOf(facts, unit, pack, calendar) : null;
  const countsFrom = pause && pause.to > start.on ? pause.to : start.on;
  const firstDueOn = counting.add(start.on, rule.days);
  const doneOn = endOf(rule, matter, facts, start.on);
  const dueWith = (added: number, done: Day | null, day: Day) => {
    const unstopped = counting.add(countsFrom, rule.days + added);
    return withStops(facts, matter.claim, counting, countsFrom, unstopped, done, day);
  };
  const extensions = extensionsOf(rule, facts, matter.claim, doneOn, (day, added) => dueWith(added, null, day).dueOn);
  const missed = extensions.reduce<Day | null>(
    (first, one) => (one.missed !== null && (first === null || one.missed < first) ? one.missed : first),
    null,
  );
  const { stops, dueOn } = dueWith(extendedBy(extensions), doneOn, today);
  const left = counting.between(doneOn ?? today, dueOn);
  const state = stateOf(
    doneOn,
    missed ?? dueOn,
    dueOn,
    today,
    stops.some((stop) => stop.to === null),
    pause !== null && today <= pause.to,
  );
  const years = rule.unit === 'working' ? yearsBetween(start.on, dueOn) : [];
  return {
    countsFrom,
    clock: {
      rule: rule.code,
      ...(matter.claim === null ? {} : { claim: matter.claim }),
      name: rule.name,
      purpose: purposeOf(rule),
      source: rule.source,
      packVersion: pack.version,
      packName: pack.name,
      unit: rule.unit,
      days: rule.days,
      startOn: start.on,
      startBy: start.by,
      dueOn,
      firstDueOn,
      stops,
      extensions,
      missed,
      pause,
      state,
      doneOn,
      left,
      soon: state === 'running' && left <= rule.warnDays,
      calendarIncomplete: years.some((year) => !calendar.knows(year)),
      calendarUnverified: years.some((year) => calendar.sourceOf(year)?.standing === 'unverified'),
    },
  };
}

/** `inTimeUntil` is the due date that no extension moved after it had passed. */
function stateOf(
  doneOn: Day | null,
  inTimeUntil: Day,
  dueOn: Day,
  today: Day,
  stopped: boolean,
  paused: boolean,
): ClockState {
  if (doneOn !== null) return doneOn <= inTimeUntil ? 'met' : 'met-late';
  if (stopped) return 'stopped';
  if (paused) return 'paused';
  return today > dueOn ? 'overdue' : 'running';
}
