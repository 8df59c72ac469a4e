import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Bytes, ownCopy } from '../../shared/bytes';
import { importSigningKey, type SigningKey } from '../../shared/crypto/sign';
import { writeSecret } from './secretFile';

/** Makes the center's receipt key and writes it, PKCS#8 PEM, readable by its owner alone. Fails when the file exists. */
export function makeReceiptKey(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeSecret(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}

/** Reads the receipt key. Throws when the file is missing or holds no Ed25519 key. */
export function readReceiptKey(file: string): Promise<SigningKey> {
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${file} holds no Ed25519 key`);
  const pkcs8 = ownCopy(Uint8Array.from(key.export({ type: 'pkcs8', format: 'der' })));
  return importSigningKey(pkcs8, rawPublicKey(createPublicKey(key)));
}

/** The 32 bytes that the desks' set-up file pins: the end of the SubjectPublicKeyInfo. */
function rawPublicKey(key: KeyObject): Bytes {
  return Uint8Array.from(key.export({ type: 'spki', format: 'der' }).subarray(-32));
}
