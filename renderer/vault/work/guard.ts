import { DeskFailure } from '../../../shared/errors';
import type { WorkEvent } from '../../../shared/model/work';
import { findConflict } from '../../../shared/rules/conflictOfInterest';
import type { CaseFacts } from '../../../shared/rules/types';
import { project } from '../../../shared/sync/merge';
import type { GuardAnswer, GuardQuestion } from '../api/work';
import type { Workplace } from '../handlers';
import { existing } from '../letter/change';
import { Cover, isShielded } from '../letter/cover';
import { caseFacts } from './facts';

type Act = Omit<GuardQuestion, 'recId'> & { readonly office?: string | undefined };

/** What stands against somebody acting on a letter, told as the letter is shown: covered or not. */
export async function checkGuard(place: Workplace, question: GuardQuestion): Promise<GuardAnswer | null> {
  const { recId } = question;
  const { ops } = await existing(place.core, recId);
  const view = project(ops);
  const found = conflictOf(place, caseFacts(view, ops), question);
  if (!found) return null;
  const hidden = isShielded(view) && !place.uncovered.has(recId);
  return hidden ? { ...found, matches: new Cover(ops).text(found.matches) } : found;
}

/** @throws DeskFailure CONFLICT_OF_INTEREST (finding, propose, mayOverride; never a name of the letter) */
export function refuseConflict(place: Workplace, facts: CaseFacts, event: WorkEvent): void {
  const act = guardedAct(event);
  const found = act && conflictOf(place, facts, act);
  if (!found) return;
  const { code, propose, mayOverride } = found;
  throw new DeskFailure('CONFLICT_OF_INTEREST', {
    finding: code,
    mayOverride: mayOverride ? 1 : 0,
    ...(propose === null ? {} : { propose }),
  });
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
      return { act: 'approve', person: event.approver };
    case 'transfer':
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
