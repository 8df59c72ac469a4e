import { createHash, scrypt, timingSafeEqual } from 'node:crypto';
import { type Bytes, concat, fromHex, toHex, utf8 } from '../../shared/bytes';

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

/**
 * The proof of a password, as a desk makes it: scrypt of its NFC form, salted with the certificate's fingerprint, so that
 * one password gives every account another proof. 32 bytes.
 */
export function passwordProof(password: string, certSha256: string): Promise<Bytes> {
  const salt = concat(utf8('don-thu-password'), fromHex(certSha256));
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, 32, cost, (cause, key) =>
      cause ? reject(cause) : resolve(Uint8Array.from(key)),
    );
  });
}

/** What is stored of a proof or a token. */
export const hashOf = (secret: Bytes): string => toHex(createHash('sha256').update(secret).digest());

/** Compares two hex hashes of equal length without telling where they differ. */
export const isSameHash = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));
