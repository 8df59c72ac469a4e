import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Bytes, concat, ownCopy } from '../../shared/bytes';
import { decodeCbor, encodeCbor } from '../../shared/codec/cbor';
import { proofBytes, proofCost, proofInput } from '../../shared/crypto/passwordProof';
import { DeskFailure } from '../../shared/errors';

/** What proves the password to this desk and to the center (shared/crypto/passwordProof.ts): 32 bytes. */
export function passwordProof(password: string, certSha256: string): Promise<Bytes> {
  const { secret, salt } = proofInput(password, certSha256);
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, proofBytes, proofCost, (cause, proof) => {
      if (cause) reject(cause);
      else resolve(ownCopy(proof));
    });
  });
}

const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

/** At least 10 characters, of at least 3 of: lower case, upper case, digits, others. */
export function isStrongPassword(password: string): boolean {
  const text = password.normalize('NFC');
  return [...text].length >= 10 && classes.filter((kind) => kind.test(text)).length >= 3;
}

/** @throws DeskFailure PASSWORD_WEAK */
export function requireStrong(newPassword: string, old: string): void {
  if (!isStrongPassword(newPassword)) throw new DeskFailure('PASSWORD_WEAK', { why: 'simple' });
  if (newPassword.normalize('NFC') === old.normalize('NFC')) throw new DeskFailure('PASSWORD_WEAK', { why: 'same' });
}

export const proofHash = (proof: Uint8Array): Bytes => ownCopy(createHash('sha256').update(proof).digest());

/** What the header keeps of passwords, sealed under a key of the vault. */
export interface PasswordRecord {
  /** SHA-256 of the proof of the officer's password. */
  readonly hash: Bytes;
  /** The proof that the center still knows, until it has taken the new one. */
  readonly centerProof: Bytes | null;
  /** SHA-256 of the proof of the password that was handed out: good for nothing but choosing another. */
  readonly handedOut: Bytes;
}

const bytes32 = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === 32);
const recordSchema = z.tuple([bytes32, z.nullable(bytes32), bytes32]);

/** AES-256-GCM: nonce (12), ciphertext, tag (16); bound to the vault. */
export function sealPasswordRecord(record: PasswordRecord, key: Uint8Array, vaultId: Uint8Array): Bytes {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(vaultId);
  const plain = encodeCbor([record.hash, record.centerProof, record.handedOut]);
  const sealed = concat(nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag());
  plain.fill(0);
  return sealed;
}

/** @throws DeskFailure HEADER_DAMAGED */
export function openPasswordRecord(sealed: Uint8Array, key: Uint8Array, vaultId: Uint8Array): PasswordRecord {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(vaultId);
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = concat(decipher.update(sealed.subarray(12, -16)), decipher.final());
    const [hash, centerProof, handedOut] = recordSchema.parse(decodeCbor(plain));
    const record = {
      hash: ownCopy(hash),
      centerProof: centerProof && ownCopy(centerProof),
      handedOut: ownCopy(handedOut),
    };
    plain.fill(0);
    return record;
  } catch {
    throw new DeskFailure('HEADER_DAMAGED');
  }
}

export const sameHash = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);
