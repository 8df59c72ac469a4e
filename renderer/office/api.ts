import type { Bytes } from '../../shared/bytes';
import type { Paper } from '../../shared/model/paper';

/**
 * What the office worker makes: files from data that is already on the screen. It reads no store, asks no network, and
 * keeps nothing between calls. Texts are NFC in the files; control characters are dropped.
 */
export interface OfficeCalls {
  /** A4 portrait in the form of Party papers; Tinos (metrics of Times New Roman) embedded. */
  'paper.pdf': (input: { paper: Paper; sheet: Sheet }) => MadePdf;
  'paper.docx': (input: { paper: Paper; sheet: Sheet }) => Made;
  'table.pdf': (input: { table: TableDocument; sheet: Sheet }) => MadePdf;
  'table.docx': (input: { table: TableDocument; sheet: Sheet }) => Made;
  /** One sheet per table. Text stays text whatever it begins with; days and numbers are typed. */
  'table.xlsx': (input: { tables: readonly TableDocument[]; sheet: Sheet }) => Made;
  /** UTF-8 with a byte order mark, CRLF; text that a spreadsheet would take for a formula gets an apostrophe before it. */
  'table.csv': (input: { table: TableDocument }) => Made;
  /**
   * Reads a spreadsheet (.xlsx) or a text table (.csv) of another program as texts; nothing in it is run or fetched.
   * Errors: TABLE_UNREADABLE (`what` says how it is broken), TABLE_TOO_LARGE (`what`, `max`).
   */
  'table.read': (input: { bytes: Bytes }) => ReadTable;
}

/** A foreign file as texts. Typed dates are `YYYY-MM-DD`; a formula is the value it had when the file was saved. */
export interface ReadTable {
  readonly format: 'xlsx' | 'csv';
  /** How a text table was written: its encoding and what its cells are divided by; empty for a spreadsheet. */
  readonly encoding: string;
  readonly separator: string;
  readonly sheets: readonly ReadSheet[];
  /** What was left out or could not be trusted, as codes: `macros`, `links`, `hidden-sheets`. */
  readonly ignored: readonly string[];
}

export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Of each row: which one it is in the file, from 1, as a spreadsheet counts them. Empty rows are left out. */
  readonly numbers: readonly number[];
  /** Rows (from 0) whose quotes do not close or do not fit: what follows them may have slipped. */
  readonly broken: readonly number[];
  /** Cells that hold a formula. */
  readonly formulas: number;
}
export type OfficeCall = keyof OfficeCalls;
export type OfficeInput<N extends OfficeCall> = Parameters<OfficeCalls[N]>[0];
export type OfficeOutput<N extends OfficeCall> = ReturnType<OfficeCalls[N]>;

export interface Made {
  readonly bytes: Bytes;
}
export interface MadePdf extends Made {
  readonly pages: number;
}

/** What a print or an export carries besides its words. */
export interface Sheet {
  /** Marks every page TẬP HUẤN. */
  readonly training: boolean;
  /** The code that `access.record` gave this copy; empty in a preview. Stands at the foot of every page. */
  readonly code: string;
  /** Set for a copy (bản sao) and for a draft, which say so on their first and last page; null for the original. */
  readonly copy: CopyMark | null;
  /** Of a paper that is not in force: stands on every page, beside its words. Absent for every other document. */
  readonly standing?: PaperStanding;
}

/** DỰ THẢO: nobody issued it yet. ĐÃ THU HỒI: on that day (`YYYY-MM-DD`) it was withdrawn. */
export type PaperStanding = { readonly state: 'draft' } | { readonly state: 'withdrawn'; readonly on: string };

export interface CopyMark {
  /** Number of the copy, as after "BẢN SAO SỐ". */
  readonly no: string;
  readonly form: 'ban-sao-so' | 'ban-sao-giay' | 'ban-thao';
  /** ms since the epoch. */
  readonly atMs: number;
  readonly quantity: number;
  /** Who gets it. */
  readonly recipients: string;
  /** What for. */
  readonly purpose: string;
  /** Who allowed it; empty for a draft. */
  readonly authority: string;
}

export interface TableColumn {
  readonly title: string;
  /** Share of the page's width, in mm of the printed form; scaled when the columns are wider than the page. */
  readonly widthMm: number;
  /** `day`: cells are `YYYY-MM-DD`, printed dd/mm/yyyy and exported as dates. `number`: printed as Vietnamese write them. */
  readonly type: 'text' | 'number' | 'day';
  readonly align?: 'left' | 'center' | 'right';
}

export type TableCell = string | number | null;

/** A book or a list: heading block, title, table with repeated head, signatures. */
export interface TableDocument {
  /** Left of the heading block; null leaves the block out. */
  readonly heading: { readonly superior: string; readonly issuer: string } | null;
  /** "Hà Nội", and the day, in italics above the signatures; null leaves the line out. */
  readonly placed: { readonly place: string; readonly on: string } | null;
  readonly title: string;
  /** E.g. the period; printed under the title. */
  readonly subtitle: string;
  /** Name of the spreadsheet's tab. */
  readonly tab: string;
  /** Code of the marking, empty for none: printed in red on every page. */
  readonly level: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  /** Rows that stand out (totals, corrections), by index. */
  readonly bold?: readonly number[];
  /** Under the table. */
  readonly notes: readonly string[];
  readonly signers: readonly { readonly authority: string; readonly office: string; readonly name: string }[];
}
