import { parseDay } from '../../i18n/dates';
import type { ListQuery, SortColumn } from '../../vault/api';

/** What the officer has set above the list. Days are as typed. */
export interface Filters {
  readonly text: string;
  readonly kinds: readonly string[];
  readonly statuses: readonly string[];
  readonly arrivedFrom: string;
  readonly arrivedTo: string;
  readonly deletedOnly: boolean;
  readonly conflictsOnly: boolean;
  readonly sort: { readonly column: SortColumn; readonly descending: boolean };
}

export const noFilters: Filters = {
  text: '',
  kinds: [],
  statuses: [],
  arrivedFrom: '',
  arrivedTo: '',
  deletedOnly: false,
  conflictsOnly: false,
  sort: { column: 'arrivedOn', descending: true },
};

/** The question for the vault; a day that is not finished yet does not filter. */
export function toQuery(filters: Filters): ListQuery {
  const from = parseDay(filters.arrivedFrom);
  const to = parseDay(filters.arrivedTo);
  return {
    ...(filters.text.trim() ? { text: filters.text.normalize('NFC').trim() } : {}),
    ...(filters.kinds.length ? { kinds: filters.kinds } : {}),
    ...(filters.statuses.length ? { statuses: filters.statuses } : {}),
    ...(from ? { arrivedFrom: from } : {}),
    ...(to ? { arrivedTo: to } : {}),
    deleted: filters.deletedOnly ? 'only' : 'hide',
    ...(filters.conflictsOnly ? { conflictsOnly: true } : {}),
    sort: filters.sort,
  };
}

export const isFiltered = (filters: Filters): boolean =>
  filters.text.trim() !== '' ||
  filters.kinds.length + filters.statuses.length > 0 ||
  filters.arrivedFrom !== '' ||
  filters.arrivedTo !== '' ||
  filters.deletedOnly ||
  filters.conflictsOnly;

/** `code` in if it was out, out if it was in. */
export const toggled = (codes: readonly string[], code: string): readonly string[] =>
  codes.includes(code) ? codes.filter((item) => item !== code) : [...codes, code];
