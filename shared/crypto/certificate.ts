import forge from 'node-forge';
import { type Bytes, toHex } from '../bytes';
import { sha256 } from './hash';

/**
 * What a desk needs of an X.509 certificate without a platform: its fingerprint and its public key. Whether the
 * certificate may be used is said by the signed directory, which names it by fingerprint; chains and dates are checked
 * where Node is (enrolment, login at the center).
 */
export const fingerprint = async (der: Bytes): Promise<string> => toHex(await sha256(der));

const { asn1 } = forge;
/** forge takes options here, which its types do not say: bit strings stay as they are, so that they are written back as they were. */
const fromDer = asn1.fromDer as unknown as (
  bytes: forge.util.ByteStringBuffer,
  options: { strict: boolean; decodeBitStrings: boolean },
) => forge.asn1.Asn1;
const ecPublicKey = '1.2.840.10045.2.1';

/** The key as SubjectPublicKeyInfo, and which signature goes with it. Null when it is no certificate. */
function publicKeyOf(der: Bytes): { spki: Bytes; kind: 'rsa' | 'ec' } | null {
  try {
    const certificate = fromDer(forge.util.createBuffer(binary(der)), { strict: true, decodeBitStrings: false });
    const fields = (certificate.value[0] as forge.asn1.Asn1).value as forge.asn1.Asn1[];
    const versioned = fields[0]!.tagClass === asn1.Class.CONTEXT_SPECIFIC ? 1 : 0;
    const info = fields[5 + versioned]!;
    const algorithm = (info.value[0] as forge.asn1.Asn1).value[0] as forge.asn1.Asn1;
    const kind = asn1.derToOid(algorithm.value as string) === ecPublicKey ? 'ec' : 'rsa';
    return { spki: fromBinary(asn1.toDer(info).getBytes()), kind };
  } catch {
    return null;
  }
}

const binary = (bytes: Bytes): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};
const fromBinary = (text: string): Bytes => Uint8Array.from(text, (char) => char.charCodeAt(0));

/**
 * True when `signature` over `message` was made by the key of the certificate `der`: RSA PKCS#1 v1.5 with SHA-256, or
 * ECDSA P-256 with SHA-256 as r‖s. False for anything else, including bytes that are no certificate.
 */
export async function verifyByCertificate(der: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  const parsed = publicKeyOf(der);
  if (!parsed) return false;
  const rsa = parsed.kind === 'rsa';
  const importAs = rsa ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } : { name: 'ECDSA', namedCurve: 'P-256' };
  const verifyAs = rsa ? 'RSASSA-PKCS1-v1_5' : { name: 'ECDSA', hash: 'SHA-256' };
  try {
    const key = await crypto.subtle.importKey('spki', parsed.spki, importAs, false, ['verify']);
    return await crypto.subtle.verify(verifyAs, key, signature, message);
  } catch {
    return false;
  }
}

/**
 * Wraps a short secret so that only the certificate's token opens it (RSA-OAEP).
 * @throws RangeError when the certificate holds no RSA key.
 */
export async function wrapForCertificate(der: Bytes, oaep: 'sha256' | 'sha1', secret: Bytes): Promise<Bytes> {
  const parsed = publicKeyOf(der);
  if (parsed?.kind !== 'rsa') throw new RangeError('not an RSA certificate');
  const algorithm = { name: 'RSA-OAEP', hash: oaep === 'sha256' ? 'SHA-256' : 'SHA-1' };
  const key = await crypto.subtle.importKey('spki', parsed.spki, algorithm, false, ['encrypt']);
  return new Uint8Array(await crypto.subtle.encrypt('RSA-OAEP', key, secret));
}
