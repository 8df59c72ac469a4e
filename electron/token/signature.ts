import { createHash, verify, type X509Certificate } from 'node:crypto';
import * as cryptoki from 'pkcs11js';
import { DeskFailure } from '../../shared/errors';

/** DER of DigestInfo for SHA-256, up to the digest (RFC 8017, 9.2 note 1). */
const sha256DigestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');

const fieldBytes: Readonly<Record<string, number>> = { prime256v1: 32, secp384r1: 48, secp521r1: 66 };

/** How a token is asked for one signature: the mechanism, what it is given, and how its answer becomes the fixed form. */
export interface SignaturePlan {
  readonly mechanism: cryptoki.Mechanism;
  readonly input: Uint8Array;
  finish(raw: Buffer): Buffer;
}

/**
 * Plans a signature over SHA-256 of `data` with what the token offers: RSA PKCS#1 v1.5, hashed by the module or here,
 * or ECDSA as r‖s of the curve's full width.
 * @throws DeskFailure TOKEN_OPERATION_FAILED for a key or a token that can do neither.
 */
export function planSignature(
  certificate: X509Certificate,
  mechanisms: ReadonlySet<number>,
  data: Uint8Array,
): SignaturePlan {
  const key = certificate.publicKey;
  const digest = () => createHash('sha256').update(data).digest();
  const same = (raw: Buffer) => raw;
  if (key.asymmetricKeyType === 'rsa') {
    if (mechanisms.has(cryptoki.CKM_SHA256_RSA_PKCS)) {
      return { mechanism: { mechanism: cryptoki.CKM_SHA256_RSA_PKCS }, input: data, finish: same };
    }
    if (mechanisms.has(cryptoki.CKM_RSA_PKCS)) {
      const input = Buffer.concat([sha256DigestInfo, digest()]);
      return { mechanism: { mechanism: cryptoki.CKM_RSA_PKCS }, input, finish: same };
    }
  }
  const width = fieldBytes[key.asymmetricKeyDetails?.namedCurve ?? ''];
  if (key.asymmetricKeyType === 'ec' && width && mechanisms.has(cryptoki.CKM_ECDSA)) {
    return {
      mechanism: { mechanism: cryptoki.CKM_ECDSA },
      input: digest(),
      finish: (raw) => fixedWidth(raw, width),
    };
  }
  throw new DeskFailure('TOKEN_OPERATION_FAILED', { why: 'no-mechanism' });
}

/** r‖s with each half padded to `width` bytes: some tokens drop leading zeros. */
export function fixedWidth(raw: Buffer, width: number): Buffer {
  const half = raw.length / 2;
  if (!Number.isInteger(half) || half > width) throw new DeskFailure('TOKEN_OPERATION_FAILED', { why: 'signature' });
  const out = Buffer.alloc(2 * width);
  raw.copy(out, width - half, 0, half);
  raw.copy(out, 2 * width - half, half);
  return out;
}

/** Whether `signature` (RSA PKCS#1 v1.5, or ECDSA as r‖s) over SHA-256 of `data` is by the certificate's key. */
export function isSignatureOf(certificate: X509Certificate, data: Uint8Array, signature: Uint8Array): boolean {
  const key = certificate.publicKey;
  if (key.asymmetricKeyType === 'ec') return verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature);
  return key.asymmetricKeyType === 'rsa' && verify('sha256', data, key, signature);
}
