import type { ListRow } from '../api';
import { type TodoGroup, todoGroups } from '../api/list';
import { type TodayItem, type TodayView, todayGroups } from '../api/work';
import type { VaultCore } from '../core';
import type { Workplace } from '../handlers';
import { rowMaker } from '../list/rows';
import { flag } from '../records/columns';
import { dayNumber, dayText } from '../records/summary';
import { type Todo, todoOf } from './todo';

const shownItems = 50;
/** Ordinals take the low 22 bits of a packed key. */
const ordinalRange = 2 ** 22;

type Why = Pick<TodayItem, 'reason' | 'params'>;

/** The day's work of this unit, from the columns alone: no letter is opened for it. */
export function todayView(place: Workplace): TodayView {
  const { core, rules } = place;
  core.dues.settle();
  const todo = todoOf(core);
  const found = lettersToDo(core, todo);
  const groups = todayGroups.map((group) => {
    if (group === 'drafts') return { group, ...draftItems(place) };
    const keys = Float64Array.from(found[group]).sort();
    const items = Array.from(keys.subarray(0, shownItems), (key) => itemOf(place, todo, group, key % ordinalRange));
    return { group, total: keys.length, items };
  });
  return { today: rules.today, groups };
}

/** Per group the ordinals with what presses most before them, packed into one number. */
function lettersToDo({ records: { columns } }: VaultCore, todo: Todo): Record<TodoGroup, number[]> {
  const found = Object.fromEntries(todoGroups.map((group) => [group, [] as number[]])) as Record<TodoGroup, number[]>;
  for (let i = 0; i < columns.count; i++)
    todo.each(i, (group, pressing) => found[group].push(pressing * ordinalRange + i));
  return found;
}

function itemOf(place: Workplace, todo: Todo, group: TodoGroup, ordinal: number): TodayItem {
  const row = rowMaker(place.core)(ordinal);
  const { recId, registerNo, kind, status, summary, dueOn } = row;
  return {
    recId,
    draftKey: null,
    registerNo,
    kind,
    status,
    summary,
    dueOn: dueOn === '' ? null : dueOn,
    ...whyOf(place, todo, group, ordinal, row),
  };
}

function whyOf({ core, rules }: Workplace, todo: Todo, group: TodoGroup, ordinal: number, row: ListRow): Why {
  const { columns } = core.records;
  const by = columns.assignDueOn[ordinal]!;
  const set: Why['params'] = by === 0 ? {} : { on: dayText(by), late: by < dayNumber(rules.today) ? 1 : 0 };
  const isProposed = (columns.flags[ordinal]! & flag.proposed) !== 0;
  switch (group) {
    case 'overdue':
      return { reason: 'overdue', params: { days: -row.left, rule: row.dueRule } };
    case 'soon':
      return { reason: 'soon', params: { days: row.left, rule: row.dueRule } };
    case 'waiting-me':
      return isProposed && todo.approves ? { reason: 'proposal', params: {} } : { reason: 'assigned', params: set };
    case 'waiting-others':
      return row.assignee === '' || isProposed
        ? { reason: 'approval', params: {} }
        : { reason: 'with', params: { person: row.assignee, ...set } };
    case 'transfers':
      return { reason: 'transfer', params: {} };
    case 'reminders':
      return {
        reason: 'reminder',
        params: { on: dayText(columns.reminderDueOn[ordinal]!), count: columns.reminders[ordinal]! },
      };
    case 'conflicts':
      return { reason: 'conflict', params: {} };
    case 'unsent':
      return { reason: 'unsent', params: {} };
    case 'retention':
      return { reason: 'retention', params: { on: dayText(columns.retentionOn[ordinal]!) } };
  }
}

function draftItems({ drafts }: Workplace): { total: number; items: readonly TodayItem[] } {
  const all = drafts.list();
  const items = all.slice(0, shownItems).map(
    ({ key, savedMs }): TodayItem => ({
      recId: null,
      draftKey: key,
      registerNo: '',
      kind: '',
      status: '',
      summary: '',
      reason: 'draft',
      params: { savedMs },
      dueOn: null,
    }),
  );
  return { total: all.length, items };
}
