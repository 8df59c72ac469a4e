import { createHash, scrypt, timingSafeEqual } from 'node:crypto';
import { type Bytes, toHex } from '../../shared/bytes';
import { proofBytes, proofCost, proofInput } from '../../shared/crypto/passwordProof';

/** The proof of a password, as a desk makes it (shared/crypto/passwordProof.ts): 32 bytes. */
export function passwordProof(password: string, certSha256: string): Promise<Bytes> {
  const { secret, salt } = proofInput(password, certSha256);
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, proofBytes, proofCost, (cause, key) =>
      cause ? reject(cause) : resolve(Uint8Array.from(key)),
    );
  });
}

/** What is stored of a proof or a token. */
export const hashOf = (secret: Bytes): string => toHex(createHash('sha256').update(secret).digest());

/** Compares two hex hashes of equal length without telling where they differ. */
export const isSameHash = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));
