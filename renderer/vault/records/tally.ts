import type { WorkEntry } from '../../../shared/model/work';
import { assignmentsOf, papersOf, remindersOf, sameRecipient, scansOf, transfersOf } from '../../../shared/rules/folds';
import { type Entry, entriesOf } from '../../../shared/rules/work';
import { dayNumber } from './summary';

/** What a list tells of the work on a letter. Days are numbers `yyyymmdd`, 0 for none. */
export interface Tally {
  /** Who has it first of all: the name as it was assigned, and the account where there is one. */
  readonly assignee: string;
  readonly assigneeAccount: string;
  /** Everybody else who has it, as `helpersIn` reads them; '' for nobody. */
  readonly helpers: string;
  /** The nearest day that an assignment in force sets. */
  readonly assignDueOn: number;
  readonly papers: number;
  readonly scans: number;
  readonly reminders: number;
  /** The nearest day by which a reminded recipient was to answer and has not. */
  readonly reminderDueOn: number;
  /** A proposal that nobody has agreed to or sent back. */
  readonly proposed: boolean;
  /** Sent to another unit, which has not answered. */
  readonly transferred: boolean;
  /** The transfer that is waited for the longest, else the last one: to whom, when, and how it stands. */
  readonly transferTo: string;
  readonly transferredOn: number;
  readonly transferState: string;
}

export const noWork: Tally = {
  assignee: '',
  assigneeAccount: '',
  helpers: '',
  assignDueOn: 0,
  papers: 0,
  scans: 0,
  reminders: 0,
  reminderDueOn: 0,
  proposed: false,
  transferred: false,
  transferTo: '',
  transferredOn: 0,
  transferState: '',
};

/** Folds the work on a letter, oldest first, by the same rules as its own screen (shared/rules/folds.ts). */
export function tallyOf(work: readonly WorkEntry[]): Tally {
  const facts = { work };
  const assignments = assignmentsOf(facts);
  const main = mainAssignment(assignments);
  const transfers = transfersOf(facts);
  const waiting = transfers.filter(({ state }) => state !== 'da-tra-loi' && state !== 'bi-tra');
  const told = waiting[0] ?? transfers.at(-1);
  return {
    assignee: main?.event.person ?? '',
    assigneeAccount: main?.event.account ?? '',
    helpers: helpersOf(assignments, main),
    assignDueOn: nearest(assignments.map(({ event }) => event.dueOn)),
    papers: papersOf(facts).filter(({ withdrawn }) => withdrawn === null).length,
    scans: scansOf(facts).length,
    reminders: entriesOf(facts, 'remind').length,
    reminderDueOn: awaitedBy(facts),
    proposed: isProposed(facts),
    transferred: waiting.length > 0,
    transferTo: told?.entry.event.to ?? '',
    transferredOn: dayNumber(told?.entry.event.on ?? ''),
    transferState: told?.state ?? '',
  };
}

type Facts = { readonly work: readonly WorkEntry[] };
type Assignment = Entry<'assign'>;

/** The last main officer of the letter as a whole, else the last officer of the whole, else the last of a claim. */
function mainAssignment(assignments: readonly Assignment[]): Assignment | undefined {
  const whole = assignments.filter(({ event }) => event.claim === undefined);
  const among = whole.length > 0 ? whole : assignments;
  return among.findLast(({ event }) => event.role === mainRole) ?? among.at(-1);
}

/** Cán bộ xử lý chính, as the rule pack codes it. */
const mainRole = 'xu-ly-chinh';

/** Days that are set, the nearest; 0 for none. */
function nearest(days: readonly (string | undefined)[]): number {
  const numbers = days.map((day) => dayNumber(day ?? '')).filter((day) => day > 0);
  return numbers.length === 0 ? 0 : Math.min(...numbers);
}

/** To each recipient the day that was set last holds, until that recipient answers: a reminder without one leaves it. */
function awaitedBy(facts: Facts): number {
  const awaited: Entry<'remind'>[] = [];
  for (const { entry, answered } of remindersOf(facts, '')) {
    if (answered || entry.event.dueOn === undefined) continue;
    const place = awaited.findIndex(({ event }) => sameRecipient(event, entry.event));
    awaited.splice(place < 0 ? awaited.length : place, 1, entry);
  }
  return nearest(awaited.map(({ event }) => event.dueOn));
}

/** The last proposal for the letter, or for one of its claims, has no answer. */
function isProposed(facts: Facts): boolean {
  const last = new Map(entriesOf(facts, 'propose').map(({ opId, event }) => [event.claim, opId]));
  const answered = new Set(entriesOf(facts, 'approve').map(({ event }) => event.proposal));
  return [...last.values()].some((proposal) => !answered.has(proposal));
}

/** Somebody who has a letter besides its main officer; `account` is '' where there is none. */
export interface Helper {
  readonly account: string;
  readonly person: string;
}

const plain = (text: string): string => text.replace(/[\t\n]/g, ' ');

/** As lines of account and name, each person once. */
function helpersOf(assignments: readonly Assignment[], main: Assignment | undefined): string {
  const lines = assignments
    .filter(({ event }) => event.account !== main?.event.account || event.person !== main?.event.person)
    .map(({ event }) => `${plain(event.account ?? '')}\t${plain(event.person)}`);
  return [...new Set(lines)].join('\n');
}

/** Reads `Tally.helpers`. */
export function helpersIn(text: string): Helper[] {
  if (text === '') return [];
  return text.split('\n').map((line) => {
    const [account = '', person = ''] = line.split('\t');
    return { account, person };
  });
}
