import { type Bytes, utf8 } from '../bytes';

/** HKDF-SHA256 to `length` bytes. `info` is the purpose: one secret never serves two purposes under one label. */
export async function hkdf(secret: Bytes, salt: Bytes, info: string | Bytes, length = 32): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  return hkdfFromKey(key, salt, info, length);
}

/** The same from a key that was imported for HKDF and can't be exported. */
export async function hkdfFromKey(key: CryptoKey, salt: Bytes, info: string | Bytes, length = 32): Promise<Bytes> {
  const label = typeof info === 'string' ? utf8(info) : info;
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: label }, key, length * 8);
  return new Uint8Array(bits);
}

/** Imports a 32-byte secret so that keys can be derived from it and nothing can read it back. The bytes are wiped. */
export async function importSecret(secret: Bytes): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);
  secret.fill(0);
  return key;
}
