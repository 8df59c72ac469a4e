import type { AccessWhat } from '../../../shared/model/access';
import type { Day } from '../../../shared/rules/types';

export type { AccessWhat };

/** The log of who opened, uncovered, printed and exported what; and the register of outgoing secret papers. */
export interface AccessCalls {
  /**
   * Writes one entry; on disk when it answers. Opening and unmasking are logged by the vault itself. A print, export or
   * copy of something secret takes the next number of the register of outgoing secret papers in the same act.
   * LOG_FAILED: it must not be printed, exported, copied or shown.
   */
  'access.record': (input: {
    act: 'print' | 'export' | 'copy' | 'view-scan';
    /** At most 10,000; where there are more, none, and `letters` says how many. */
    recIds: readonly string[];
    letters?: number;
    what: AccessWhat;
  }) => AccessReceipt;
  /** Newest first; days as they were at the desk that wrote it, both included. */
  'access.list': (input: AccessQuery) => { total: number; entries: readonly AccessEntry[] };
  /** Sổ đăng ký bí mật nhà nước đi, newest first. */
  'secrets.list': (input: { year: number }) => { entries: readonly SecretEntry[] };
}

export const accessActs = ['open', 'unmask', 'print', 'export', 'copy', 'view-scan', 'barred'] as const;
export type AccessAct = (typeof accessActs)[number];

/** What the copies of one print or export carry. */
export interface AccessReceipt {
  /** Unique; stands on every copy. */
  readonly code: string;
  readonly atMs: number;
  /**
   * Number of the first copy or draft: onward from those of the same document that the log tells of (of a paper by its
   * letter and number, of a book or list by its title). The others follow. Null for originals and the clipboard.
   */
  readonly firstCopy: number | null;
  /** Place in the register of outgoing secret papers; null for what is not secret. */
  readonly secretNo: { readonly no: number; readonly text: string } | null;
}

export interface AccessQuery {
  readonly from: number;
  readonly count: number;
  readonly act?: AccessAct;
  readonly recId?: string;
  readonly fromDay?: Day;
  readonly toDay?: Day;
}

export interface AccessEntry {
  /** Unique: the op that wrote it and its place in it. */
  readonly id: string;
  readonly atMs: number;
  readonly by: string;
  /** One of `accessActs`, or that of a later version. */
  readonly act: string;
  readonly recIds: readonly string[];
  /** Of the first letters, as they stand now. */
  readonly registerNos: readonly string[];
  /** How many letters it showed. */
  readonly letters: number;
  /** For `barred` what was tried: an event's type (`approve`) or a call's name (`letter.unmask`). */
  readonly reason: string;
  readonly what: AccessWhat | null;
  readonly code: string;
  /** Number of the first copy it made; null where copies bear none. */
  readonly firstCopy: number | null;
}

export interface SecretEntry {
  readonly no: number;
  readonly on: Day;
  readonly numberText: string;
  readonly title: string;
  readonly level: string;
  readonly copies: number;
  readonly firstCopy: number | null;
  readonly holder: string;
  readonly purpose: string;
  readonly form: string;
  readonly code: string;
  readonly by: string;
}
