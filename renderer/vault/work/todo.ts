import { type TodoGroup, todoGroups } from '../api/list';
import type { VaultCore } from '../core';
import { codesOf } from '../list/conditions';
import { isUnsent } from '../list/rows';
import { flag } from '../records/columns';
import { closedStatuses, dayNumber } from '../records/summary';
import { helpersIn } from '../records/tally';

/** Roles of those who agree to proposals: kiểm soát, lãnh đạo. */
const approvers = ['kt', 'ld'];
/** Pressing less than any day does. */
const noDay = 99_999_999;

/** One bit for each group. */
export const groupBit = Object.fromEntries(todoGroups.map((group, place) => [group, 1 << place])) as Readonly<
  Record<TodoGroup, number>
>;

/** In which groups of the day's work a letter of this unit stands. */
export interface Todo {
  /** The bits of the groups that a letter is in. */
  readonly groupsOf: (ordinal: number) => number;
  /** How it presses in a group that it is in: what has the smaller number goes first. */
  readonly pressing: (ordinal: number, group: TodoGroup) => number;
  /** The nearest day that is set for this officer, where he has the letter; 0 for none. */
  readonly myDueOn: (ordinal: number) => number;
  /** This officer may agree to proposals. */
  readonly approves: boolean;
}

/** What the groups rest on besides the letters, the day and the rules. */
export function officerOf({ ports: { directory } }: VaultCore) {
  const { unitId, account } = directory.me();
  const approves = (directory.account(account ?? '')?.roles ?? []).some((role) => approvers.includes(role));
  return { unitId: unitId ?? '', account, approves };
}

/** From the columns alone, as they stand now: ask anew after every change, and have the clocks settled before. */
export function todoOf(core: VaultCore): Todo {
  const { columns } = core.records;
  const { codes, flags } = columns;
  const me = officerOf(core);
  const own = codes.find(me.unitId);
  const mine = me.account ? codes.find(me.account) : -1;
  const isClosed = codesOf(columns, closedStatuses);
  const isEntered = codesOf(columns, ['tiep-nhan']);
  const isUnclassified = codesOf(columns, ['tiep-nhan', 'phan-loai']);
  const isRunning = codesOf(columns, ['running', 'ahead']);
  const today = dayNumber(core.rules.today);
  const unsent = isUnsent(core);
  const helping = (i: number) =>
    me.account === null || (flags[i]! & flag.helped) === 0
      ? []
      : helpersIn(columns.text(i, 'helpers')).filter(({ account }) => account === me.account);
  const isMain = (i: number): boolean => mine > 0 && columns.assigneeAccount[i] === mine;

  // Thousands of letters fall due on few different days.
  const soons = new Map<number, Map<number, boolean>>();
  const isSoon = (i: number): boolean => {
    const duty = columns.dueOn[i]! * 2 ** 16 + columns.dueRule[i]!;
    const from = columns.receivedOn[i] || columns.arrivedOn[i]!;
    const known = soons.get(duty) ?? new Map<number, boolean>();
    soons.set(duty, known);
    const soon = known.get(from) ?? core.dues.stateOf(i).soon;
    known.set(from, soon);
    return soon;
  };

  /** Whose turn it is with a letter that is open, and what it waits for. */
  const turnOf = (i: number): number => {
    const bits = flags[i]!;
    const isProposed = (bits & flag.proposed) !== 0;
    const isHeld = columns.assignee[i] !== 0;
    const isMine = isMain(i) || helping(i).length > 0;
    let groups = 0;
    if (isProposed) groups |= me.approves ? groupBit['waiting-me'] : groupBit['waiting-others'];
    else if (isMine) groups |= groupBit['waiting-me'];
    else if (isHeld) groups |= groupBit['waiting-others'];
    // Another account has it in hand and sees it there. A name without one works at this desk or at none.
    if (!isMine && columns.assigneeAccount[i] !== 0) return groups;
    if ((bits & flag.sentBack) !== 0) groups |= groupBit['sent-back'];
    if ((bits & flag.agreed) !== 0) groups |= groupBit.agreed;
    // An old letter came in with its result: nobody is going to classify it any more.
    const isOld = isEntered[columns.status[i]!] === 1 && columns.result[i] !== 0;
    if (isProposed || isOld || (bits & (flag.sentBack | flag.agreed)) !== 0) return groups;
    if (columns.class[i] === 0 && isUnclassified[columns.status[i]!] === 1) groups |= groupBit.unclassified;
    else if (!isHeld && (bits & flag.transferred) === 0) groups |= groupBit.unheld;
    return groups;
  };

  const groupsOf: Todo['groupsOf'] = (i) => {
    const bits = flags[i]!;
    if (columns.unit[i] !== own || (bits & (flag.notALetter | flag.deleted)) !== 0) return 0;
    let groups = 0;
    const due = columns.dueOn[i]!;
    if (due > 0 && isRunning[columns.clock[i]!] === 1) {
      if (due < today) groups |= groupBit.overdue;
      else if (isSoon(i)) groups |= groupBit.soon;
    }
    if ((bits & flag.conflict) !== 0) groups |= groupBit.conflicts;
    if (unsent(i)) groups |= groupBit.unsent;
    const retention = columns.retentionOn[i]!;
    if (retention > 0 && retention <= today) groups |= groupBit.retention;
    if (isClosed[columns.status[i]!] === 1) return groups;
    if ((bits & flag.transferred) !== 0) groups |= groupBit.transfers;
    const awaited = columns.reminderDueOn[i]!;
    if (awaited > 0 && awaited < today) groups |= groupBit.reminders;
    return groups | turnOf(i);
  };

  const myDueOn: Todo['myDueOn'] = (i) => {
    const days = helping(i).map(({ dueOn }) => dueOn);
    if (isMain(i)) days.push(columns.assigneeDueOn[i]!);
    return days.filter((day) => day > 0).reduce((a, b) => (a === 0 || b < a ? b : a), 0);
  };

  const pressing: Todo['pressing'] = (i, group) => {
    const due = columns.dueOn[i]! || noDay;
    switch (group) {
      case 'conflicts':
      case 'unsent':
        return noDay - columns.arrivedOn[i]!;
      case 'retention':
        return columns.retentionOn[i]!;
      case 'transfers':
        return columns.transferredOn[i]!;
      case 'reminders':
        return columns.reminderDueOn[i]!;
      case 'waiting-me':
        return Math.min(due, myDueOn(i) || noDay);
      case 'waiting-others':
        return Math.min(due, columns.assigneeDueOn[i]! || noDay);
      default:
        return due;
    }
  };
  return { groupsOf, pressing, myDueOn, approves: me.approves };
}
