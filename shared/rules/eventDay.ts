import type { WorkEvent } from '../model/work';
import { lastStop } from './stops';
import type { CaseFacts, Day } from './types';
import { asOf } from './work';

/** Why an event can't be of its day: the code of the error that the vault answers with. */
export type DayFault = 'WORK_DAY' | 'CLOCK_STANDS' | 'CLOCK_RUNS' | 'STOP_DAY' | 'RESTART_DAY';

/** Events that tell what happened on a day, which moves deadlines or counts. What is planned has a `dueOn` beside it. */
const dated: ReadonlySet<WorkEvent['t']> = new Set([
  'propose',
  'approve',
  'step',
  'extend',
  'stop',
  'restart',
  'remind',
  'remindAnswer',
  'transfer',
  'transferState',
]);

/**
 * What is wrong with the day of an event: it lies before the letter's arrival or in the future, or stops and restarts would
 * not follow each other. Null when nothing is, and for events without a day of their own.
 */
export function dayFault(facts: Pick<CaseFacts, 'letter' | 'work'>, event: WorkEvent, today: Day): DayFault | null {
  if (!('on' in event) || !dated.has(event.t)) return null;
  if (!isPastDay(facts, event.on, today)) return 'WORK_DAY';
  if (event.t !== 'stop' && event.t !== 'restart') return null;
  const last = lastStop(asOf(facts, today), event.claim ?? null);
  const stands = last !== null && last.to === null;
  if (event.t === 'stop') {
    if (stands) return 'CLOCK_STANDS';
    return last?.to != null && event.on < last.to ? 'STOP_DAY' : null;
  }
  if (!stands) return 'CLOCK_RUNS';
  return event.on < last.from ? 'RESTART_DAY' : null;
}

/** Whether something of a letter may have happened on a day: not before it arrived, and not after `today`. */
export const isPastDay = ({ letter }: Pick<CaseFacts, 'letter'>, on: Day, today: Day): boolean =>
  on <= today && on >= (letter.arrivedOn ?? '');
