import { type Bytes, concat, utf8 } from '../bytes';
import { importAead, NotAuthentic, openOnce, sealOnce } from './aead';
import { hkdf } from './hkdf';

/**
 * X25519 sealing to a unit's public key: ephemeral public key (32 bytes) ‖ AES-256-GCM of the secret under
 * HKDF(shared secret, salt = both public keys, purpose). Only the private half opens it; the sender can't.
 */
// PKCS#8 of an X25519 private key is this prefix and the 32 raw bytes (RFC 8410).
const pkcs8Prefix = Uint8Array.from([0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20]);
/** The point 9: private key × base point = public key. */
const basePoint: Bytes = Uint8Array.from([9, ...new Uint8Array(31)]);

const importPrivate = (raw: Bytes) =>
  crypto.subtle.importKey('pkcs8', concat(pkcs8Prefix, raw), 'X25519', false, ['deriveBits']);
const importPublic = (raw: Bytes) => crypto.subtle.importKey('raw', raw, 'X25519', false, []);

/** @throws NotAuthentic for a public key that is none (wrong length, a point of small order) */
async function agree(privateRaw: Bytes, publicRaw: Bytes): Promise<Bytes> {
  try {
    const [privateKey, publicKey] = await Promise.all([importPrivate(privateRaw), importPublic(publicRaw)]);
    return new Uint8Array(await crypto.subtle.deriveBits({ name: 'X25519', public: publicKey }, privateKey, 256));
  } catch {
    throw new NotAuthentic('key');
  }
}

/** 32-byte public key of a 32-byte private key. */
export const x25519Public = (privateRaw: Bytes): Promise<Bytes> => agree(privateRaw, basePoint);

export async function sealTo(publicKey: Bytes, secret: Bytes, purpose: string): Promise<Bytes> {
  const ephemeral = crypto.getRandomValues(new Uint8Array(32));
  const ephemeralPublic = await x25519Public(ephemeral);
  const key = await sealKey(await agree(ephemeral, publicKey), ephemeralPublic, publicKey, purpose);
  ephemeral.fill(0);
  return concat(ephemeralPublic, await sealOnce(key, secret, utf8(purpose)));
}

/** @throws NotAuthentic when it was sealed to another key or purpose, or altered. */
export async function openSealed(privateRaw: Bytes, publicKey: Bytes, sealed: Bytes, purpose: string): Promise<Bytes> {
  const ephemeralPublic = sealed.slice(0, 32);
  const key = await sealKey(await agree(privateRaw, ephemeralPublic), ephemeralPublic, publicKey, purpose);
  return openOnce(key, sealed.slice(32), utf8(purpose));
}

async function sealKey(shared: Bytes, ephemeral: Bytes, recipient: Bytes, purpose: string): Promise<CryptoKey> {
  return importAead(await hkdf(shared, concat(ephemeral, recipient), purpose));
}
