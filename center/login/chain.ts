import { X509Certificate } from 'node:crypto';
import type { Bytes } from '../../shared/bytes';

/**
 * True when the certificate was issued by one of the trusted authorities and both are within their dates. Each
 * authority is trusted by itself, so an issuing authority is configured beside its root.
 */
export function isTrusted(der: Bytes, trust: readonly X509Certificate[], nowMs: number): boolean {
  const certificate = parseCertificate(der);
  if (!certificate || !isInDate(certificate, nowMs)) return false;
  return trust.some(
    (issuer) =>
      issuer.ca && isInDate(issuer, nowMs) && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey),
  );
}

function isInDate(certificate: X509Certificate, nowMs: number): boolean {
  return Date.parse(certificate.validFrom) <= nowMs && nowMs <= Date.parse(certificate.validTo);
}

/** Null when the bytes are no certificate. */
function parseCertificate(der: Bytes): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}
