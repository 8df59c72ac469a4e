import type { Clock, ClockState } from '../../../shared/rules/types';
import { formatDay } from '../../i18n/dates';
import { hasText, label, t } from '../../i18n/t';
import type { Tone } from '../../ui';
import type { Rules } from '../common/rules';

const tones: Readonly<Record<ClockState, Tone | 'plain'>> = {
  running: 'plain',
  stopped: 'info',
  paused: 'info',
  met: 'ok',
  'met-late': 'warn',
  overdue: 'danger',
};

/** The colour of a clock; one that is due soon warns. Its words always stand beside it. */
export const clockTone = (clock: Clock): Tone | 'plain' =>
  clock.state === 'running' && clock.soon ? 'warn' : tones[clock.state];

/** Where a clock stands, in words: how many days are left, past, or why it does not run. */
export function clockWords(clock: Clock): string {
  const unit = label('clock.unit', clock.unit);
  if (clock.state === 'running')
    return clock.left === 0 ? t('clock.today') : t('clock.left', { days: clock.left, unit });
  if (clock.state === 'overdue') return t('clock.over', { days: Math.abs(clock.left), unit });
  if (clock.doneOn) return t(clock.state === 'met' ? 'clock.met' : 'clock.metLate', { on: formatDay(clock.doneOn) });
  return label('clock.state', clock.state);
}

/** Which date or event started it, in words. */
export function startWords(startBy: string, rules: Rules): string {
  const [what, code = ''] = startBy.split(':');
  if (what === 'step') return t('clock.byStep', { step: rules.name('steps', code) });
  if (what === 'status') return t('clock.byStatus', { status: rules.name('statuses', code) });
  const key = `letter.${startBy}`;
  return hasText(key) ? t(key) : startBy;
}

/** The one that presses most: overdue first, then the next to fall; null when none runs. */
export function pressing(clocks: readonly Clock[]): Clock | null {
  const open = clocks.filter(({ doneOn }) => doneOn === null);
  return open.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))[0] ?? null;
}

export interface SkippedName {
  readonly name: string;
  readonly days: readonly string[];
}

/** The days that were not counted, gathered by name, holidays before weekends. */
export function skippedByName(clock: Clock): readonly SkippedName[] {
  const byName = new Map<string, string[]>();
  for (const { day, name } of clock.skipped) byName.set(name, [...(byName.get(name) ?? []), day]);
  return [...byName].map(([name, days]) => ({ name, days })).sort((a, b) => a.days.length - b.days.length);
}
