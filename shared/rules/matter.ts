import type { Claim, LetterKind, LetterStatus } from '../model/letter';
import type { DeadlineRule, RulePack } from './pack/schema';
import type { CaseFacts, Day, UnitFacts } from './types';

/** The letter as a whole, or one of its claims: what it is and how it moved. */
export interface Matter {
  readonly claim: string | null;
  readonly kind: LetterKind | undefined;
  readonly reached: CaseFacts['reached'];
}

export const closed: readonly LetterStatus[] = ['ket-thuc', 'xep-luu', 'ra-soat-huy', 'da-huy'];

/** A claim goes the letter's way until it moves by itself; what closes the letter closes it, too. */
export function matterOf(facts: CaseFacts, claim: Claim | null): Matter {
  if (!claim) return { claim: null, kind: facts.letter.kind, reached: facts.reached.filter((step) => !step.claim) };
  const first = facts.reached.findIndex((step) => step.claim === claim.id);
  const reached = facts.reached.filter((step, at) => {
    if (step.claim) return step.claim === claim.id;
    return first < 0 || at < first || closed.includes(step.status);
  });
  return { claim: claim.id, kind: claim.kind, reached };
}

/** The pack's rules for such a letter at such a committee. A rule for named ranks goes before the general one. */
export function rulesFor(
  kind: LetterKind | undefined,
  facts: CaseFacts,
  unit: UnitFacts,
  pack: RulePack,
): DeadlineRule[] {
  if (!kind) return [];
  const ranks = new Set((facts.letter.accused ?? []).map((accused) => accused.rank));
  const fitting = pack.deadlines.filter((rule) => rule.kinds.includes(kind) && rule.levels.includes(unit.level));
  const received = facts.letter.receivedOn ?? facts.letter.arrivedOn ?? '';
  const holds = ({ validFrom, validTo }: DeadlineRule) => validFrom <= received && (!validTo || received <= validTo);
  const special = fitting.filter((rule) => holds(rule) && rule.ranks?.some((rank) => ranks.has(rank)));
  const replaced = (rule: DeadlineRule): boolean => special.some((other) => sameEnd(rule, other));
  return fitting.filter((rule) => (rule.ranks ? special.includes(rule) : !replaced(rule)));
}

/** What a rule's deadline is for. Older packs don't say: a duty that ends where the case is taken on is the answer. */
export const purposeOf = ({ purpose, until }: DeadlineRule): 'tra-loi' | 'giai-quyet' =>
  purpose ?? (until.statuses.includes('thu-ly') ? 'tra-loi' : 'giai-quyet');

/** Two rules are about the same duty when the same events end them. */
function sameEnd(a: DeadlineRule, b: DeadlineRule): boolean {
  const key = (rule: DeadlineRule): string =>
    [...rule.until.steps]
      .sort()
      .concat([...rule.until.statuses].sort())
      .join();
  return key(a) === key(b);
}

/** When a rule's count starts, and by what; null while that has not happened. */
export function startOf(rule: DeadlineRule, matter: Matter, facts: CaseFacts): { on: Day; by: string } | null {
  const { from } = rule;
  if (from.what === 'field') {
    const on = facts.letter[from.field];
    return on ? { on, by: from.field } : null;
  }
  if (from.what === 'status') {
    const reached = matter.reached.find((step) => step.status === from.status);
    return reached ? { on: reached.on, by: `status:${from.status}` } : null;
  }
  const on = firstStep(facts, matter, [from.step], null, null);
  return on === null ? null : { on, by: `step:${from.step}` };
}

/** The last return from a closing status: what was done before settled the case as it was then. Null when there is none. */
export function reopenedOf(reached: Matter['reached']): Matter['reached'][number] | null {
  return reached.findLast((step, at) => at > 0 && !closed.includes(step.status) && isClosing(reached[at - 1]!)) ?? null;
}

const isClosing = ({ status }: Matter['reached'][number]): boolean => closed.includes(status);

/** The earliest of these steps, on `since` or later and not of before the case was reopened; steps of other claims do not count. */
function firstStep(
  facts: CaseFacts,
  matter: Matter,
  steps: readonly string[],
  since: Day | null,
  reopened: Matter['reached'][number] | null,
): Day | null {
  let first: Day | null = null;
  for (const { event, atMs } of facts.work) {
    if (event.t !== 'step' || !steps.includes(event.step)) continue;
    if (event.claim !== undefined && matter.claim !== null && event.claim !== matter.claim) continue;
    if (reopened && (event.on < reopened.on || (event.on === reopened.on && atMs < (reopened.atMs ?? 0)))) continue;
    if ((since === null || event.on >= since) && (first === null || event.on < first)) first = event.on;
  }
  return first;
}

/**
 * A claim was set on a way of its own from its reception while the letter was further on. That is no way back: what the
 * sender was answered before, he was answered about this claim, too.
 */
const beginsAnew = (step: Matter['reached'][number], before: Matter['reached'][number] | undefined): boolean =>
  step.claim !== undefined && before !== undefined && before.claim === undefined && (step.from ?? entry) === entry;

const entry: LetterStatus = 'tiep-nhan';

/** When the duty was done: at a step, or on coming to a status that ends it; going back from there opens it again. */
export function endOf(rule: DeadlineRule, matter: Matter, facts: CaseFacts, startOn: Day): Day | null {
  let byStatus: Day | null = null;
  let answered: Day | null = null;
  for (const [at, step] of matter.reached.entries()) {
    if (purposeOf(rule) === 'tra-loi' && beginsAnew(step, matter.reached[at - 1])) answered ??= byStatus;
    byStatus = rule.until.statuses.includes(step.status) ? (byStatus ?? step.on) : null;
  }
  byStatus = answered ?? byStatus;
  if (byStatus !== null && byStatus < startOn) byStatus = startOn;
  // An answer that the sender got stays one; a settling that was reopened is none.
  const reopened = purposeOf(rule) === 'giai-quyet' ? reopenedOf(matter.reached) : null;
  const byStep = firstStep(facts, matter, rule.until.steps, startOn, reopened);
  if (byStatus === null || byStep === null) return byStatus ?? byStep;
  return byStatus < byStep ? byStatus : byStep;
}
