import { type Bytes, concat, fromHex, utf8 } from '../bytes';

/**
 * What proves a password to a desk and to the center, as arguments of scrypt: the NFC form, salted with the fingerprint of
 * the certificate, so that one common password gives every officer another proof. Desk and center must agree for ever, so
 * it is said once; scrypt itself is the platform's.
 */
export const proofCost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

/** Length of a proof, in bytes. */
export const proofBytes = 32;

/** @throws RangeError when `certSha256` is no hex */
export function proofInput(password: string, certSha256: string): { readonly secret: Bytes; readonly salt: Bytes } {
  return { secret: utf8(password.normalize('NFC')), salt: concat(utf8('don-thu-password'), fromHex(certSha256)) };
}
