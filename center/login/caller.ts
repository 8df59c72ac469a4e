import { DeskFailure } from '../../shared/errors';
import type { Directory } from '../../shared/sync/directory';
import type { AccountKind } from '../../shared/sync/directoryEntry';
import type { Center } from '../center';

/** Who makes a call, as the directory knows him now. */
export interface Caller {
  readonly account: string;
  readonly kind: AccountKind;
  /** Null for a pinned account administrator whom the directory has not declared (yet). */
  readonly unitId: string | null;
  readonly certSha256: string;
}

/**
 * The active account behind a certificate. A pinned root may come without being declared, since somebody has to make
 * the first entries of the directory.
 */
export function callerOf(center: Center, directory: Directory, certSha256: string): Caller | null {
  const account = directory.accountOfCertificate(certSha256);
  if (account) return account.state === 'active' ? account : null;
  // No declared account can have this name: a colon is not allowed in one.
  if (center.roots.has(certSha256) && directory.accountEverWith(certSha256) === undefined)
    return { account: `root:${certSha256}`, kind: 'quan-tri', unitId: null, certSha256 };
  return null;
}

export const refused = (): DeskFailure => new DeskFailure('LOGIN_REFUSED');
