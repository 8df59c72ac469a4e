import { DeskFailure } from '../../../shared/errors';
import type { WorkEvent } from '../../../shared/model/work';
import { decisionsOf, deedOf } from '../../../shared/rules/deeds';
import { assignmentsOf, transfersOf } from '../../../shared/rules/folds';
import type { CaseFacts } from '../../../shared/rules/types';
import { entriesOf } from '../../../shared/rules/work';
import { project } from '../../../shared/sync/merge';
import { isSameName } from '../../../shared/text/personName';
import type { LetterGuard, StandingFinding } from '../api/letter';
import type { GuardAnswer, GuardQuestion, GuardWord } from '../api/work';
import type { Workplace } from '../handlers';
import { existing } from '../letter/change';
import { coverOf } from '../letter/masking';
import { conflictOf, findingOn, type Ground } from './conflicts';
import { caseFacts } from './facts';
import { conflict, isAlone, ownConflict } from './ownPart';

/**
 * What stands against somebody acting on a letter, told as the letter is shown: covered or not. An officer whom the letter
 * names hears of himself only, whomever he asks about: nobody finds out by asking who accuses him.
 */
export async function checkGuard(place: Workplace, question: GuardQuestion): Promise<GuardAnswer | null> {
  const { recId } = question;
  const { ops } = await existing(place.core, recId);
  const view = project(ops);
  const facts = caseFacts(view, ops);
  const found = ownConflict(place, facts) ?? conflictOf(groundOf(place), facts, question);
  if (!found) return null;
  const cover = coverOf(place, recId, ops, view);
  return cover ? { ...found, matches: cover.text(found.matches) } : found;
}

/** What stands against whoever looks at a letter, and what the level above has to look at. */
export function letterGuard(place: Workplace, facts: CaseFacts): LetterGuard {
  const { directory } = place.core.ports;
  const selfConfirmed = entriesOf(facts, 'guard').filter(
    ({ by, event }) => event.decision === 'khac-nguoi' && isSameName(event.person, directory.account(by)?.holder ?? ''),
  );
  return {
    own: ownConflict(place, facts),
    standing: standingFindings(place, facts),
    alone: isAlone(place),
    selfConfirmed: selfConfirmed.map(({ opId }) => opId),
  };
}

/** Acts that stand, asked about again: the letter may name somebody whom it did not name when they were done. */
function standingFindings(place: Workplace, facts: CaseFacts): StandingFinding[] {
  const acts = [
    ...assignmentsOf(facts),
    ...decisionsOf(facts),
    ...entriesOf(facts, 'extend'),
    ...entriesOf(facts, 'step'),
    ...transfersOf(facts).flatMap(({ entry, state }) => (state === 'bi-tra' ? [] : [entry])),
    ...entriesOf(facts, 'remind'),
  ];
  const ground = groundOf(place);
  return acts.flatMap(({ opId, event }): StandingFinding[] => {
    const deed = deedOf(event, facts, ground.pack);
    const finding = deed && conflictOf(ground, facts, deed);
    return finding ? [{ opId, act: event.t, person: deed.person, finding }] : [];
  });
}

/**
 * A word that somebody is another person than the letter's is taken only where the name alone is alike.
 * @throws DeskFailure BAD_INPUT, CONFLICT_OF_INTEREST
 */
export function refuseWord(place: Workplace, facts: CaseFacts, { decision, person }: GuardWord): void {
  if (decision !== 'khac-nguoi') throw new DeskFailure('BAD_INPUT', { what: 'word' });
  const found = conflictOf(groundOf(place), facts, { act: 'own', person });
  if (found && !found.mayOverride) throw conflict(found);
}

/** The facts as they would stand with this word. */
export function withWord({ core }: Workplace, facts: CaseFacts, event: GuardWord): CaseFacts {
  const by = core.ports.directory.me().account ?? '';
  return { ...facts, work: [...facts.work, { opId: '', by, atMs: core.ports.now(), event }] };
}

/** @throws DeskFailure CONFLICT_OF_INTEREST (finding, propose, mayOverride; never a name of the letter) */
export function refuseConflict(place: Workplace, facts: CaseFacts, event: WorkEvent): void {
  const found = findingOn(groundOf(place), facts, event);
  if (found) throw conflict(found);
}

/** What a move would rest on (`OfferedMove.barred`). @throws DeskFailure CONFLICT_OF_INTEREST with `standing` */
export function refuseBarred(place: Workplace, facts: CaseFacts, barred: readonly string[]): void {
  const ground = groundOf(place);
  for (const { event } of facts.work.filter(({ opId }) => barred.includes(opId))) {
    const found = findingOn(ground, facts, event);
    if (found) throw conflict(found, { standing: event.t });
  }
}

const groundOf = ({ core, rules }: Workplace): Ground => ({
  directory: core.ports.directory,
  unit: (unitId) => rules.unit(unitId),
  pack: rules.view().pack,
});
