import type { WorkEntry } from '../../../shared/model/work';
import { assignmentsOf, papersOf, remindersOf, sameRecipient, scansOf, transfersOf } from '../../../shared/rules/folds';
import { type Entry, entriesOf } from '../../../shared/rules/work';
import { isUndecided } from '../../../shared/rules/workflow';
import { dayNumber } from './summary';

/** What a list tells of the work on a letter. Days are numbers `yyyymmdd`, 0 for none. */
export interface Tally {
  /** Who has it first of all: the name as it was assigned, and the account where there is one. */
  readonly assignee: string;
  readonly assigneeAccount: string;
  /** The nearest day that is set for that officer. */
  readonly assigneeDueOn: number;
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
  /** A proposal was sent back, and no other was made since. */
  readonly sentBack: boolean;
  /** A direction was agreed to, and the letter (or its content) has not gone there. */
  readonly agreed: boolean;
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
  assigneeDueOn: 0,
  helpers: '',
  assignDueOn: 0,
  papers: 0,
  scans: 0,
  reminders: 0,
  reminderDueOn: 0,
  proposed: false,
  sentBack: false,
  agreed: false,
  transferred: false,
  transferTo: '',
  transferredOn: 0,
  transferState: '',
};

/** Where a letter stands, and its contents that move by themselves. */
export interface Stand {
  readonly status: string;
  /** Ids of its contents. */
  readonly claims: readonly string[];
  /** Undefined for a content that goes the letter's way. */
  readonly statusOf: (claim: string) => string | undefined;
}

/** Folds the work on a letter, oldest first, by the same rules as its own screen (shared/rules/folds.ts). */
export function tallyOf(work: readonly WorkEntry[], stand: Stand): Tally {
  const facts = { work };
  const assignments = assignmentsOf(facts);
  const main = mainAssignment(assignments);
  const transfers = transfersOf(facts);
  const waiting = transfers.filter(({ state }) => state !== 'da-tra-loi' && state !== 'bi-tra');
  const told = waiting[0] ?? transfers.at(-1);
  const proposals = proposalsOf(facts, stand);
  return {
    assignee: main?.event.person ?? '',
    assigneeAccount: main?.event.account ?? '',
    assigneeDueOn: main ? dueOnOf(assignments, main) : 0,
    helpers: helpersOf(assignments, main),
    assignDueOn: nearest(assignments.map(({ event }) => event.dueOn)),
    papers: papersOf(facts).filter(({ withdrawn }) => withdrawn === null).length,
    scans: scansOf(facts).length,
    reminders: entriesOf(facts, 'remind').length,
    reminderDueOn: awaitedBy(facts),
    proposed: proposals.has('open'),
    sentBack: proposals.has('sent-back'),
    agreed: proposals.has('agreed'),
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

/**
 * How the last proposals stand, for the letter and for each of its contents: unanswered; sent back, or agreed to, while
 * the direction is still to be decided there.
 */
function proposalsOf(facts: Facts, { status, claims, statusOf }: Stand): ReadonlySet<'open' | 'sent-back' | 'agreed'> {
  const verdicts = new Map(entriesOf(facts, 'approve').map(({ event }) => [event.proposal, event.verdict]));
  const last = new Map(entriesOf(facts, 'propose').map(({ opId, event }) => [event.claim, opId]));
  const found = new Set<'open' | 'sent-back' | 'agreed'>();
  for (const [claim, proposal] of last) {
    if (claim !== undefined && !claims.includes(claim)) continue;
    const verdict = verdicts.get(proposal);
    if (verdict === undefined) found.add('open');
    else if (isUndecided((claim === undefined ? undefined : statusOf(claim)) ?? status))
      found.add(verdict === 'tra-lai' ? 'sent-back' : 'agreed');
  }
  return found;
}

/** Somebody who has a letter besides its main officer; `account` is '' where there is none. */
export interface Helper {
  readonly account: string;
  readonly person: string;
  /** The nearest day that is set for this person; 0 for none. */
  readonly dueOn: number;
}

const plain = (text: string): string => text.replace(/[\t\n]/g, ' ');

const isSame = (a: Assignment, b: Assignment | undefined): boolean =>
  a.event.account === b?.event.account && a.event.person === b?.event.person;

/** The nearest day that is set for the person of an assignment. */
const dueOnOf = (assignments: readonly Assignment[], one: Assignment): number =>
  nearest(assignments.filter((other) => isSame(other, one)).map(({ event }) => event.dueOn));

/** As lines of account, name and day, each person once. */
function helpersOf(assignments: readonly Assignment[], main: Assignment | undefined): string {
  const lines = assignments
    .filter((one) => !isSame(one, main))
    .map((one) => `${plain(one.event.account ?? '')}\t${plain(one.event.person)}\t${dueOnOf(assignments, one)}`);
  return [...new Set(lines)].join('\n');
}

/** Reads `Tally.helpers`. */
export function helpersIn(text: string): Helper[] {
  if (text === '') return [];
  return text.split('\n').map((line) => {
    const [account = '', person = '', dueOn = '0'] = line.split('\t');
    return { account, person, dueOn: Number(dueOn) };
  });
}
