import { createHash, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import type { Bytes } from '../../shared/bytes';

/** What the desk shows of a certificate, and its bytes as they stand on the token. */
export interface CertificateInfo {
  readonly der: Bytes;
  readonly sha256: string;
  /** Common names, in the right letters; empty when there is none. */
  readonly subject: string;
  readonly issuer: string;
  /** ms since the epoch. */
  readonly notAfter: number;
}

export type CertificateProblem = 'not-yet-valid' | 'expired' | 'untrusted' | 'usage' | 'key';

const { asn1 } = forge;
const commonNameOid = '2.5.4.3';
const keyUsageOid = '2.5.29.15';

/** @throws Error when `der` is no X.509 certificate. */
export function describeCertificate(der: Uint8Array): CertificateInfo {
  const x509 = new X509Certificate(der);
  const { issuer, subject } = names(x509);
  return {
    der: new Uint8Array(x509.raw) as Bytes,
    sha256: createHash('sha256').update(x509.raw).digest('hex'),
    subject: subject.slice(0, 512),
    issuer: issuer.slice(0, 512),
    notAfter: Date.parse(x509.validTo),
  };
}

/**
 * Whether an officer may enrol with this certificate: within its dates, issued by one of the CAs of the set-up (each
 * named there, itself within its dates), and with an RSA key for signing and for opening keys. Null when all is well.
 */
export function certificateProblem(
  der: Uint8Array,
  trustCas: readonly Uint8Array[],
  now: number,
): CertificateProblem | null {
  const x509 = new X509Certificate(der);
  if (now < Date.parse(x509.validFrom)) return 'not-yet-valid';
  if (now > Date.parse(x509.validTo)) return 'expired';
  const trusted = trustCas.some((caDer) => {
    const ca = new X509Certificate(caDer);
    return ca.ca && inDates(ca, now) && x509.checkIssued(ca) && x509.verify(ca.publicKey);
  });
  if (!trusted) return 'untrusted';
  if (x509.publicKey.asymmetricKeyType !== 'rsa') return 'key';
  const usage = keyUsage(x509);
  return usage === null || (usage.digitalSignature && usage.keyEncipherment) ? null : 'usage';
}

function inDates(x509: X509Certificate, now: number): boolean {
  return now >= Date.parse(x509.validFrom) && now <= Date.parse(x509.validTo);
}

/** Fields of TBSCertificate after the optional version: serial, algorithm, issuer, validity, subject, key, … */
function fields(x509: X509Certificate): forge.asn1.Asn1[] {
  const root = asn1.fromDer(x509.raw.toString('binary'));
  const tbs = (root.value as forge.asn1.Asn1[])[0]!.value as forge.asn1.Asn1[];
  return tbs[0]!.tagClass === asn1.Class.CONTEXT_SPECIFIC ? tbs.slice(1) : tbs;
}

function names(x509: X509Certificate): { issuer: string; subject: string } {
  const tbs = fields(x509);
  return { issuer: commonName(tbs[2]!), subject: commonName(tbs[4]!) };
}

/** The last common name of a Name. Read by hand: forge's own reader leaves UTF-8 undecoded and refuses EC keys. */
function commonName(name: forge.asn1.Asn1): string {
  let found = '';
  for (const set of name.value as forge.asn1.Asn1[]) {
    for (const pair of set.value as forge.asn1.Asn1[]) {
      const [oid, text] = pair.value as forge.asn1.Asn1[];
      if (asn1.derToOid(oid!.value as string) === commonNameOid) found = directoryString(text!);
    }
  }
  return found;
}

function directoryString(node: forge.asn1.Asn1): string {
  const bytes = Buffer.from(node.value as string, 'binary');
  if (node.type === asn1.Type.UTF8) return bytes.toString('utf8');
  if (node.type === asn1.Type.BMPSTRING) return Buffer.from(bytes).swap16().toString('utf16le');
  return bytes.toString('latin1');
}

/** Null when the certificate does not restrict its use. */
function keyUsage(x509: X509Certificate): { digitalSignature: boolean; keyEncipherment: boolean } | null {
  const extensions = fields(x509).find((node) => node.tagClass === asn1.Class.CONTEXT_SPECIFIC && node.type === 3);
  if (!extensions) return null;
  const list = (extensions.value as forge.asn1.Asn1[])[0]!.value as forge.asn1.Asn1[];
  for (const extension of list) {
    const parts = extension.value as forge.asn1.Asn1[];
    if (asn1.derToOid(parts[0]!.value as string) !== keyUsageOid) continue;
    // OCTET STRING holding a BIT STRING: tag, length, unused bits, then the bits from the highest on.
    const bits = Buffer.from(parts.at(-1)!.value as string, 'binary')[3] ?? 0;
    return { digitalSignature: (bits & 0x80) !== 0, keyEncipherment: (bits & 0x20) !== 0 };
  }
  return null;
}
