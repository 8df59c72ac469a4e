import { type Bytes, concat, randomBytes, utf8 } from '../bytes';

/** AES-256-GCM over WebCrypto. A sealed value is nonce (12 bytes) ‖ ciphertext ‖ tag (16 bytes). */
const nonceBytes = 12;
const sealOverhead = nonceBytes + 16;

const algorithm = { name: 'AES-GCM', length: 256 } as const;

/** An AES key for one purpose, derived from an imported secret; can't be exported. */
export function deriveAead(secret: CryptoKey, purpose: string, salt: Bytes = new Uint8Array(0)): Promise<CryptoKey> {
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(purpose) } as const;
  return crypto.subtle.deriveKey(hkdf, secret, algorithm, false, ['encrypt', 'decrypt']);
}

export const importAead = (key: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', key, algorithm, false, ['encrypt', 'decrypt']);

/** Seals under a random nonce: at most 2^32 values per key. */
export async function seal(key: CryptoKey, plaintext: Bytes, additionalData: Bytes): Promise<Bytes> {
  const iv = randomBytes(nonceBytes);
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plaintext);
  return concat(iv, new Uint8Array(ciphertext));
}

/** Thrown when bytes were altered, cut, moved to another place, or sealed under another key. */
export class NotAuthentic extends Error {
  override readonly name = 'NotAuthentic';
}

export async function open(key: CryptoKey, sealed: Bytes, additionalData: Bytes): Promise<Bytes> {
  if (sealed.length < sealOverhead) throw new NotAuthentic('too short');
  return openWithNonce(key, sealed.subarray(0, nonceBytes), sealed.subarray(nonceBytes), additionalData);
}

const zeroNonce: Bytes = new Uint8Array(nonceBytes);

/** For keys that seal exactly one value ever (a batch key): no nonce is sent. */
export async function sealOnce(key: CryptoKey, plaintext: Bytes, additionalData: Bytes): Promise<Bytes> {
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: zeroNonce, additionalData }, key, plaintext);
  return new Uint8Array(ciphertext);
}

export const openOnce = (key: CryptoKey, ciphertext: Bytes, additionalData: Bytes): Promise<Bytes> =>
  openWithNonce(key, zeroNonce, ciphertext, additionalData);

async function openWithNonce(key: CryptoKey, iv: Bytes, ciphertext: Bytes, additionalData: Bytes): Promise<Bytes> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, ciphertext));
  } catch {
    throw new NotAuthentic('tag');
  }
}
