import { formatDay, isoDay } from '../../i18n/dates';
import type { LetterDetail } from '../../vault/api';

/** Today as an officer would type it. */
export const typedToday = (): string => formatDay(isoDay(new Date()));

/** Whether a step of a letter may have happened on a day: not to come, and not before the letter arrived. */
export const isMoveDay = (on: string, { letter }: Pick<LetterDetail, 'letter'>): boolean =>
  on <= isoDay(new Date()) && on >= (letter.arrivedOn ?? '');
