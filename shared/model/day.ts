import type { Day } from '../rules/types';

/** Viet Nam keeps UTC+7 the whole year; a desk set to another zone still dates its work as the country does. */
const offsetMs = 7 * 3_600_000;

/** The calendar day in Viet Nam at a moment in ms since the epoch. */
export const dayOf = (ms: number): Day => new Date(ms + offsetMs).toISOString().slice(0, 10);
