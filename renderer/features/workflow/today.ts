import { isPastDay } from '../../../shared/rules/eventDay';
import { formatDay, isoDay } from '../../i18n/dates';
import type { LetterDetail } from '../../vault/api';
import type { Reader } from './reading';

/** Today as an officer would type it. */
export const typedToday = (): string => formatDay(isoDay(new Date()));

/** Whether a step of a letter may have happened on a day: not to come, and not before the letter arrived. */
export const isMoveDay = (on: string, detail: Pick<LetterDetail, 'letter'>): boolean =>
  isPastDay(detail, on, isoDay(new Date()));

/** The day on which something of the letter happened, as `Reader.day` reads it; one on which it can't have is refused. */
export function pastDay(reader: Reader, field: string, typed: string, detail: Pick<LetterDetail, 'letter'>): string {
  const on = reader.day(field, typed);
  if (on !== '' && !isMoveDay(on, detail)) reader.refuse(field, 'workflow.dayOutside');
  return on;
}
