import type { Claim, LetterResult, LetterStatus } from '../model/letter';
import type { WorkEntry } from '../model/work';
import { findConflict } from './conflictOfInterest';
import { addYears } from './days';
import { askedOf, deedOf } from './deeds';
import { approvalOf, assignmentsOf, papersOf, proposalOf, transfersOf } from './folds';
import { matterOf, reopenedOf } from './matter';
import type { RulePack } from './pack/schema';
import type { CaseFacts, Day } from './types';
import { asOf, entriesOf } from './work';

export type Requirement = RulePack['moves'][number]['requires'][number];

export interface OfferedMove {
  readonly to: LetterStatus;
  /** What must stand first (pack `moves.requires`) and does not yet. Never `reason`, which the officer gives in moving. */
  readonly missing: readonly Requirement[];
  /** The move is made with a written reason. */
  readonly needsReason: boolean;
  /** Op ids of acts that would give what is missing, were they not done by somebody who may not act on this letter. */
  readonly barred: readonly string[];
}

/** Whether something stands against whoever did an act of this letter. */
export type Bars = (act: WorkEntry) => boolean;

const ended: readonly LetterStatus[] = ['ket-thuc', 'xep-luu', 'ra-soat-huy', 'da-huy'];

/** Before these are left, nothing was done yet about what was decided on the letter. */
const undecided: readonly string[] = ['tiep-nhan', 'phan-loai', 'de-xuat', 'duyet'];

/** Whether the direction is still to be decided, or to be taken, at a status. */
export const isUndecided = (status: string): boolean => undecided.includes(status);

/** Where a letter, or one of its claims, stands. A claim that never moved by itself stands where the letter does. */
export const statusOf = (facts: CaseFacts, track?: string): LetterStatus =>
  track === undefined ? facts.status : (facts.tracks[track] ?? facts.status);

/**
 * The moves that the pack offers from where the letter (or its claim `track`) stands, the usual one first, each with what
 * it still lacks `today`. A move to a direction's status lacks `approval` unless that very direction was approved, by
 * somebody against whom nothing stands (`bars`; without a directory, by the names alone).
 */
export function offeredMoves(
  known: CaseFacts,
  pack: RulePack,
  today: Day,
  track?: string,
  bars: Bars = byNames(known, pack),
): OfferedMove[] {
  const facts = asOf(known, today);
  const kind = kindOf(facts, track);
  const from = statusOf(facts, track);
  return pack.moves
    .filter((move) => move.from === from && (!move.kinds || (kind !== undefined && move.kinds.includes(kind))))
    .map(({ to, requires }) => {
      const asked = requires.flatMap((what) =>
        what === 'reason' ? [] : [{ what, barred: actsFor(what, to, facts, pack, track).filter(bars) }],
      );
      return {
        to,
        missing: asked.flatMap(({ what, barred }) =>
          barred.length === 0 && stands(what, to, facts, pack, today, track) ? [] : [what],
        ),
        needsReason: requires.includes('reason'),
        barred: [...new Set(asked.flatMap(({ barred }) => barred.map(({ opId }) => opId)))],
      };
    });
}

/** The acts that a requirement rests on. */
function actsFor(what: Requirement, to: LetterStatus, facts: CaseFacts, pack: RulePack, track?: string): WorkEntry[] {
  const approval = approvalOf(facts, track);
  const agreed = approval ? [approval.entry] : [];
  if (what === 'guard') return [...assignmentsOf(facts, track), ...agreed];
  return what === 'approval' && approval && leadsTo(approval.direction, to, pack) ? agreed : [];
}

const leadsTo = (direction: string, to: LetterStatus, pack: RulePack): boolean =>
  pack.directions.find((entry) => entry.code === direction)?.status === to;

const byNames =
  (facts: CaseFacts, pack: RulePack): Bars =>
  ({ event }) => {
    const deed = deedOf(event, facts, pack);
    return deed !== null && findConflict({ ...askedOf(deed, facts, pack), unit: null }) !== null;
  };

const kindOf = (facts: CaseFacts, track?: string) =>
  track === undefined ? facts.letter.kind : facts.letter.claims?.find((claim) => claim.id === track)?.kind;

