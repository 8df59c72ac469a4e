import type { ListRow } from '../api';
import type { TodoGroup } from '../api/list';
import { type TodayItem, type TodayView, todayGroups } from '../api/work';
import type { Workplace } from '../handlers';
import { rowMaker } from '../list/rows';
import { flag } from '../records/columns';
import { dayNumber, dayText } from '../records/summary';
import type { Todo } from './todo';

const shownItems = 50;
const noLetter = { registerNo: '', kind: '', status: '', level: '', summary: '' };
type Why = Pick<TodayItem, 'reason' | 'params'>;

/** The day's work of this unit, from the columns alone: no letter is opened for it. */
export function todayView(place: Workplace): TodayView {
  const { core, rules } = place;
  core.dues.settle();
  const todo = core.todo.settle();
  const groups = todayGroups.map((group) => {
    if (group === 'drafts') return { group, ...draftItems(place) };
    const items = core.todo.first(group, shownItems, todo).map((ordinal) => itemOf(place, todo, group, ordinal));
    return { group, total: core.todo.total(group), items };
  });
  return { today: rules.today, groups };
}

function itemOf(place: Workplace, todo: Todo, group: TodoGroup, ordinal: number): TodayItem {
  const row = rowMaker(place.core)(ordinal);
  const { recId, registerNo, kind, status, level, summary, dueOn } = row;
  return {
    recId,
    draftKey: null,
    registerNo,
    kind,
    status,
    level,
    summary,
    dueOn: dueOn === '' ? null : dueOn,
    ...whyOf(place, todo, group, ordinal, row),
  };
}

function whyOf({ core, rules }: Workplace, todo: Todo, group: TodoGroup, ordinal: number, row: ListRow): Why {
  const { columns } = core.records;
  const setBy = (by: number): Why['params'] =>
    by === 0 ? {} : { on: dayText(by), late: by < dayNumber(rules.today) ? 1 : 0 };
  const isProposed = (columns.flags[ordinal]! & flag.proposed) !== 0;
  switch (group) {
    case 'overdue':
      return { reason: 'overdue', params: { days: -row.left, rule: row.dueRule } };
    case 'soon':
      return { reason: 'soon', params: { days: row.left, rule: row.dueRule } };
    case 'waiting-me':
      return isProposed
        ? { reason: 'proposal', params: {} }
        : { reason: 'assigned', params: setBy(todo.myDueOn(ordinal)) };
    case 'waiting-others':
      return isProposed
        ? { reason: 'approval', params: {} }
        : { reason: 'with', params: { person: row.assignee, ...setBy(columns.assigneeDueOn[ordinal]!) } };
    case 'sent-back':
      return { reason: 'sent-back', params: {} };
    case 'agreed':
      return { reason: 'agreed', params: { direction: row.direction.length === 1 ? row.direction[0]! : '' } };
    case 'unclassified':
      return { reason: 'unclassified', params: { on: row.arrivedOn } };
    case 'unheld':
      return { reason: 'unheld', params: { status: row.status } };
    case 'transfers':
      return { reason: 'transfer', params: { sent: row.transferState === 'da-lap' ? 0 : 1 } };
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

/** The letter that a draft is about, by the keys that the screens give: an edit, a paper, a small form. */
const letterOfDraft = /^(?:letter\.edit\.|paper:|work\.)([0-9a-f]{32})[:.]/;

function draftItems({ core, drafts }: Workplace): { total: number; items: readonly TodayItem[] } {
  const all = drafts.list();
  const { columns } = core.records;
  const makeRow = rowMaker(core);
  const items = all.slice(0, shownItems).map(({ key, savedMs }): TodayItem => {
    const recId = letterOfDraft.exec(key)?.[1];
    const ordinal = recId === undefined ? -1 : columns.find(recId);
    const { registerNo, kind, status, level, summary } = columns.isLetter(ordinal) ? makeRow(ordinal) : noLetter;
    const params = { savedMs };
    return {
      recId: null,
      draftKey: key,
      registerNo,
      kind,
      status,
      level,
      summary,
      reason: 'draft',
      params,
      dueOn: null,
    };
  });
  return { total: all.length, items };
}
