/** Days are `YYYY-MM-DD` in data and dd/mm/yyyy on screen; moments are ms since the epoch, shown in local time. */

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-21` as 21/11/2026; anything else as it is, so that nothing is hidden. */
export function formatDay(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return match ? `${match[3]}/${match[2]}/${match[1]}` : day;
}

/** 14:32, with the day before it unless it is today's. */
export function formatMoment(ms: number, nowMs: number = Date.now()): string {
  const at = new Date(ms);
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return isoDay(at) === isoDay(new Date(nowMs)) ? time : `${time} ${formatDay(isoDay(at))}`;
}

/** 14:32 21/11/2026, always with the day. */
export function formatFullMoment(ms: number): string {
  const at = new Date(ms);
  return `${two(at.getHours())}:${two(at.getMinutes())} ${formatDay(isoDay(at))}`;
}

export const isoDay = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

/**
 * The day that an officer typed: 1/2/2026, 1-2-26, 1.2 (this year), 010226, 01022026; hn for today (hôm nay), hq for
 * yesterday. null when it is not a day of the calendar.
 */
export function parseDay(text: string, now: Date = new Date()): string | null {
  const typed = text.trim();
  if (/^h[nq]$/i.test(typed)) {
    const daysAgo = typed.toLowerCase() === 'hn' ? 0 : 1;
    return isoDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo));
  }
  const match =
    /^(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{4}|\d{2}))?$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(typed);
  if (!match) return null;
  const [, d, m, y] = match;
  const year = y === undefined ? now.getFullYear() : y.length === 2 ? 2000 + Number(y) : Number(y);
  const day = new Date(Date.UTC(year, Number(m) - 1, Number(d)));
  const real = day.getUTCFullYear() === year && day.getUTCMonth() === Number(m) - 1 && day.getUTCDate() === Number(d);
  return real && year >= 1930 && year <= 2200 ? day.toISOString().slice(0, 10) : null;
}
