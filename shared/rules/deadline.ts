import type { Claim, LetterKind, LetterStatus } from '../model/letter';
import { type WorkCalendar, yearsBetween } from './calendar';
import { congressPauseOf } from './congress';
import { type Counting, countingIn } from './counting';
import type { Editions } from './pack/editions';
import type { DeadlineRule, RulePack } from './pack/schema';
import type { CaseFacts, Clock, ClockState, Day, MainDue, UnitFacts } from './types';

/**
 * Every deadline of a letter as it stands today, with all that made its date. A case keeps the rules of the edition in
 * force when the competent body received it; holidays are always the newest that are known. Contents (claims) that move
 * on tracks of their own have clocks of their own; where those would all say the same, there is one for the letter.
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

function runsOf(facts: CaseFacts, unit: UnitFacts, editions: Editions, today: Day): Run[] {
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

/** The letter as a whole, or one of its claims: what it is and how it moved. */
interface Matter {
  readonly claim: string | null;
  readonly kind: LetterKind | undefined;
  readonly reached: readonly { readonly status: LetterStatus; readonly on: Day }[];
}

const closed: readonly LetterStatus[] = ['ket-thuc', 'xep-luu', 'ra-soat-huy', 'da-huy'];

/** A claim goes the letter's way until it moves by itself; what closes the letter closes it, too. */
function matterOf(facts: CaseFacts, claim: Claim | null): Matter {
  if (!claim) return { claim: null, kind: facts.letter.kind, reached: facts.reached.filter((step) => !step.claim) };
  const first = facts.reached.findIndex((step) => step.claim === claim.id);
  const reached = facts.reached.filter((step, at) => {
    if (step.claim) return step.claim === claim.id;
    return first < 0 || at < first || closed.includes(step.status);
  });
  return { claim: claim.id, kind: claim.kind, reached };
}

/** The pack's rules for such a letter at such a committee. A rule for named ranks goes before the general one. */
function rulesFor(kind: LetterKind | undefined, facts: CaseFacts, unit: UnitFacts, pack: RulePack): DeadlineRule[] {
  if (!kind) return [];
  const ranks = new Set((facts.letter.accused ?? []).map((accused) => accused.rank));
  const fitting = pack.deadlines.filter((rule) => rule.kinds.includes(kind) && rule.levels.includes(unit.level));
  const special = fitting.filter((rule) => rule.ranks?.some((rank) => ranks.has(rank)));
  const replaced = (rule: DeadlineRule): boolean => special.some((other) => sameEnd(rule, other));
  return fitting.filter((rule) => (rule.ranks ? special.includes(rule) : !replaced(rule)));
}

/** Two rules are about the same duty when the same events end them. */
function sameEnd(a: DeadlineRule, b: DeadlineRule): boolean {
  const key = (rule: DeadlineRule): string =>
    [...rule.until.steps]
      .sort()
      .concat([...rule.until.statuses].sort())
      .join();
  return key(a) === key(b);
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
  const extensions = extensionsOf(rule, facts);
  const extended = extensions.reduce((sum, extension) => sum + extension.days, 0);
  const unstopped = counting.add(countsFrom, rule.days + extended);
  const { stops, dueOn } = withStops(facts, counting, countsFrom, unstopped, doneOn, today);
  const left = counting.between(doneOn ?? today, dueOn);
  const state = stateOf(
    doneOn,
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

function startOf(rule: DeadlineRule, matter: Matter, facts: CaseFacts): { on: Day; by: string } | null {
  const { from } = rule;
  if (from.what === 'field') {
    const on = facts.letter[from.field];
    return on ? { on, by: from.field } : null;
  }
  if (from.what === 'status') {
    const reached = matter.reached.find((step) => step.status === from.status);
    return reached ? { on: reached.on, by: `status:${from.status}` } : null;
  }
  const on = firstStep(facts, matter, [from.step], null);
  return on === null ? null : { on, by: `step:${from.step}` };
}

/** The earliest of these steps, on `since` or later; steps of other claims do not count. */
function firstStep(facts: CaseFacts, matter: Matter, steps: readonly string[], since: Day | null): Day | null {
  let first: Day | null = null;
  for (const { event } of facts.work) {
    if (event.t !== 'step' || !steps.includes(event.step)) continue;
    if (event.claim !== undefined && matter.claim !== null && event.claim !== matter.claim) continue;
    if ((since === null || event.on >= since) && (first === null || event.on < first)) first = event.on;
  }
  return first;
}

/** When the duty was done: at a step, or on coming to a status that ends it; going back from there opens it again. */
function endOf(rule: DeadlineRule, matter: Matter, facts: CaseFacts, startOn: Day): Day | null {
  let byStatus: Day | null = null;
  for (const { status, on } of matter.reached) {
    byStatus = rule.until.statuses.includes(status) ? (byStatus ?? on) : null;
  }
  if (byStatus !== null && byStatus < startOn) byStatus = startOn;
  const byStep = firstStep(facts, matter, rule.until.steps, startOn);
  if (byStatus === null || byStep === null) return byStatus ?? byStep;
  return byStatus < byStep ? byStatus : byStep;
}

function extensionsOf(rule: DeadlineRule, facts: CaseFacts): Clock['extensions'] {
  let count = 0;
  return facts.work.flatMap(({ event }) => {
    if (event.t !== 'extend' || event.rule !== rule.code) return [];
    count++;
    const limit = rule.extension;
    const beyond = limit === null || count > limit.times || event.days > limit.days;
    const { days, on, approver, notice = '', reason } = event;
    return [{ days, on, approver, notice, reason, beyond }];
  });
}

/** Stops in order of their days; a stop while it stands and a restart while it runs change nothing. */
function stopsOf(facts: CaseFacts): { from: Day; to: Day | null; reason: string }[] {
  const events = facts.work.flatMap(({ event }) => (event.t === 'stop' || event.t === 'restart' ? [event] : []));
  const found: { from: Day; to: Day | null; reason: string }[] = [];
  for (const event of events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const open = found.at(-1)?.to === null;
    if (event.t === 'stop' && !open) found.push({ from: event.on, to: null, reason: event.reason });
    else if (event.t === 'restart' && open) found[found.length - 1]!.to = event.on;
  }
  return found;
}

/** Each stop moves the due date by the days it stood, today included while it still does; one that began too late does not. */
function withStops(
  facts: CaseFacts,
  counting: Counting,
  countsFrom: Day,
  unstopped: Day,
  doneOn: Day | null,
  today: Day,
): { stops: Clock['stops']; dueOn: Day } {
  const last = doneOn ?? today;
  let dueOn = unstopped;
  const stops: Clock['stops'][number][] = [];
  for (const stop of stopsOf(facts)) {
    if (stop.from > dueOn || stop.from > last) continue;
    const begin = stop.from > countsFrom ? counting.before(stop.from) : countsFrom;
    const end = stop.to !== null && stop.to <= last ? counting.before(stop.to) : last;
    const days = Math.max(0, counting.between(begin, end));
    dueOn = counting.add(dueOn, days);
    stops.push({ ...stop, days });
  }
  return { stops, dueOn };
}

function stateOf(doneOn: Day | null, dueOn: Day, today: Day, stopped: boolean, paused: boolean): ClockState {
  if (doneOn !== null) return doneOn <= dueOn ? 'met' : 'met-late';
  if (stopped) return 'stopped';
  if (paused) return 'paused';
  return today > dueOn ? 'overdue' : 'running';
}
