import type { TodoGroup } from '../api/list';
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

/** In which groups of the day's work a letter of this unit stands. */
export interface Todo {
  /** Tells each group that the letter is in and how it presses there: what has the smaller number goes first. */
  readonly each: (ordinal: number, put: (group: TodoGroup, pressing: number) => void) => void;
  readonly isIn: (ordinal: number, group: TodoGroup) => boolean;
  /** This officer may agree to proposals. */
  readonly approves: boolean;
}

/** From the columns alone, as they stand now: ask anew after every change, and have the clocks settled before. */
export function todoOf(core: VaultCore): Todo {
  const { columns } = core.records;
  const { codes, flags } = columns;
  const { directory } = core.ports;
  const me = directory.me();
  const own = codes.find(me.unitId ?? '');
  const mine = me.account ? codes.find(me.account) : -1;
  const isClosed = codesOf(columns, closedStatuses);
  const running = codes.find('running');
  const today = dayNumber(core.rules.today);
  const approves = (directory.account(me.account ?? '')?.roles ?? []).some((role) => approvers.includes(role));
  const unsent = isUnsent(core);
  const helps = (i: number): boolean =>
    me.account !== null &&
    (flags[i]! & flag.helped) !== 0 &&
    helpersIn(columns.text(i, 'helpers')).some(({ account }) => account === me.account);

  const each: Todo['each'] = (i, put) => {
    const bits = flags[i]!;
    if (columns.unit[i] !== own || (bits & (flag.notALetter | flag.deleted)) !== 0) return;
    const due = columns.dueOn[i]!;
    if (due > 0 && columns.clock[i] === running) {
      if (due < today) put('overdue', due);
      else if (core.dues.stateOf(i).soon) put('soon', due);
    }
    const latest = noDay - columns.arrivedOn[i]!;
    if ((bits & flag.conflict) !== 0) put('conflicts', latest);
    if (unsent(i)) put('unsent', latest);
    const retention = columns.retentionOn[i]!;
    if (retention > 0 && retention <= today) put('retention', retention);
    if (isClosed[columns.status[i]!] === 1) return;
    if ((bits & flag.transferred) !== 0) put('transfers', columns.transferredOn[i]!);
    const awaited = columns.reminderDueOn[i]!;
    if (awaited > 0 && awaited < today) put('reminders', awaited);
    const proposed = (bits & flag.proposed) !== 0;
    const pressing = Math.min(due || noDay, columns.assignDueOn[i]! || noDay);
    const isMine = (mine > 0 && columns.assigneeAccount[i] === mine) || helps(i);
    if ((proposed && approves) || isMine) put('waiting-me', pressing);
    else if (proposed || columns.assignee[i] !== 0) put('waiting-others', pressing);
  };
  const isIn = (ordinal: number, group: TodoGroup): boolean => {
    let found = false;
    each(ordinal, (one) => {
      found ||= one === group;
    });
    return found;
  };
  return { each, isIn, approves };
}
