import { type Bytes, fromHex, toHex } from '../bytes';
import { encodeCbor } from '../codec/cbor';
import { Cursor } from '../codec/cursor';
import { sealTo } from '../crypto/agree';
import { verifyByCertificate, wrapForCertificate } from '../crypto/certificate';
import type { Account } from './directory';
import type { Unit } from './unitTree';

/**
 * A grant hands a unit's secret of one epoch to one recipient; append-only, signed by a holder's token. Statement: CBOR
 * `["KG1", unit, epoch, kind, recipient, recipientEpoch, algorithm, wrapped]`; wire: CBOR `[statement, signature,
 * signerCertificate]`.
 *
 * kinds: `member` to a certificate (recipient = its SHA-256; RSA-OAEP, opened on the token) · `parent` to the parent
 * unit's public seal key (recipient = its id) · `history` the former epoch's secret under this one's
 * · `recovery` to a recovery officer. The last two have their place here and are written by later versions.
 */
const grantKinds = ['member', 'parent', 'history', 'recovery'] as const;
export type GrantKind = (typeof grantKinds)[number];
const grantAlgorithms = ['rsa-oaep-sha256', 'rsa-oaep-sha1', 'x25519-aes256gcm'] as const;
export type GrantAlgorithm = (typeof grantAlgorithms)[number];

export interface NewGrant {
  readonly unitId: string;
  readonly epoch: number;
  readonly kind: GrantKind;
  /** Certificate fingerprint (64 hex digits) or unit id (32). */
  readonly recipient: string;
  /** Epoch of the recipient unit; 0 for certificates. */
  readonly recipientEpoch: number;
  readonly algorithm: GrantAlgorithm;
  readonly wrapped: Bytes;
}

export interface Grant extends NewGrant {
  readonly statement: Bytes;
  readonly signature: Bytes;
  readonly certificate: Bytes;
  readonly wire: Bytes;
}

/** What binds a wrapped secret to its purpose when it is sealed to a unit. */
export const grantPurpose = (unitId: string, epoch: number): string => `grant ${unitId} ${epoch}`;

export function grantStatement(grant: NewGrant): Bytes {
  const recipient = fromHex(grant.recipient);
  return encodeCbor([
    'KG1',
    fromHex(grant.unitId),
    grant.epoch,
    grant.kind,
    recipient,
    grant.recipientEpoch,
    grant.algorithm,
    grant.wrapped,
  ]);
}

export const writeGrant = (statement: Bytes, signature: Bytes, certificate: Bytes): Bytes =>
  encodeCbor([statement, signature, certificate]);

/** @throws DeskFailure MALFORMED */
export function parseGrant(wire: Bytes): Grant {
  const outer = Cursor.of(wire, 3);
  const statement = outer.bytes(4096);
  const signature = outer.bytes(1024);
  const certificate = outer.bytes(16_384);
  const row = Cursor.labelled(statement, 'KG1', 8);
  return {
    unitId: row.id(),
    epoch: row.int(1_000_000),
    kind: row.oneOf(grantKinds),
    recipient: toHex(row.bytes(32)),
    recipientEpoch: row.int(1_000_000),
    algorithm: row.oneOf(grantAlgorithms),
    wrapped: row.bytes(1024),
    statement,
    signature,
    certificate,
    wire,
  };
}

/** True when the key of the certificate inside signed the grant; whether it had the right, the directory says. */
export const isGrantGenuine = (grant: Grant): Promise<boolean> =>
  verifyByCertificate(grant.certificate, grant.statement, grant.signature);

/** A unit's secret for one of its members. */
export async function memberGrant(unitId: string, epoch: number, secret: Bytes, member: Account): Promise<NewGrant> {
  return {
    unitId,
    epoch,
    kind: 'member',
    recipient: member.certSha256,
    recipientEpoch: 0,
    algorithm: member.oaep === 'sha256' ? 'rsa-oaep-sha256' : 'rsa-oaep-sha1',
    wrapped: await wrapForCertificate(member.certificate, member.oaep, secret),
  };
}

/** A unit's secret for the unit above it, which must have published a seal key. */
export async function parentGrant(unitId: string, epoch: number, secret: Bytes, parent: Unit): Promise<NewGrant> {
  if (!parent.sealPublic) throw new RangeError('the parent has no seal key yet');
  return {
    unitId,
    epoch,
    kind: 'parent',
    recipient: parent.unitId,
    recipientEpoch: parent.epoch,
    algorithm: 'x25519-aes256gcm',
    wrapped: await sealTo(parent.sealPublic, secret, grantPurpose(unitId, epoch)),
  };
}
