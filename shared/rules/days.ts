/**
 * Calendar days as whole numbers: days since 1970-01-01 in the proleptic Gregorian calendar. No time of day, no time
 * zone, so nothing can slip by a day.
 */
export type DayNumber = number;

const daysInEra = 146_097;

/** `YYYY-MM-DD` → day number; years 0000 to 9999. NaN for text of another shape. */
export function dayNumber(day: string): DayNumber {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const ofMonth = Number(day.slice(8, 10));
  // The year is counted from March, so that the leap day is its last.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + ofMonth - 1;
  return era * daysInEra + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** Day number → `YYYY-MM-DD`. */
export function isoDay(day: DayNumber): string {
  const { year, month, ofMonth } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(ofMonth)}`;
}

/** Day number → `DD/MM/YYYY`, as officers write it. */
export function shownDay(day: DayNumber): string {
  const { year, month, ofMonth } = partsOf(day);
  return `${two(ofMonth)}/${two(month)}/${year}`;
}

/** 0 Monday … 6 Sunday. */
export const weekday = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7;

export const yearOf = (day: DayNumber): number => partsOf(day).year;

/** The same day of the year some years later; 29 February becomes 1 March. */
export function addYears(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years;
  return isoDay(dayNumber(`${String(year).padStart(4, '0')}${day.slice(4)}`));
}

const two = (value: number): string => String(value).padStart(2, '0');

function partsOf(day: DayNumber): { year: number; month: number; ofMonth: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / daysInEra);
  const inEra = shifted - era * daysInEra;
  const ofEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const ofYear = inEra - (365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const ofMonth = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: ofEra + era * 400 + (month <= 2 ? 1 : 0), month, ofMonth };
}
