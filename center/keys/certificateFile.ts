import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Bytes } from '../../shared/bytes';

const pem = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates in a file, PEM (one or more) or DER, as DER. Throws when there is none. */
export function readCertificates(file: string): Bytes[] {
  const bytes = readFileSync(file);
  const blocks = bytes.toString('latin1').match(pem);
  return (blocks ?? [bytes]).map((block) => Uint8Array.from(new X509Certificate(block).raw));
}
