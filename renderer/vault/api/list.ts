/** Filters, sorting and counts of the register. */

/** Every field that can be filtered; `code` fields by values, `day` and `number` fields by ranges, `text` by words. */
export const listFields = {
  registerNo: 'text',
  kind: 'code',
  status: 'code',
  source: 'code',
  level: 'code',
  authorship: 'code',
  direction: 'code',
  result: 'code',
  field: 'code',
  class: 'code',
  unit: 'code',
  assignee: 'code',
  book: 'code',
  arrivedOn: 'day',
  receivedOn: 'day',
  dueOn: 'day',
  year: 'number',
  claims: 'number',
  papers: 'number',
  scans: 'number',
  reminders: 'number',
  sender: 'text',
  address: 'text',
  accused: 'text',
  summary: 'text',
} as const;
export type ListField = keyof typeof listFields;

export type Condition =
  | { readonly field: ListField; readonly op: 'in'; readonly values: readonly string[] }
  /** Days as YYYY-MM-DD or numbers; both ends included, either may be absent. */
  | {
      readonly field: ListField;
      readonly op: 'between';
      readonly from?: string | number;
      readonly to?: string | number;
    }
  | { readonly field: ListField; readonly op: 'has'; readonly text: string }
  | { readonly field: ListField; readonly op: 'empty' | 'filled' };

export interface ListCalls {
  /** How the letters of a view divide by each of these code fields, and the sums of its number fields. */
  'list.facets': (input: { view: number; fields: readonly ListField[] }) => {
    facets: Readonly<Partial<Record<ListField, Readonly<Record<string, number>>>>>;
    totals: Readonly<Partial<Record<ListField, number>>>;
  };
  /** Ids of a stretch of a view, for marking many rows (at most 10,000). */
  'list.ids': (input: { view: number; from: number; count: number }) => { recIds: readonly string[] };
}
