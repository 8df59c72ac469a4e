/** The log of who opened, uncovered, printed and exported what; and the register of outgoing secret papers. */
export interface AccessCalls {
  /** Writes one entry; on disk when it answers. Opening and unmasking are logged by the vault itself. */
  'access.record': (input: {
    act: 'print' | 'export' | 'copy' | 'view-scan';
    recIds: readonly string[];
    what: AccessWhat;
  }) => {
    /** The code that the copy carries, unique. */
    code: string;
  };
  'access.list': (input: { from: number; count: number; act?: AccessAct; recId?: string }) => {
    total: number;
    entries: readonly AccessEntry[];
  };
  /** Sổ đăng ký bí mật nhà nước đi, newest first. */
  'secrets.list': (input: { year: number }) => { entries: readonly SecretEntry[] };
}

export const accessActs = ['open', 'unmask', 'print', 'export', 'copy', 'view-scan'] as const;
export type AccessAct = (typeof accessActs)[number];

export interface AccessWhat {
  /** Title of the paper, book or list; never words of a letter. */
  readonly title: string;
  readonly level: string;
  readonly copies: number;
  readonly holder: string;
  readonly purpose: string;
  /** `ban-sao-so` (a copy on a disk) or `ban-sao-giay` (on paper). */
  readonly form: 'ban-sao-so' | 'ban-sao-giay';
  readonly numberText?: string;
}

export interface AccessEntry {
  readonly opId: string;
  readonly atMs: number;
  readonly by: string;
  readonly act: AccessAct;
  readonly recIds: readonly string[];
  readonly registerNos: readonly string[];
  readonly reason: string;
  readonly what: AccessWhat | null;
  readonly code: string;
}

export interface SecretEntry {
  readonly no: number;
  readonly on: string;
  readonly numberText: string;
  readonly title: string;
  readonly level: string;
  readonly copies: number;
  readonly holder: string;
  readonly purpose: string;
  readonly form: string;
  readonly code: string;
  readonly by: string;
}
