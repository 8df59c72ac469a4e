import { DeskFailure } from '../../../shared/errors';
import type { WorkEvent } from '../../../shared/model/work';
import { findConflict } from '../../../shared/rules/conflictOfInterest';
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
import { caseFacts } from './facts';
import { conflict, isAlone, ownConflict } from './ownPart';

type Act = Omit<GuardQuestion, 'recId' | 'office'> & { readonly office?: string | undefined };

/**
 * What stands against somebody acting on a letter, told as the letter is shown: covered or not. An officer whom the letter
 * names hears of himself only, whomever he asks about: nobody finds out by asking who accuses him.
 */
export async function checkGuard(place: Workplace, question: GuardQuestion): Promise<GuardAnswer | null> {
  const { recId } = question;
  const { ops } = await existing(place.core, recId);
  const view = project(ops);
  const facts = caseFacts(view, ops);
  const found = ownConflict(place, facts) ?? conflictOf(place, facts, question);
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
    ...entriesOf(facts, 'approve'),
    ...entriesOf(facts, 'extend'),
    ...transfersOf(facts).flatMap(({ entry, state }) => (state === 'bi-tra' ? [] : [entry])),
    ...entriesOf(facts, 'remind'),
  ];
  return acts.flatMap(({ opId, event }): StandingFinding[] => {
    const act = guardedAct(event);
    const finding = act && conflictOf(place, facts, act);
    return finding ? [{ opId, act: event.t, person: act.person, finding }] : [];
  });
}

/**
 * A word that somebody is another person than the letter's is taken only where the name alone is alike.
 * @throws DeskFailure BAD_INPUT, CONFLICT_OF_INTEREST
 */
export function refuseWord(place: Workplace, facts: CaseFacts, { decision, person }: GuardWord): void {
  if (decision !== 'khac-nguoi') throw new DeskFailure('BAD_INPUT', { what: 'word' });
  const found = conflictOf(place, facts, { act: 'own', person });
  if (found && !found.mayOverride) throw conflict(found);
}

/** The facts as they would stand with this word. */
export function withWord({ core }: Workplace, facts: CaseFacts, event: GuardWord): CaseFacts {
  const by = core.ports.directory.me().account ?? '';
  return { ...facts, work: [...facts.work, { opId: '', by, atMs: core.ports.now(), event }] };
}

/** @throws DeskFailure CONFLICT_OF_INTEREST (finding, propose, mayOverride; never a name of the letter) */
export function refuseConflict(place: Workplace, facts: CaseFacts, event: WorkEvent): void {
  const act = guardedAct(event);
  const found = act && conflictOf(place, facts, act);
  if (found) throw conflict(found);
}

function guardedAct(event: WorkEvent): Act | null {
  switch (event.t) {
    case 'assign':
      return {
        act: 'assign',
        person: event.person,
        ...(event.account === undefined ? {} : { account: event.account }),
        office: event.office,
      };
    case 'approve':
      return { act: 'approve', person: event.approver, office: event.office };
    case 'extend':
      return { act: 'approve', person: event.approver, office: event.office };
    case 'transfer':
      return { act: 'transfer', person: event.to, ...(event.unitId === undefined ? {} : { unitId: event.unitId }) };
    case 'remind':
      return { act: 'transfer', person: event.to, ...(event.unitId === undefined ? {} : { unitId: event.unitId }) };
    default:
      return null;
  }
}

/** The name as written is asked for, and the one that the directory has for the account. */
function conflictOf({ core, rules }: Workplace, { letter, work }: CaseFacts, question: Act): GuardAnswer | null {
  const { directory } = core.ports;
  const { act, person, account, office } = question;
  const known = account === undefined ? null : directory.account(account);
  const unitId = question.unitId ?? known?.unitId;
  const unit = rules.unit(directory.me().unitId ?? '');
  const names = new Set([person, ...(known ? [known.holder] : [])]);
  for (const name of names) {
    const found = findConflict({
      letter,
      work,
      act,
      person: {
        name,
        ...(account === undefined ? {} : { account }),
        ...(unitId === undefined ? {} : { unitId }),
        ...(office === undefined ? {} : { office }),
      },
      unit,
      ...(unitId === undefined ? {} : { personUnitName: directory.unitName(unitId) }),
    });
    if (found) return found;
  }
  return null;
}
