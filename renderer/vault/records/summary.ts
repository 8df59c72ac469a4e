import { dayOf } from '../../../shared/model/day';
import { letterFields, recTypes } from '../../../shared/model/letter';
import { hlcOfOp, msOfOp } from '../../../shared/sync/hlc';
import { hasConflict, isVisible, project, type RecordView } from '../../../shared/sync/merge';
import { type Op, opKind, type Value } from '../../../shared/sync/op';
import { reachedOf, workOf } from '../work/facts';
import { contentsOf, signedBy, textsOf, yes } from './contents';
import { covered, coverIn } from './covered';
import { numberOf, otherNumbers } from './numbers';
import { otherKind } from './others';
import { setOf } from './sets';
import { noWork, type Stand, type Tally, tallyOf } from './tally';

/** What lists, filters and sorting know of a letter. Days are numbers `yyyymmdd`, 0 for none. */
export interface Summary extends Tally, Assessment {
  readonly recId: string;
  readonly unitId: string;
  /** Of a record that is no letter, its type (records/others.ts). */
  readonly kind: string;
  readonly status: string;
  readonly level: string;
  readonly authorship: string;
  readonly source: string;
  /** This and the next two: of the letter and of each of its claims, as a set (records/sets.ts). */
  readonly direction: string;
  readonly result: string;
  readonly field: string;
  /** Of its claims alone, as sets: of what kind they are, and where their own tracks stand. */
  readonly claimKind: string;
  readonly claimStatus: string;
  readonly class: string;
  /** What was found when classifying, why it is refused, and of which ranks the accused are: sets. */
  readonly criteria: string;
  readonly reasons: string;
  readonly rank: string;
  /** Causes of changed decisions, of the letter's result and of its claims': a set. */
  readonly cause: string;
  /** `yes` where something was enclosed; where an anonymous letter feeds supervision; else ''. */
  readonly enclosures: string;
  readonly asSource: string;
  /** Its place in a book; '' and 0 without one. */
  readonly book: string;
  readonly year: number;
  readonly no: number;
  /** Other numbers of books that it holds or has held (records/numbers.ts). */
  readonly numbers: string;
  /** Of a record that is no letter, the day it began. */
  readonly arrivedOn: number;
  readonly receivedOn: number;
  readonly writtenOn: number;
  readonly postmarkedOn: number;
  readonly decisionReceivedOn: number;
  readonly classifiedOn: number;
  /** The last day on which its result, or one of its claims', was decided. */
  readonly decidedOn: number;
  /** When it was ended, of a letter that is; while it is open, 0. */
  readonly closedOn: number;
  /** When the letter as a whole was moved last; 0 where it never was. */
  readonly movedOn: number;
  readonly moreSenders: number;
  /** How many people signed. */
  readonly signatories: number;
  readonly claims: number;
  readonly registerNo: string;
  readonly sender: string;
  /** Of the first sender. */
  readonly address: string;
  readonly accused: string;
  readonly summary: string;
  readonly deleted: boolean;
  readonly conflict: boolean;
  /** The first accused is a committee or an organisation, which is not sorted by given name. */
  readonly collective: boolean;
  /** False for records of a type that this version does not know: kept, never listed. */
  readonly isLetter: boolean;
  /** Stamp of the newest change made at this desk, for "not yet acknowledged"; 0n when there is none. */
  readonly ownStamp: bigint;
}

/** What the rules say of a letter; it changes with them, not with the letter alone. */
export interface Assessment {
  /** When its next duty is due. */
  readonly dueOn: number;
  /** Code of that deadline's rule. */
  readonly dueRule: string;
  /** `running`, `ahead` (it has a day to come), `stopped`, `paused`; '' when nothing is due, `unknown` until the rules can be asked. */
  readonly clock: string;
  /** From when a shelved letter is to be reviewed for destruction. */
  readonly retentionOn: number;
  /** It shields somebody: names of senders are not shown without a reason. */
  readonly shielded: boolean;
}

