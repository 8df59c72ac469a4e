import { type Bytes, concat, utf8 } from '../bytes';

/** Ed25519, for desks (device keys) and for the center's receipts. Messages begin with a label of their own. */
const labelled = (label: string, message: Bytes): Bytes => concat(utf8(label), message);

export interface SigningKey {
  readonly privateKey: CryptoKey;
  /** 32 bytes. */
  readonly publicKey: Bytes;
}

/** A new key pair and its private half as PKCS#8, for whoever has to store it sealed. */
export async function newSigningKey(): Promise<SigningKey & { readonly pkcs8: Bytes }> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { ...(await importSigningKey(pkcs8, publicKey)), pkcs8 };
}

/** The private half can't be exported again. */
export async function importSigningKey(pkcs8: Bytes, publicKey: Bytes): Promise<SigningKey> {
  return { privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']), publicKey };
}

export async function signEd25519(key: SigningKey, label: string, message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key.privateKey, labelled(label, message)));
}

/** False for a wrong signature and for a key that is none. */
export async function verifyEd25519(
  publicKey: Bytes,
  label: string,
  message: Bytes,
  signature: Bytes,
): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, labelled(label, message));
}
