/**
 * Expected failures travel as data. Each code has a Vietnamese text in renderer/i18n/vi.json under `error.<CODE>`
 * that says what to do next; a test asserts that none is missing. Exceptions are for bugs.
 */
export const errorCodes = [
  // borders
  'BAD_INPUT',
  'BAD_SENDER',
  'UNKNOWN_CALL',
  'TOO_LARGE',
  'TOO_MANY_TRIES',
  'INTERNAL',
  // token
  'TOKEN_ABSENT',
  'TOKEN_UNKNOWN',
  'TOKEN_REMOVED',
  'TOKEN_MODULE_FAILED',
  'TOKEN_NO_CERTIFICATE',
  'TOKEN_BUSY',
  'TOKEN_OPERATION_FAILED',
  'PIN_WRONG',
  'PIN_LAST_TRY',
  'PIN_LOCKED',
  'PIN_LENGTH',
  // desk and session
  'LOCKED',
  'NOT_CONFIGURED',
  'NOT_ENROLLED',
  'ALREADY_ENROLLED',
  'PASSWORD_WRONG',
  'PASSWORD_MUST_CHANGE',
  'PASSWORD_WEAK',
  'NO_SLOT',
  'HEADER_DAMAGED',
  'CERTIFICATE_INVALID',
  'ACCOUNT_UNKNOWN',
  'ACCOUNT_NO_LETTERS',
  'SETUP_INVALID',
  // vault
  'VAULT_DAMAGED',
  'OPS_SET_ASIDE',
  'BOOK_FULL',
  'BOOK_ALTERED',
  'STORE_UNREADABLE',
  'VAULT_IN_USE',
  'DISK_FULL',
  'SAVE_FAILED',
  'NOT_FOUND',
  'NOT_ALLOWED',
  'PRACTICE_ONLY',
  'INVALID_LETTER',
  'STALE_VIEW',
  'EXPORT_TOO_MANY',
  // work with a letter
  'MOVE_MISSING',
  'MOVE_DAY',
  'WORK_DAY',
  'CLOCK_STANDS',
  'CLOCK_RUNS',
  'STOP_DAY',
  'RESTART_DAY',
  'VOID_DECIDED',
  'VOID_NEEDED',
  'CONFLICT_OF_INTEREST',
  'MASKED',
  // rule packs
  'PACK_INVALID',
  'PACK_UNSIGNED',
  'PACK_OLDER',
  // scans
  'SCAN_ABSENT',
  'SCAN_DAMAGED',
  'SCAN_TOO_MUCH',
  'SCAN_SOURCE_CHANGED',
  // books and the access log
  'LOG_FAILED',
  'BOOK_CLOSED',
  // papers and printing
  'PRINT_FAILED',
  // tables of other programs
  'TABLE_UNREADABLE',
  'TABLE_TOO_LARGE',
  // center and sync
  'OFFLINE',
  'CENTER_UNTRUSTED',
  'CENTER_REFUSED',
  'LOGIN_REFUSED',
  'NOT_MEMBER',
  'MALFORMED',
  'UNSIGNED',
  'OUT_OF_SEQUENCE',
  'FORK',
  'OLD_EPOCH',
  'HISTORY_ROLLED_BACK',
  'HISTORY_FORKED',
  'HISTORY_GAP',
  'RECEIPT_INVALID',
  'DIRECTORY_INVALID',
  'BATCH_INVALID',
  'NO_KEY',
  'CLOCK_WRONG',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An expected failure. `params` never holds letter content, a PIN, a password or a key. */
export interface DeskError {
  readonly code: ErrorCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: DeskError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (code: ErrorCode, params?: DeskError['params']): { ok: false; error: DeskError } => ({
  ok: false,
  error: params ? { code, params } : { code },
});

/** Carries a DeskError through code that is written with exceptions (transactions, streams); turned back into data at the border. */
export class DeskFailure extends Error {
  readonly error: DeskError;
  constructor(code: ErrorCode, params?: DeskError['params']) {
    super(code);
    this.name = 'DeskFailure';
    this.error = params ? { code, params } : { code };
  }
}

/** Runs `work`; a DeskFailure becomes a typed result, anything else stays an exception because it is a bug. */
export async function toResult<T>(work: () => Promise<T> | T): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (cause) {
    if (cause instanceof DeskFailure) return { ok: false, error: cause.error };
    throw cause;
  }
}

/** The value of a result, or its error thrown as a DeskFailure. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new DeskFailure(result.error.code, result.error.params);
}
