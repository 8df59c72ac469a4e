import * as cryptoki from 'pkcs11js';
import { DeskFailure, type ErrorCode } from '../../shared/errors';

const codes: ReadonlyMap<number, ErrorCode> = new Map([
  [cryptoki.CKR_PIN_INCORRECT, 'PIN_WRONG'],
  [cryptoki.CKR_PIN_INVALID, 'PIN_WRONG'],
  [cryptoki.CKR_PIN_LOCKED, 'PIN_LOCKED'],
  [cryptoki.CKR_PIN_LEN_RANGE, 'PIN_LENGTH'],
  [cryptoki.CKR_DEVICE_REMOVED, 'TOKEN_REMOVED'],
  [cryptoki.CKR_TOKEN_NOT_PRESENT, 'TOKEN_REMOVED'],
  [cryptoki.CKR_TOKEN_NOT_RECOGNIZED, 'TOKEN_REMOVED'],
  [cryptoki.CKR_SESSION_HANDLE_INVALID, 'TOKEN_REMOVED'],
  [cryptoki.CKR_SESSION_CLOSED, 'TOKEN_REMOVED'],
  [cryptoki.CKR_SLOT_ID_INVALID, 'TOKEN_REMOVED'],
  [cryptoki.CKR_OPERATION_ACTIVE, 'TOKEN_BUSY'],
  [cryptoki.CKR_SESSION_COUNT, 'TOKEN_BUSY'],
]);

/** The CKR number of what a module call threw; null when it was not the module that failed. */
export function ckr(cause: unknown): number | null {
  return cause instanceof cryptoki.Pkcs11Error ? cause.code : null;
}

/**
 * What the officer is told about a failed module call. Names the CKR code, never any data. Anything that is neither
 * a module's nor an expected failure is a bug and is returned as it is, to be thrown on.
 */
export function tokenFailure(cause: unknown): unknown {
  const code = ckr(cause);
  if (code === null) return cause;
  const known = codes.get(code);
  if (known) return new DeskFailure(known);
  return new DeskFailure('TOKEN_OPERATION_FAILED', { ckr: `0x${code.toString(16)}` });
}