/** Asks the rules about a letter. */
export type Assess = (shown: Shown, unitId: string) => Assessment;

const longestText = 240;

/** What lists and search show of a record. */
export interface Shown {
  readonly recId: string;
  readonly recType: number;
  /** The value of a field that is shown. */
  readonly value: (no: number) => Value | undefined;
  readonly status: string;
  readonly notes: readonly Op[];
  /** Appended work, in op order. */
  readonly work: readonly Op[];
  /** Null for a lone first entry. */
  readonly view: RecordView | null;
  readonly ops: readonly Op[];
  readonly deleted: boolean;
  readonly conflict: boolean;
}

/** From all ops of a record. A lone first entry, as an import makes them, has nothing to be merged with. */
export function shownOf(ops: readonly Op[]): Shown {
  const first = ops[0]!;
  if (ops.length === 1 && first.kind === opKind.put && isEmpty(first.base)) {
    const { recId, recType, body } = first;
    const value = (no: number) => body[no];
    return {
      recId,
      recType,
      value,
      status: 'tiep-nhan',
      notes: [],
      work: [],
      view: null,
      ops,
      deleted: false,
      conflict: false,
    };
  }
  const view = project(ops);
  return {
    recId: view.recId,
    recType: view.recType,
    value: (no) => view.fields.get(no)?.[0]?.value,
    status: view.status,
    notes: view.notes,
    work: view.work,
    view,
    ops,
    deleted: !isVisible(view),
    conflict: hasConflict(view),
  };
}

function isEmpty(base: Op['base']): boolean {
  for (const _ in base) return false;
  return true;
}

/** `isOwn` tells the ops of this desk. */
export function summarise(shown: Shown, unitId: string, isOwn: (op: Op) => boolean, assess: Assess): Summary {
  const { view, ops } = shown;
  const text = (no: number): string => asText(shown.value(no));
  const assessment = assess(shown, unitId);
  const people = asList(shown.value(letterFields.senders));
  const senders = assessment.shielded ? people.map(covered) : people;
  const accused = asList(shown.value(letterFields.accused));
  const isLetter = shown.recType === recTypes.letter;
  const own = isLetter ? numberOf(shown.value(letterFields.number)) : null;
  const moves = view ? movesOf(view, ops) : [];
  const contents = contentsOf(shown);
  const classification = asGroup(shown.value(letterFields.classification));
  const tally = view && view.work.length > 0 ? tallyOf(workOf(view), standOf(shown, view)) : noWork;
  // One by one: an object of this size that begins with others spread into it takes fifty times as long to make.
  return {
    assignee: tally.assignee,
    assigneeAccount: tally.assigneeAccount,
    assigneeDueOn: tally.assigneeDueOn,
    helpers: tally.helpers,
    assignDueOn: tally.assignDueOn,
    papers: tally.papers,
    scans: tally.scans,
    reminders: tally.reminders,
    reminderDueOn: tally.reminderDueOn,
    proposed: tally.proposed,
    sentBack: tally.sentBack,
    agreed: tally.agreed,
    transferred: tally.transferred,
    transferTo: tally.transferTo,
    transferredOn: tally.transferredOn,
    transferState: tally.transferState,
    dueOn: assessment.dueOn,
    dueRule: assessment.dueRule,
    clock: assessment.clock,
    retentionOn: assessment.retentionOn,
    shielded: assessment.shielded,
    recId: shown.recId,
    unitId,
    kind: isLetter ? text(letterFields.kind) : otherKind(shown.recType),
    status: shown.status,
    level: text(letterFields.level),
    authorship: text(letterFields.authorship),
    source: text(letterFields.source),
    direction: contents.direction,
    result: contents.result,
    field: contents.field,
    claimKind: contents.claimKind,
    claimStatus: contents.claimStatus,
    class: asText(classification.class),
    criteria: textsOf(classification.criteria),
    reasons: textsOf(classification.reasons),
    rank: setOf(accused.map((person) => asText(person.rank))),
    cause: contents.cause,
    enclosures: text(letterFields.enclosures) === '' ? '' : yes,
    asSource: classification.asSource === true ? yes : '',
    book: own?.book ?? '',
    year: own?.year ?? 0,
    no: own?.no ?? 0,
    numbers: otherNumbers(ops, own),
    arrivedOn: dayNumber(isLetter ? text(letterFields.arrivedOn) : dayOf(msOfOp(ops[0]!.opId))),
    receivedOn: dayNumber(text(letterFields.receivedOn)),
    writtenOn: dayNumber(text(letterFields.writtenOn)),
    postmarkedOn: dayNumber(text(letterFields.postmarkedOn)),
    decisionReceivedOn: dayNumber(text(letterFields.decisionReceivedOn)),
    classifiedOn: dayNumber(asText(classification.on)),
    decidedOn: contents.decidedOn,
    closedOn: moves.length > 0 && isClosed(shown.status) ? endOf(moves) : 0,
    movedOn: dayNumber(moves.at(-1)?.on ?? ''),
    moreSenders: Math.min(0xffff, Math.max(0, senders.length - 1)),
    signatories: signedBy(shown.value(letterFields.signatories), people),
    claims: Math.min(0xffff, contents.count),
    registerNo: text(letterFields.registerNo).slice(0, longestText),
    sender: asText(senders[0]?.name).slice(0, longestText),
    address: asText(senders[0]?.address).slice(0, longestText),
    accused: accused
      .slice(0, 3)
      .map((person) => asText(person.name))
      .join('; ')
      .slice(0, longestText),
    summary: (assessment.shielded ? coverIn(text(letterFields.summary), people) : text(letterFields.summary)).slice(
      0,
      longestText,
    ),
    deleted: shown.deleted,
    conflict: shown.conflict,
    collective: accused[0]?.collective === true,
    isLetter,
    ownStamp: newestOwn(ops, isOwn),
  };
}

