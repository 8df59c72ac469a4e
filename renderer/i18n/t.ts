import texts from './vi.json';

/** Every text of the screens by its key; the texts themselves are in vi.json alone. */
export type TextKey = keyof typeof texts;

export type TextParams = Readonly<Record<string, string | number>>;

const table: Readonly<Record<string, string>> = texts;

/** The Vietnamese text of `key`, with each `{name}` replaced by its parameter (numbers as Vietnamese write them). */
export function t(key: TextKey, params: TextParams = {}): string {
  return fill(table[key] ?? key, params);
}

/** The text of `<group>.<code>` for codes that come with the data; a code that this version does not know shows as itself. */
export function label(group: string, code: string): string {
  return table[`${group}.${code}`] ?? code;
}

/** Whether there is a text of that key. */
export const hasText = (key: string): key is TextKey => Object.hasOwn(table, key);

const numbers = new Intl.NumberFormat('vi-VN');

/** 1234567 as 1.234.567. */
export const formatNumber = (value: number): string => numbers.format(value);

function fill(text: string, params: TextParams): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : typeof value === 'number' ? formatNumber(value) : value;
  });
}
