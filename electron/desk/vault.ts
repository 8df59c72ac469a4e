import { constants, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import { type Bytes, equalBytes, ownCopy } from '../../shared/bytes';
import { DeskFailure } from '../../shared/errors';
import type { TokenBridge } from '../token/bridge';
import { type CertificateInfo, certificateProblem, describeCertificate } from '../token/certificates';
import type { ListedToken, OpenAlgorithm } from '../token/protocol';
import { encodeHeader, type KeySlot, type UnverifiedHeader, type VaultHeader } from './header';
import { type HeaderKeys, headerKeys, wipe } from './keys';
import { openPasswordRecord, type PasswordRecord, sealPasswordRecord } from './password';

export type TokenCalls = Pick<TokenBridge, 'call'>;

/** A key slot together with the certificate on the plugged token that it belongs to. */
export interface OwnSlot {
  readonly slot: KeySlot;
  readonly certificate: CertificateInfo;
}

/** A vault whose header was verified. The owner wipes `dek`. */
export interface OpenedVault {
  readonly dek: Bytes;
  readonly keys: HeaderKeys;
  readonly header: VaultHeader;
  readonly record: PasswordRecord;
}

/** @throws DeskFailure TOKEN_ABSENT, TOKEN_NO_CERTIFICATE */
async function plugged(tokens: TokenCalls, serial: string): Promise<ListedToken> {
  const token = (await tokens.call('list', {})).find((one) => one.serial === serial);
  if (!token) throw new DeskFailure('TOKEN_ABSENT');
  if (token.certificates.length === 0) throw new DeskFailure('TOKEN_NO_CERTIFICATE');
  return token;
}

/**
 * The slot that the plugged token opens, by its certificates; no PIN is asked for a token that opens none.
 * @throws DeskFailure NO_SLOT for a token of somebody else.
 */
export async function findSlot(tokens: TokenCalls, header: VaultHeader, serial: string): Promise<OwnSlot> {
  const { certificates } = await plugged(tokens, serial);
  for (const certificate of certificates.map(describeCertificate)) {
    const slot = header.slots.find((one) => one.certSha256 === certificate.sha256);
    if (slot) return { slot, certificate };
  }
  throw new DeskFailure('NO_SLOT');
}

/**
 * The certificate to enrol with.
 * @throws DeskFailure CERTIFICATE_INVALID with the reason when the token has none that will do.
 */
export async function findCertificate(
  tokens: TokenCalls,
  serial: string,
  trustCas: readonly Uint8Array[],
  now: number,
): Promise<CertificateInfo> {
  const { certificates } = await plugged(tokens, serial);
  const problems = certificates.map((der) => certificateProblem(der, trustCas, now));
  const good = problems.indexOf(null);
  if (good < 0) throw new DeskFailure('CERTIFICATE_INVALID', { why: problems[0] ?? 'untrusted' });
  return describeCertificate(certificates[good]!);
}

/**
 * Opens the slot on a token that is logged in, and verifies the header with what came out.
 * @throws DeskFailure HEADER_DAMAGED when somebody changed the header, or what the token failed with.
 */
export async function openVault(
  tokens: TokenCalls,
  stored: UnverifiedHeader,
  { slot, certificate }: OwnSlot,
  serial: string,
): Promise<OpenedVault> {
  const dek = await unwrapKey(tokens, serial, certificate.sha256, slot.algorithm, slot.wrapped);
  const keys = headerKeys(dek);
  try {
    if (!stored.verify(keys.mac)) throw new DeskFailure('HEADER_DAMAGED');
    const { header } = stored;
    return { dek, keys, header, record: openPasswordRecord(header.passwordRecord, keys.password, header.vaultId) };
  } catch (cause) {
    wipe(dek, keys.mac, keys.password);
    throw cause;
  }
}

/** @throws DeskFailure TOKEN_OPERATION_FAILED when what the token opened is no key, or what the token failed with. */
export async function unwrapKey(
  tokens: TokenCalls,
  serial: string,
  certificate: string,
  algorithm: OpenAlgorithm,
  data: Uint8Array,
): Promise<Bytes> {
  const { plain } = await tokens.call('decrypt', { serial, certificate, algorithm, data });
  const secret = ownCopy(plain);
  wipe(plain);
  if (secret.length === 32) return secret;
  wipe(secret);
  throw new DeskFailure('TOKEN_OPERATION_FAILED', { why: 'length' });
}

/**
 * A new vault for the certificate of a token that is logged in. The token has opened its own slot before this returns,
 * so a vault that could not be opened again is never made.
 */
export async function createVault(
  tokens: TokenCalls,
  serial: string,
  certificate: CertificateInfo,
  record: PasswordRecord,
  now: number,
): Promise<OpenedVault> {
  const { algorithm } = await tokens.call('probe', { serial, certificate: certificate.sha256 });
  const dek = ownCopy(randomBytes(32));
  const wrapped = wrapKey(certificate.der, algorithm, dek);
  const again = await unwrapKey(tokens, serial, certificate.sha256, algorithm, wrapped);
  const same = equalBytes(dek, again);
  wipe(again);
  if (!same) throw new DeskFailure('TOKEN_OPERATION_FAILED', { why: 'slot' });
  const slot: KeySlot = {
    kind: 'token',
    certSha256: certificate.sha256,
    tokenSerial: serial,
    algorithm,
    wrapped,
    createdMs: now,
  };
  const keys = headerKeys(dek);
  const vaultId = ownCopy(randomBytes(16));
  const header = { vaultId, slots: [slot], passwordRecord: sealPasswordRecord(record, keys.password, vaultId) };
  return { dek, keys, header, record };
}

/** The header's bytes with another password record. */
export function sealHeader(header: VaultHeader, record: PasswordRecord, keys: HeaderKeys): Bytes {
  const passwordRecord = sealPasswordRecord(record, keys.password, header.vaultId);
  return encodeHeader({ ...header, passwordRecord }, keys.mac);
}

function wrapKey(certDer: Uint8Array, algorithm: OpenAlgorithm, dek: Uint8Array): Bytes {
  const { publicKey } = new X509Certificate(certDer);
  const oaepHash = algorithm === 'rsa-oaep-sha256' ? 'sha256' : 'sha1';
  return ownCopy(publicEncrypt({ key: publicKey, oaepHash, padding: constants.RSA_PKCS1_OAEP_PADDING }, dek));
}
