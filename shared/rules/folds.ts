import type { WorkEntry } from '../model/work';
import { sameNameKey } from '../text/personName';
import type { CaseFacts, Day } from './types';
import { type Entry, entriesOf, onTrack } from './work';

/** The present state of a letter's work, each a fold over its append-only events, oldest first. */

type Work = Pick<CaseFacts, 'work'>;

/** The proposal in force on a track: the last one, unless it was sent back. */
export function proposalOf(facts: Work, track?: string): Entry<'propose'> | null {
  return decisionOf(facts, track)?.event.verdict === 'tra-lai' ? null : lastProposal(facts, track);
}

/** What was decided last on the last proposal of a track, agreed or sent back. */
export function decisionOf(facts: Work, track?: string): Entry<'approve'> | null {
  const last = lastProposal(facts, track);
  return (last && approvalsOf(facts, last.opId).at(-1)) ?? null;
}

const lastProposal = (facts: Work, track?: string): Entry<'propose'> | null =>
  entriesOf(facts, 'propose')
    .filter(({ event }) => onTrack(event, track))
    .at(-1) ?? null;

const approvalsOf = (facts: Work, proposal: string): Entry<'approve'>[] =>
  entriesOf(facts, 'approve').filter(({ event }) => event.proposal === proposal);

export interface Approval {
  readonly entry: Entry<'approve'>;
  /** What was agreed on: the approver's own direction, or the proposed one. */
  readonly direction: string;
}

/** What was approved on a track: agreement to the proposal in force. Null while none is, or after it was sent back. */
export function approvalOf(facts: Work, track?: string): Approval | null {
  const proposal = proposalOf(facts, track);
  const entry = proposal && approvalsOf(facts, proposal.opId).at(-1);
  return entry ? { entry, direction: entry.event.direction ?? proposal.event.direction } : null;
}

/** Who has the letter in hand: assignments that were not taken back. */
export function assignmentsOf(facts: Work, track?: string): Entry<'assign'>[] {
  const ended = new Set(entriesOf(facts, 'unassign').map(({ event }) => event.assignment));
  return entriesOf(facts, 'assign').filter(
    ({ opId, event }) => !ended.has(opId) && (track === undefined || onTrack(event, track)),
  );
}

/** Two recipients are one: the same unit of the directory, or the same name however it is written. */
export function sameRecipient(a: Recipient, b: Recipient): boolean {
  if (a.unitId !== undefined && b.unitId !== undefined) return a.unitId === b.unitId;
  return sameNameKey(a.to) === sameNameKey(b.to);
}

interface Recipient {
  readonly to: string;
  readonly unitId?: string | undefined;
}

export interface Reminder {
  readonly entry: Entry<'remind'>;
  /** The how-manieth to the same recipient, from 1. */
  readonly no: number;
  /** An answer came: to it or to a later reminder, or the transfer to that recipient was answered on or after it. */
  readonly answered: boolean;
  readonly overdue: boolean;
}

/** Đôn đốc, counted for each recipient. One is overdue when its day has passed and nothing was answered. */
export function remindersOf(facts: Work, today: Day): Reminder[] {
  const transfers = transfersOf(facts);
  const answers = new Set(entriesOf(facts, 'remindAnswer').map(({ event }) => event.reminder));
  return entriesOf(facts, 'remind').map((entry, place, all) => {
    const { on, dueOn } = entry.event;
    const no = all.slice(0, place + 1).filter((other) => sameRecipient(other.event, entry.event)).length;
    const answered =
      all.slice(place).some(({ opId, event }) => answers.has(opId) && sameRecipient(event, entry.event)) ||
      transfers.some(
        ({ entry: { event }, answeredOn }) =>
          answeredOn !== null && answeredOn >= on && sameRecipient(event, entry.event),
      );
    return { entry, no, answered, overdue: !answered && dueOn !== undefined && dueOn < today };
  });
}

/** Reminders that nobody answered yet: to each recipient the last. */
export const unansweredOf = (facts: Work): Entry<'remind'>[] => {
  const open = remindersOf(facts, '').flatMap(({ entry, answered }) => (answered ? [] : [entry]));
  return open.filter(({ event }, at) => !open.slice(at + 1).some((later) => sameRecipient(later.event, event)));
};

const transferStates = ['da-gui', 'da-nhan', 'bi-tra', 'da-tra-loi'] as const;

export interface Transfer {
  readonly entry: Entry<'transfer'>;
  /** `da-lap` until it was sent. */
  readonly state: 'da-lap' | (typeof transferStates)[number];
  /** Since when it is in that state. */
  readonly since: Day;
  readonly answeredOn: Day | null;
  readonly history: readonly Entry<'transferState'>[];
}

/** Transfers with where each stands. A later event wins over an earlier one. */
export function transfersOf(facts: Work, track?: string): Transfer[] {
  const states = entriesOf(facts, 'transferState');
  return entriesOf(facts, 'transfer')
    .filter(({ event }) => track === undefined || onTrack(event, track))
    .map((entry) => {
      const history = states.filter(({ event }) => event.transfer === entry.opId);
      const last = history.at(-1)?.event;
      const answered = last?.state === 'da-tra-loi' ? last.on : null;
      return {
        entry,
        state: last?.state ?? 'da-lap',
        since: last?.on ?? entry.event.on,
        answeredOn: answered,
        history,
      };
    });
}

/** Links to other letters that were not taken back. */
export function linksOf(facts: Work): Entry<'link'>[] {
  const undone = new Set(entriesOf(facts, 'unlink').map(({ event }) => event.link));
  return entriesOf(facts, 'link').filter(({ opId }) => !undone.has(opId));
}

export interface Paper {
  readonly entry: Entry<'paper'>;
  readonly withdrawn: Entry<'paperState'> | null;
}

/** Papers made from the letter, withdrawn ones marked. */
export function papersOf(facts: Work): Paper[] {
  const states = entriesOf(facts, 'paperState');
  return entriesOf(facts, 'paper').map((entry) => {
    const last = states.filter(({ event }) => event.paper === entry.opId).at(-1);
    return { entry, withdrawn: last?.event.state === 'thu-hoi' ? last : null };
  });
}

/** Scans that were not removed. */
export function scansOf(facts: Work): Entry<'scan'>[] {
  const removed = new Set(entriesOf(facts, 'unscan').map(({ event }) => event.scan));
  return entriesOf(facts, 'scan').filter(({ opId }) => !removed.has(opId));
}

/** Every event that has a day of its own, for a timeline; the others fall on the day they were written. */
export const dayOf = ({ event }: WorkEntry): Day | null => ('on' in event ? event.on : null);
