import { dayNumber, shownDay } from './days';
import type { Clock } from './types';

/**
 * What made a due date move from one clock to the other, as Vietnamese sentences without a full stop: days that became
 * free or worked, the rule's own change, another start, stops, extensions. Empty when the date is the same.
 */
export function whyMoved(before: Clock, after: Clock): string[] {
  if (before.dueOn === after.dueOn) return [];
  return [...ruleChanges(before, after), ...calendarChanges(before, after), ...workChanges(before, after)];
}

const shown = (day: string): string => shownDay(dayNumber(day));
const unitName = { working: 'ngày làm việc', calendar: 'ngày' } as const;

function ruleChanges(before: Clock, after: Clock): string[] {
  const why: string[] = [];
  const length = (clock: Clock): string => `${clock.days} ${unitName[clock.unit]}`;
  if (length(before) !== length(after)) why.push(`Thời hạn đổi từ ${length(before)} thành ${length(after)}`);
  if (before.startOn !== after.startOn)
    why.push(`Ngày bắt đầu tính đổi từ ${shown(before.startOn)} thành ${shown(after.startOn)}`);
  if (before.pause?.to !== after.pause?.to)
    why.push(
      after.pause ? `Tạm dừng do đại hội đến hết ngày ${shown(after.pause.to)}` : 'Không còn tạm dừng do đại hội',
    );
  return why;
}

/** Only days that both clocks ran over can have made the difference; what lies behind is its consequence. */
function calendarChanges(before: Clock, after: Clock): string[] {
  if (before.unit !== 'working' || after.unit !== 'working') return [];
  const from = before.startOn > after.startOn ? before.startOn : after.startOn;
  const to = before.dueOn < after.dueOn ? before.dueOn : after.dueOn;
  const common = (clock: Clock) => clock.skipped.filter(({ day }) => day > from && day <= to);
  const [old, now] = [common(before), common(after)];
  const onlyIn = (some: typeof old, others: typeof old) => some.filter(({ day }) => !others.some((o) => o.day === day));
  return [
    ...onlyIn(now, old).map(({ day, name }) => `Ngày ${shown(day)} thành ngày nghỉ: ${name}`),
    ...onlyIn(old, now).map(({ day, name }) => `Ngày ${shown(day)} thành ngày làm việc (trước là ${name})`),
  ];
}

function workChanges(before: Clock, after: Clock): string[] {
  const why: string[] = [];
  const sum = (items: readonly { readonly days: number }[]): number => items.reduce((all, item) => all + item.days, 0);
  if (sum(before.extensions) !== sum(after.extensions))
    why.push(`Gia hạn đổi từ ${sum(before.extensions)} thành ${sum(after.extensions)} ${unitName[after.unit]}`);
  if (sum(before.stops) !== sum(after.stops))
    why.push(`Số ngày tạm dừng đổi từ ${sum(before.stops)} thành ${sum(after.stops)} ${unitName[after.unit]}`);
  return why;
}
