import type { Bytes } from '../../bytes';
import { fingerprint } from '../../crypto/certificate';
import type { Directory } from '../../sync/directory';

/** Whose signature under a rule pack counts. */
export interface PackTrust {
  /** The administrator's name behind a certificate (SHA-256, hex); null when it is nobody's who may sign packs. */
  administrator(certSha256: string): string | null;
  /** How a signature is checked; by the certificate's key where nothing else is given. */
  readonly verify?: (certificate: Bytes, message: Bytes, signature: Bytes) => Promise<boolean>;
}

/**
 * Those who may change the directory may change the rules: active quản trị accounts, and the roots pinned at set-up (DER)
 * while they are no account's.
 */
export async function administratorsOf(
  directory: Pick<Directory, 'accountOfCertificate' | 'accountEverWith'>,
  roots: readonly Bytes[],
): Promise<PackTrust> {
  const pinned = new Set(await Promise.all(roots.map(fingerprint)));
  return {
    administrator(certSha256) {
      const account = directory.accountOfCertificate(certSha256);
      if (account) return account.kind === 'quan-tri' && account.state === 'active' ? account.holder : null;
      const root = pinned.has(certSha256) && directory.accountEverWith(certSha256) === undefined;
      return root ? 'Quản trị (chứng thư gốc)' : null;
    },
  };
}
