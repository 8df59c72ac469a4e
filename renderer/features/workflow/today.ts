import { formatDay, isoDay } from '../../i18n/dates';

/** Today as an officer would type it. */
export const typedToday = (): string => formatDay(isoDay(new Date()));
