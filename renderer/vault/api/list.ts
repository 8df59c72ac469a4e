/** Filters, sorting and counts of the register. */

/**
 * Every field that can be filtered: `code` fields by values, `codes` likewise where a letter may have several (of its
 * contents, its accused, its classification), `day` and `number` fields by ranges, `text` by words; `words` are only
 * searched, and no list shows them.
 */
export const listFields = {
  registerNo: 'text',
  kind: 'code',
  status: 'code',
  source: 'code',
  level: 'code',
  authorship: 'code',
  direction: 'codes',
  result: 'codes',
  field: 'codes',
  class: 'code',
  criteria: 'codes',
  reasons: 'codes',
  asSource: 'code',
  rank: 'codes',
  cause: 'codes',
  claimKind: 'codes',
  claimStatus: 'codes',
  enclosures: 'code',
  unit: 'code',
  assignee: 'code',
  book: 'code',
  arrivedOn: 'day',
  receivedOn: 'day',
  writtenOn: 'day',
  postmarkedOn: 'day',
  decisionReceivedOn: 'day',
  dueOn: 'day',
  assignDueOn: 'day',
  transferTo: 'code',
  transferredOn: 'day',
  transferState: 'code',
  reminderDueOn: 'day',
  classifiedOn: 'day',
  decidedOn: 'day',
  closedOn: 'day',
  year: 'number',
  signatories: 'number',
  claims: 'number',
  papers: 'number',
  scans: 'number',
  reminders: 'number',
  sender: 'text',
  address: 'text',
  accused: 'text',
  summary: 'text',
  content: 'words',
  contact: 'words',
  office: 'words',
  resultText: 'words',
  notes: 'words',
  paperText: 'words',
} as const;
export type ListField = keyof typeof listFields;
export type FieldsOf<T extends string> = {
  [F in ListField]: (typeof listFields)[F] extends T ? F : never;
}[ListField];

/** The fields of that type. */
export const fieldsOf = <T extends string>(type: T): readonly FieldsOf<T>[] =>
  (Object.keys(listFields) as ListField[]).filter(
    (field): field is FieldsOf<T> => listFields[field] === (type as string),
  );

/** Every field that the list can show, and be sorted by. */
export type SortColumn = Exclude<ListField, FieldsOf<'words'>>;
const shownFields = (Object.keys(listFields) as ListField[]).filter((field) => listFields[field] !== 'words');
export const sortColumns = shownFields as [SortColumn, ...SortColumn[]];

/** Groups of the day's work that are made of letters. */
export const todoGroups = [
  'overdue',
  'soon',
  'waiting-me',
  'sent-back',
  'agreed',
  'unclassified',
  'unheld',
  'waiting-others',
  'transfers',
  'reminders',
  'conflicts',
  'unsent',
  'retention',
] as const;
export type TodoGroup = (typeof todoGroups)[number];

export interface ListQuery {
  /** Free text: words (folded; typed marks count), "phrases" in quotes, field:word. */
  readonly text?: string;
  readonly kinds?: readonly string[];
  readonly statuses?: readonly string[];
  readonly units?: readonly string[];
  readonly arrivedFrom?: string;
  readonly arrivedTo?: string;
  readonly deleted?: 'hide' | 'only';
  readonly conflictsOnly?: boolean;
  /** Only letters with a change that the center has not acknowledged. */
  readonly unsentOnly?: boolean;
  /** Only letters whose due date is past, or near, as the rules count it. */
  readonly due?: 'overdue' | 'soon';
  /** Only letters of this unit that stand in this group of the day's work. */
  readonly todo?: TodoGroup;
  /** All of these hold. BAD_INPUT for a condition that the field can't have. */
  readonly where?: readonly Condition[];
  readonly sort?: { readonly column: SortColumn; readonly descending: boolean };
  /** Several columns, the first one first; goes before `sort`. At most 8. */
  readonly sorts?: readonly { readonly column: SortColumn; readonly descending: boolean }[];
  /** How many of the first rows come with the answer, at most 100, which is the default. */
  readonly rows?: number;
  /** These rows are all that is asked: no view is kept open, which is one fewer of the few that are. */
  readonly once?: boolean;
}

export interface ListView {
  /** Handle for list.rows, list.ids and list.facets, 0 with `once`; STALE_VIEW once it was dropped for views used since. */
  readonly view: number;
  readonly total: number;
  /** The first rows (up to 100). */
  readonly rows: readonly ListRow[];
  /** ms spent in the worker, for the status line of the search box. */
  readonly tookMs: number;
}

export interface ListRow {
  readonly recId: string;
  readonly registerNo: string;
  readonly kind: string;
  readonly status: string;
  readonly level: string;
  readonly source: string;
  /** This and the next two: of the letter and of each of its claims. */
  readonly direction: readonly string[];
  readonly result: readonly string[];
  readonly field: readonly string[];
  /** Kinds of its claims, and where their own tracks stand; empty where the letter has one content. */
  readonly claimKind: readonly string[];
  readonly claimStatus: readonly string[];
  /** Of the classification: its class, the criteria, and why the letter is refused. */
  readonly class: string;
  readonly criteria: readonly string[];
  readonly reasons: readonly string[];
  /** `yes` where an anonymous letter feeds supervision, else ''. */
  readonly asSource: string;
  /** Of the accused. */
  readonly rank: readonly string[];
  /** Of changed decisions. */
  readonly cause: readonly string[];
  /** `yes` where something was enclosed, else ''. */
  readonly enclosures: string;
  readonly book: string;
  /** Of the number in the book; 0 without one. */
  readonly year: number;
  readonly no: number;
  /** Days are YYYY-MM-DD, '' for none. */
  readonly arrivedOn: string;
  readonly receivedOn: string;
  readonly writtenOn: string;
  readonly postmarkedOn: string;
  readonly decisionReceivedOn: string;
  readonly classifiedOn: string;
  /** The last result, of the letter or of one of its claims. */
  readonly decidedOn: string;
  /** When the next duty is due, '' when nothing is. */
  readonly dueOn: string;
  /** Code of that deadline's rule. */
  readonly dueRule: string;
  readonly clockState: 'running' | 'stopped' | 'paused' | 'overdue' | '';
  /** Days of the rule's unit until the due date, negative when it is past; 0 without one. */
  readonly left: number;
  readonly soon: boolean;
  /** First sender, covered where `masked`. */
  readonly sender: string;
  readonly address: string;
  /** How many more senders there are. */
  readonly moreSenders: number;
  readonly accused: string;
  readonly summary: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly authorship: string;
  /** Who has it now, first of all. */
  readonly assignee: string;
  /** Who else has it. */
  readonly helpers: readonly string[];
  /** The nearest day that an assignment sets. */
  readonly assignDueOn: string;
  /** The transfer that is waited for the longest, else the last one; `da-lap` until it was sent. */
  readonly transferTo: string;
  readonly transferredOn: string;
  readonly transferState: string;
  /** By when the recipient that was reminded was to answer and has not. */
  readonly reminderDueOn: string;
  /** Since when it is closed, '' while it is not. */
  readonly closedOn: string;
  /** How many people signed. */
  readonly signatories: number;
  readonly claims: number;
  readonly papers: number;
  readonly scans: number;
  readonly reminders: number;
  readonly conflict: boolean;
  readonly deleted: boolean;
  /** Not yet acknowledged by the center. */
  readonly unsent: boolean;
  readonly masked: boolean;
}

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
