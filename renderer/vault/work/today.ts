import type { ListRow } from '../api';
import { type TodayGroup, type TodayItem, type TodayView, todayGroups } from '../api/work';
import type { Workplace } from '../handlers';
import { codesOf } from '../list/conditions';
import { isUnsent, rowMaker } from '../list/rows';
import { flag } from '../records/columns';
import { dayNumber, dayText } from '../records/summary';

const shownItems = 50;
/** Ordinals take the low 22 bits of a packed key. */
const ordinalRange = 2 ** 22;
const closed = ['ket-thuc', 'xep-luu', 'ra-soat-huy', 'da-huy'];
/** Roles of those who agree to proposals: kiểm soát, lãnh đạo. */
const approvers = ['kt', 'ld'];

type LetterGroup = Exclude<TodayGroup, 'drafts'>;
type Why = Pick<TodayItem, 'reason' | 'params'>;

/** The day's work of this unit, from the columns alone: no letter is opened for it. */
export function todayView(place: Workplace): TodayView {
  const { core, rules } = place;
  core.dues.settle();
  const found = lettersToDo(place);
  const groups = todayGroups.map((group) => {
    if (group === 'drafts') return { group, ...draftItems(place) };
    const keys = Float64Array.from(found[group]).sort();
    const items = Array.from(keys.subarray(0, shownItems), (key) => itemOf(place, group, key % ordinalRange));
    return { group, total: keys.length, items };
  });
  return { today: rules.today, groups };
}

/** Per group the ordinals with what presses most before them, packed into one number. */
function lettersToDo({ core, rules }: Workplace): Record<LetterGroup, number[]> {
  const { columns } = core.records;
  const { codes, flags } = columns;
  const me = core.ports.directory.me();
  const own = codes.find(me.unitId ?? '');
  const mine = me.account ? codes.find(me.account) : -1;
  const isClosed = codesOf(columns, closed);
  const running = codes.find('running');
  const today = dayNumber(rules.today);
  const approves = mayApprove(core.ports.directory.account(me.account ?? '')?.roles ?? []);
  const unsent = isUnsent(core);
  const found: Record<LetterGroup, number[]> = {
    overdue: [],
    soon: [],
    'waiting-me': [],
    'waiting-others': [],
    transfers: [],
    reminders: [],
    conflicts: [],
    unsent: [],
    retention: [],
  };
  for (let i = 0; i < columns.count; i++) {
    const bits = flags[i]!;
    if (columns.unit[i] !== own || (bits & (flag.notALetter | flag.deleted)) !== 0) continue;
    const put = (group: LetterGroup, pressing: number) => found[group].push(pressing * ordinalRange + i);
    const due = columns.dueOn[i]!;
    if (due > 0 && columns.clock[i] === running) {
      if (due < today) put('overdue', due);
      else if (core.dues.stateOf(i).soon) put('soon', due);
    }
    const latest = 99_999_999 - columns.arrivedOn[i]!;
    if ((bits & flag.conflict) !== 0) put('conflicts', latest);
    if (unsent(i)) put('unsent', latest);
    if (columns.retentionOn[i]! > 0 && columns.retentionOn[i]! <= today) put('retention', columns.retentionOn[i]!);
    if (isClosed[columns.status[i]!] === 1) continue;
    if ((bits & flag.transferred) !== 0) put('transfers', columns.arrivedOn[i]!);
    if (columns.reminderDueOn[i]! > 0 && columns.reminderDueOn[i]! < today) put('reminders', columns.reminderDueOn[i]!);
    const proposed = (bits & flag.proposed) !== 0;
    const pressing = due || 99_999_999;
    if ((proposed && approves) || (mine > 0 && columns.assigneeAccount[i] === mine)) put('waiting-me', pressing);
    else if (proposed || columns.assignee[i] !== 0) put('waiting-others', pressing);
  }
  return found;
}

const mayApprove = (roles: readonly string[]): boolean => roles.some((role) => approvers.includes(role));

function itemOf(place: Workplace, group: LetterGroup, ordinal: number): TodayItem {
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
    ...whyOf(place, group, ordinal, row),
  };
}

function whyOf({ core }: Workplace, group: LetterGroup, ordinal: number, row: ListRow): Why {
  const { columns } = core.records;
  const isProposed = (columns.flags[ordinal]! & flag.proposed) !== 0;
  switch (group) {
    case 'overdue':
      return { reason: 'overdue', params: { days: -row.left, rule: row.dueRule } };
    case 'soon':
      return { reason: 'soon', params: { days: row.left, rule: row.dueRule } };
    case 'waiting-me':
      return isProposed ? { reason: 'proposal', params: {} } : { reason: 'assigned', params: {} };
    case 'waiting-others':
      return row.assignee === '' || isProposed
        ? { reason: 'approval', params: {} }
        : { reason: 'with', params: { person: row.assignee } };
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
