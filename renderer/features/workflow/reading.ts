import { parseDay } from '../../i18n/dates';
import type { TextKey } from '../../i18n/t';

/** What is wrong with a small form, by field. */
export type Problems = Readonly<Record<string, TextKey>>;

/** A form read: the value to save, or what is wrong. */
export type Reading<E> =
  | { readonly value: E; readonly problems: Record<string, never> }
  | { readonly value: null; readonly problems: Problems };

/** The fields of a small form, all as they are typed. */
export type FormValues<F> = { readonly [K in keyof F]: string | readonly string[] };

/** Reads the fields of a form one after the other and gathers what is wrong. */
export class Reader {
  readonly problems: Record<string, TextKey> = {};

  /** The text without spaces around it, in composed characters. */
  text(field: string, typed: string, max: number): string {
    const text = typed.normalize('NFC').trim();
    if (text.length > max) this.problems[field] = 'form.error.tooLong';
    return text;
  }

  required(field: string, typed: string, max: number): string {
    const text = this.text(field, typed, max);
    if (text === '') this.problems[field] = 'form.error.required';
    return text;
  }

  /** A day as `YYYY-MM-DD`; '' when it is missing or wrong, which is then said. */
  day(field: string, typed: string): string {
    if (typed.trim() === '') {
      this.problems[field] = 'form.error.required';
      return '';
    }
    return this.optionalDay(field, typed) ?? '';
  }

  optionalDay(field: string, typed: string): string | undefined {
    if (typed.trim() === '') return undefined;
    const day = parseDay(typed);
    if (day === null) this.problems[field] = 'form.error.day';
    return day ?? undefined;
  }

  /** A whole number from `min` to `max`. */
  count(field: string, typed: string, min: number, max: number): number {
    const text = typed.trim();
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (text === '') this.problems[field] = 'form.error.required';
    else if (!(value >= min && value <= max)) this.problems[field] = 'form.error.invalid';
    return value;
  }

  /** Says that a field is wrong. */
  refuse(field: string, problem: TextKey): void {
    this.problems[field] = problem;
  }

  /** The value, unless something was wrong with the fields that it was made from. */
  done<E>(value: E): Reading<E> {
    return Object.keys(this.problems).length === 0 ? { value, problems: {} } : { value: null, problems: this.problems };
  }
}

/** Leaves out what is empty, for events whose fields may be absent. */
export function filled<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined && item !== '')) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
