import { DeskFailure } from '../../../shared/errors';
import { fieldNo, type LetterField, type LetterStatus, letterFields } from '../../../shared/model/letter';
import { type WorkEvent, workEventSchema } from '../../../shared/model/work';
import { type Finding, findConflict } from '../../../shared/rules/conflictOfInterest';
import { proposalOf } from '../../../shared/rules/folds';
import type { CaseFacts } from '../../../shared/rules/types';
import { opKind } from '../../../shared/sync/op';
import { isSameName } from '../../../shared/text/personName';
import type { GuardAnswer } from '../api/work';
import type { ChangeCheck, NewOp, VaultCore } from '../core';
import { asText } from '../records/summary';
import { caseFacts } from './facts';

/** What of the workplace tells who acts. */
type Acting = { readonly core: Pick<VaultCore, 'ports' | 'rules'> };

/**
 * What stands against the officer who sits at this desk, by the holder of his account and his unit; null when nothing
 * does. His own word that he only bears the name counts where nobody else of the unit could give it.
 */
export function ownConflict({ core }: Acting, { letter, work }: Pick<CaseFacts, 'letter' | 'work'>): Finding | null {
  const { directory } = core.ports;
  const { account, holder, unitId, unitName } = directory.me();
  if (holder === null) return null;
  return findConflict({
    letter,
    work,
    act: 'own',
    person: {
      name: holder,
      alone: isAlone({ core }),
      ...(account === null ? {} : { account }),
      ...(unitId === null ? {} : { unitId }),
    },
    unit: core.rules.unit(unitId ?? ''),
    ...(unitName === null ? {} : { personUnitName: unitName }),
  });
}

/** Nobody else of the officer's unit may use letters. */
export function isAlone({ core }: Acting): boolean {
  const { directory } = core.ports;
  const { account, unitId } = directory.me();
  return unitId === null || !directory.hasColleague(unitId, account ?? '');
}

/** @throws DeskFailure CONFLICT_OF_INTEREST with `own`: the officer at the desk is named in the letter */
export function refuseOwn(place: Acting, facts: Pick<CaseFacts, 'letter' | 'work'>): void {
  const found = ownConflict(place, facts);
  if (found) throw conflict(found, { own: 1 });
}

/** The same for a move, before it is said what the move lacks. @throws DeskFailure CONFLICT_OF_INTEREST with `own` */
export function refuseOwnMove(place: Acting, facts: CaseFacts, to: LetterStatus): void {
  const found = ownConflict(place, facts);
  if (found && !mayMove(place, found, to)) throw conflict(found, { own: 1 });
}

/**
 * `own`: it is about the officer who sits at the desk; `standing`: about an act of that type that stands already. Never a
 * name of the letter.
 */
export function conflict(
  { code, propose, mayOverride }: GuardAnswer,
  about: { readonly own?: 1; readonly standing?: string } = {},
): DeskFailure {
  return new DeskFailure('CONFLICT_OF_INTEREST', {
    finding: code,
    mayOverride: mayOverride ? 1 : 0,
    ...(propose === null ? {} : { propose }),
    ...about,
  });
}

/**
 * Whoever is named in a letter changes nothing of it. He may add a note, say that the level above takes over, and hand
 * it there; where everybody of the unit is in the same place (the unit itself is accused, or he is alone), the way to the
 * level above is open, and no other.
 */
export const ownCheck =
  (place: Acting): ChangeCheck =>
  ({ view, ops }, change) => {
    const facts = caseFacts(view, ops);
    const found = ownConflict(place, facts);
    if (found && !mayStill(place, facts, found, change)) throw conflict(found, { own: 1 });
  };

function mayStill(place: Acting, facts: CaseFacts, found: Finding, { kind, body }: NewOp): boolean {
  const nobodyElse = isEverybodyBarred(place, found);
  switch (kind) {
    case opKind.append: {
      if (fieldNo.notes in body) return true;
      const event = workEventSchema.safeParse(body[fieldNo.work]).data;
      if (!event) return false;
      return handsOver(place, found, event) || (nobodyElse && leadsUp(place, facts, event));
    }
    case opKind.transition:
      return mayMove(place, found, (body[fieldNo.status] as { to: LetterStatus }).to);
    case opKind.put:
      return nobodyElse && Object.entries(body).every(([no, value]) => isOfWayUp(place, Number(no), asText(value)));
    default:
      return false;
  }
}

const isEverybodyBarred = (place: Acting, found: Finding): boolean =>
  found.code === 'unit-is-accused' || isAlone(place);

const mayMove = (place: Acting, found: Finding, to: LetterStatus): boolean =>
  isEverybodyBarred(place, found) && wayUp.includes(to);

/** What anybody who is barred may still say: that it goes to the level above, or, alone, that he only bears the name. */
function handsOver(place: Acting, found: Finding, event: WorkEvent): boolean {
  const { directory } = place.core.ports;
  const { holder, unitId } = directory.me();
  switch (event.t) {
    case 'guard': {
      if (event.decision === 'cap-tren') return true;
      const isOwn = isSameName(event.person, holder ?? '') && event.finding === found.code;
      return isOwn && found.mayOverride && isAlone(place);
    }
    case 'transfer': {
      const above = directory.unit(unitId ?? '')?.parentId;
      const isAbove = event.unitId === undefined ? isSameName(event.to, found.propose ?? '') : event.unitId === above;
      return isAbove;
    }
    case 'transferState':
      return true;
    default:
      return false;
  }
}

const wayUp: readonly LetterStatus[] = ['phan-loai', 'de-xuat', 'duyet', 'chuyen'];
const fieldsOfWayUp: readonly LetterField[] = ['classification', 'field', 'receivedOn', 'number', 'registerNo'];

function leadsUp(place: Acting, facts: CaseFacts, event: WorkEvent): boolean {
  if (event.t === 'propose') return isTransfer(place, event.direction);
  if (event.t !== 'approve' || event.verdict === 'tra-lai') return false;
  return isTransfer(place, event.direction ?? proposalOf(facts, event.claim)?.event.direction ?? '');
}

function isOfWayUp(place: Acting, no: number, value: string): boolean {
  if (no === letterFields.direction) return isTransfer(place, value);
  return fieldsOfWayUp.some((field) => letterFields[field] === no);
}

const isTransfer = ({ core }: Acting, direction: string): boolean =>
  core.rules.view().pack.directions.find(({ code }) => code === direction)?.status === 'chuyen';

/** Which act of which letter a refused call tried, for the access log; null for what is no try of whoever is barred. */
export function triedBy(name: string, input: object): { readonly recId: string; readonly what: string } | null {
  if (!('recId' in input) || typeof input.recId !== 'string') return null;
  const event = 'event' in input ? (input.event as { readonly t?: string }) : {};
  return { recId: input.recId, what: event.t ?? name };
}