/** Whether what a move to `to` requires is there. */
export function stands(
  what: Exclude<Requirement, 'reason'>,
  to: LetterStatus,
  facts: CaseFacts,
  pack: RulePack,
  today: Day,
  track?: string,
): boolean {
  switch (what) {
    case 'classification':
      return facts.letter.classification !== undefined;
    case 'proposal':
      return proposalOf(facts, track) !== null;
    case 'approval': {
      const approved = approvalOf(facts, track);
      return approved !== null && leadsTo(approved.direction, to, pack);
    }
    case 'result':
      return resultStands(facts, track);
    case 'transfer':
      return transfersOf(facts, track).some(({ state }) => state !== 'da-lap' && state !== 'bi-tra');
    case 'guard':
      // Nobody need have it in hand: whoever has is asked about in `actsFor`.
      return true;
    case 'claims-ended':
      return track !== undefined || (facts.letter.claims ?? []).every(({ id }) => hasEnded(facts, id));
    case 'retention-due': {
      // Nothing says how long another letter is kept: it is not destroyed by this desk.
      const due = keptUntil(facts, pack);
      return due !== null && due.on <= today;
    }
    case 'decision':
      return entriesOf(facts, 'step').some(
        ({ event }) => event.step === destructionDecision && !!event.text && event.on >= shelvedOn(facts),
      );
    case 'minutes':
      return papersOf(facts).some(
        ({ entry: { event }, withdrawn }) =>
          !withdrawn && event.template === destructionMinutes && event.on >= shelvedOn(facts),
      );
  }
}

/** The step that tells the head's decision to destroy a letter; its text is the decision's number. */
export const destructionDecision = 'quyet-dinh-tieu-huy';
/** The paper that tells how it was destroyed. */
export const destructionMinutes = 'bien-ban-tieu-huy';

/** When the letter was shelved last; '' when it never was. */
const shelvedOn = (facts: CaseFacts): Day =>
  facts.reached.filter((step) => step.status === 'xep-luu' && !step.claim).at(-1)?.on ?? '';

/** A letter whose contents were settled each by itself needs no result of its own. */
function resultStands(facts: CaseFacts, track?: string): boolean {
  const claims = facts.letter.claims ?? [];
  const holds = (result: LetterResult | undefined, claim: Claim | null): boolean => {
    // A result of before the case was reopened is not that of this time.
    const reopened = reopenedOf(matterOf(facts, claim).reached);
    return result !== undefined && !(reopened && result.decidedOn !== undefined && result.decidedOn < reopened.on);
  };
  if (track !== undefined) return claims.some((claim) => claim.id === track && holds(claim.result, claim));
  return holds(facts.letter.result, null) || (claims.length > 0 && claims.every((claim) => holds(claim.result, claim)));
}

/** Claims that never moved by themselves go the letter's way. */
const hasEnded = (facts: CaseFacts, claim: string): boolean => {
  const status = facts.tracks[claim];
  return status === undefined || status === 'tiep-nhan' || ended.includes(status);
};

/**
 * From when a shelved letter's destruction is to be reviewed; null when it is not shelved or no rule of the pack says how
 * long it is kept. It is a day to review it, never one on which anything is destroyed.
 */
export function retentionDue(facts: CaseFacts, pack: RulePack): { readonly rule: string; readonly on: Day } | null {
  return facts.status === 'xep-luu' ? keptUntil(facts, pack) : null;
}

function keptUntil(facts: CaseFacts, pack: RulePack): ReturnType<typeof retentionDue> {
  const directions = directionsOf(facts);
  const rule = pack.retention.find(
    (entry) => directions.length > 0 && directions.every((one) => one !== undefined && entry.directions.includes(one)),
  );
  const shelved = shelvedOn(facts);
  return rule && shelved !== '' ? { rule: rule.code, on: addYears(shelved, rule.years) } : null;
}

/** Of the letter and of each of its claims, which goes the letter's way where it has none: all of it is kept as one. */
function directionsOf(facts: CaseFacts): (string | undefined)[] {
  const { letter } = facts;
  const whole = letter.direction ?? approvalOf(facts)?.direction;
  const claims = (letter.claims ?? []).map(
    ({ id, direction }) => direction ?? approvalOf(facts, id)?.direction ?? whole,
  );
  return whole === undefined ? claims : [whole, ...claims];
}
