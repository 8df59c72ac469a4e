/** Which number stands first in a day written with slashes, dots or hyphens. */
export type DayOrder = 'dmy' | 'mdy';

/** What a column of days says of its own order: `either` when every day could be read both ways. */
export type OrderFound = DayOrder | 'either' | 'mixed';

export type ReadDay =
  | { readonly day: string }
  /** No day of any calendar, or only a part of one. */
  | { readonly fault: 'not-a-day' | 'only-month' | 'ambiguous' };

const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;
const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const words = /^(?:ngày\s+)?(\d{1,2})\s+(?:tháng|thg|th)\.?\s*(\d{1,2})[\s,]+(?:năm\s+)?(\d{4})$/i;
const onlyMonth = /^(?:tháng\s+)?\d{1,2}\s*(?:[/.-]|\s+năm\s+)\s*\d{4}$/i;
const serial = /^\d{5}(?:\.\d+)?$/;
/** Days from 30/12/1899, as spreadsheets count; these numbers are 1/1/1930 to 31/12/2099. */
const serials = { first: 10_959, last: 73_050, epochMs: Date.UTC(1899, 11, 30) };
/** A year of two digits up to this one is of this century. */
const lastShortYear = 50;

/** Which order the days of a column are written in. Days of other forms say nothing. */
export function orderOf(values: readonly string[]): OrderFound {
  let [dmy, mdy] = [false, false];
  for (const value of values) {
    const match = numeric.exec(value.trim());
    if (!match) continue;
    if (Number(match[1]) > 12) dmy = true;
    if (Number(match[2]) > 12) mdy = true;
  }
  if (dmy && mdy) return 'mixed';
  return dmy ? 'dmy' : mdy ? 'mdy' : 'either';
}

/**
 * A day as other programs write it, as `YYYY-MM-DD`. `order` is the column's, null while nobody has said it: a day that
 * could be two is then `ambiguous`, never guessed.
 */
export function readDay(raw: string, order: DayOrder | null): ReadDay {
  const text = raw.trim().normalize('NFC');
  const year = iso.exec(text) ?? compact.exec(text);
  if (year) return dayOf(Number(year[1]), Number(year[2]), Number(year[3]));
  const named = words.exec(text);
  if (named) return dayOf(Number(named[3]), Number(named[2]), Number(named[1]));
  const slashed = numeric.exec(text);
  if (slashed) return slashedDay(slashed, order);
  if (onlyMonth.test(text)) return { fault: 'only-month' };
  if (serial.test(text)) return serialDay(Math.floor(Number(text)));
  return { fault: 'not-a-day' };
}

function slashedDay(match: RegExpExecArray, order: DayOrder | null): ReadDay {
  const [first, second] = [Number(match[1]), Number(match[2])];
  const year = fullYear(match[3]!);
  const asDmy = dayOf(year, second, first);
  const asMdy = dayOf(year, first, second);
  if (order !== null) return order === 'dmy' ? asDmy : asMdy;
  if (!('day' in asMdy) || first === second) return asDmy;
  return 'day' in asDmy ? { fault: 'ambiguous' } : asMdy;
}

const fullYear = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) <= lastShortYear ? 2000 : 1900);

function serialDay(number: number): ReadDay {
  if (number < serials.first || number > serials.last) return { fault: 'not-a-day' };
  return { day: new Date(serials.epochMs + number * 86_400_000).toISOString().slice(0, 10) };
}

function dayOf(year: number, month: number, day: number): ReadDay {
  const date = new Date(Date.UTC(year, month - 1, day));
  const holds = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!holds || year < 1900 || year > 2200) return { fault: 'not-a-day' };
  return { day: date.toISOString().slice(0, 10) };
}