const standOf = ({ status, value }: Shown, { tracks }: RecordView): Stand => ({
  status,
  claims: asList(value(letterFields.claims)).map(({ id }) => asText(id)),
  statusOf: (claim) => tracks.get(claim)?.[0]?.value as string | undefined,
});

export const closedStatuses: readonly string[] = ['ket-thuc', 'xep-luu', 'ra-soat-huy', 'da-huy'];

/** Nothing is left to be done on a letter of this status but to keep it. */
export const isClosed = (status: string): boolean => closedStatuses.includes(status);

const movesOf = (view: RecordView, ops: readonly Op[]) =>
  reachedOf(view, ops).filter(({ claim }) => claim === undefined);

/** The day since which the letter has been closed without a break. */
function endOf(moves: ReturnType<typeof movesOf>): number {
  const reopened = moves.findLastIndex(({ status }) => !isClosed(status));
  return dayNumber(moves[reopened + 1]?.on ?? '');
}

function newestOwn(ops: readonly Op[], isOwn: (op: Op) => boolean): bigint {
  let newest = '';
  for (const op of ops) if (op.opId > newest && isOwn(op)) newest = op.opId;
  return newest === '' ? 0n : stampNumber(hlcOfOp(newest));
}

export const stampNumber = (hlc: string): bigint => BigInt(`0x${hlc}`);

/** A calendar day `YYYY-MM-DD` as the number yyyymmdd; anything else is 0. */
export function dayNumber(day: string): number {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8, 10)) : 0;
}

export function dayText(day: number): string {
  if (day === 0) return '';
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

export const asText = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

/** A group of values (a number, a result, a move), whatever a newer version may have put there. */
export function asGroup(value: Value | undefined): { readonly [key: string]: Value | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Value })
    : {};
}

/** A list of groups (senders, accused), whatever a newer version may have put there. */
export function asList(value: Value | undefined): { readonly [key: string]: Value }[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item)) as {
    readonly [key: string]: Value;
  }[];
}
