import type { WorkEvent } from '../model/work';
import type { GuardCase, GuardedAct } from './conflictOfInterest';
import { decisionOf } from './folds';
import type { RulePack } from './pack/schema';
import type { CaseFacts } from './types';
import { type Entry, entriesOf } from './work';

/** What an event makes somebody do with a letter, or that it gives it to him: what the guard is asked about. */
export interface Deed {
  readonly act: GuardedAct;
  readonly person: string;
  readonly account?: string | undefined;
  readonly unitId?: string | undefined;
  readonly office?: string | undefined;
  /** The direction that an approval agrees to. */
  readonly direction?: string | undefined;
}

/** Null for an event by which nobody decides on the case, settles it or gets it. */
export function deedOf(event: WorkEvent, { work }: Pick<CaseFacts, 'work'>, pack: RulePack): Deed | null {
  switch (event.t) {
    case 'assign': {
      const { person, account, office } = event;
      return { act: 'assign', person, account, office };
    }
    case 'approve': {
      const { approver: person, account, office } = event;
      return { act: 'approve', person, account, office, direction: agreedOn(event, work) };
    }
    case 'extend':
      return { act: 'approve', person: event.approver, office: event.office };
    case 'step':
      return event.person && settles(event.step, pack)
        ? { act: 'assign', person: event.person, office: event.office }
        : null;
    case 'transfer':
    case 'remind':
      return { act: 'transfer', person: event.to, unitId: event.unitId };
    default:
      return null;
  }
}

function agreedOn(event: Entry<'approve'>['event'], work: CaseFacts['work']): string | undefined {
  if (event.verdict === 'tra-lai') return undefined;
  const proposal = entriesOf({ work }, 'propose').find(({ opId }) => opId === event.proposal);
  return event.direction ?? proposal?.event.direction;
}

/** A step of the settling, done by whoever settles the case here; one that the pack does not know is one. */
export const settles = (step: string, pack: RulePack): boolean =>
  pack.steps.find(({ code }) => code === step)?.byOthers !== true;

/** What the guard is asked about a deed, as far as the letter and the rules tell. */
export const askedOf = (deed: Deed, { letter, work }: CaseFacts, pack: RulePack): Omit<GuardCase, 'unit'> => ({
  letter,
  work,
  act: deed.act,
  person: { name: deed.person, account: deed.account, unitId: deed.unitId, office: deed.office },
  handsOn: handsOn(deed.direction, pack),
});

/** Whether what was decided takes the letter to another body, which settles it. */
const handsOn = (direction: string | undefined, pack: RulePack): boolean =>
  pack.directions.find(({ code }) => code === direction)?.status === 'chuyen';

/** The decisions that count: the last one on the proposal in force of the letter, and of each of its claims. */
export function decisionsOf(facts: CaseFacts): Entry<'approve'>[] {
  const tracks = [undefined, ...(facts.letter.claims ?? []).map(({ id }) => id)];
  const found = tracks.flatMap((track) => decisionOf(facts, track) ?? []);
  return found.filter(({ opId }, at) => found.findIndex((other) => other.opId === opId) === at);
}
