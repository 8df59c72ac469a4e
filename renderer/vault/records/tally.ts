import type { WorkEntry, WorkEvent } from '../../../shared/model/work';
import { dayNumber } from './summary';

/** What a list tells of the work on a letter. Days are numbers `yyyymmdd`, 0 for none. */
export interface Tally {
  /** Who has it now: the name as it was assigned, and the account where there is one. */
  readonly assignee: string;
  readonly assigneeAccount: string;
  readonly papers: number;
  readonly scans: number;
  readonly reminders: number;
  /** By when the last reminder asked for an answer that has not come. */
  readonly reminderDueOn: number;
  /** A proposal that nobody has agreed to or sent back. */
  readonly proposed: boolean;
  /** Sent to another unit, which has not answered. */
  readonly transferred: boolean;
}

export const noWork: Tally = {
  assignee: '',
  assigneeAccount: '',
  papers: 0,
  scans: 0,
  reminders: 0,
  reminderDueOn: 0,
  proposed: false,
  transferred: false,
};

type Of<T extends WorkEvent['t']> = Extract<WorkEvent, { t: T }>;

/** Folds the work on a letter, oldest first. */
export function tallyOf(work: readonly WorkEntry[]): Tally {
  const assignments = new Map<string, Of<'assign'>>();
  const proposals = new Set<string>();
  const transfers = new Set<string>();
  const papers = new Set<string>();
  const scans = new Set<string>();
  let reminders = 0;
  let reminderDueOn = 0;
  for (const { opId, event } of work) {
    switch (event.t) {
      case 'assign':
        assignments.set(opId, event);
        break;
      case 'unassign':
        assignments.delete(event.assignment);
        break;
      case 'propose':
        proposals.add(opId);
        break;
      case 'approve':
        proposals.delete(event.proposal);
        break;
      case 'transfer':
        transfers.add(opId);
        break;
      case 'transferState':
        if (event.state === 'da-tra-loi' || event.state === 'bi-tra') transfers.delete(event.transfer);
        if (event.state === 'da-tra-loi') reminderDueOn = 0;
        break;
      case 'remind':
        reminders++;
        reminderDueOn = dayNumber(event.dueOn ?? '');
        break;
      case 'paper':
        papers.add(opId);
        break;
      case 'paperState':
        papers.delete(event.paper);
        break;
      case 'scan':
        scans.add(opId);
        break;
      case 'unscan':
        scans.delete(event.scan);
        break;
      default:
        break;
    }
  }
  const current = mainAssignment([...assignments.values()]);
  return {
    assignee: current?.person ?? '',
    assigneeAccount: current?.account ?? '',
    papers: papers.size,
    scans: scans.size,
    reminders,
    reminderDueOn,
    proposed: proposals.size > 0,
    transferred: transfers.size > 0,
  };
}

/** The last one for the letter as a whole, else the last for one of its claims. */
const mainAssignment = (assignments: readonly Of<'assign'>[]): Of<'assign'> | undefined =>
  assignments.findLast((assignment) => assignment.claim === undefined) ?? assignments.at(-1);
