import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Bytes, concat, equalBytes, ownCopy } from '../../shared/bytes';
import { decodeCbor, encodeCbor } from '../../shared/codec/cbor';
import { algorithmSchema, type OpenAlgorithm } from '../token/protocol';

/** One certificate that opens the vault: its token decrypts `wrapped` (RSA-OAEP) to the vault's DEK. */
export interface KeySlot {
  readonly kind: 'token';
  readonly certSha256: string;
  /** Which token it was at enrolment; for messages only. */
  readonly tokenSerial: string;
  readonly algorithm: OpenAlgorithm;
  readonly wrapped: Bytes;
  readonly createdMs: number;
}

export interface VaultHeader {
  /** 16 bytes. */
  readonly vaultId: Bytes;
  readonly slots: readonly KeySlot[];
  /** See password.ts. */
  readonly passwordRecord: Bytes;
}

/** A header read from a file whole, but not yet known to be made by a holder of the DEK. */
export interface UnverifiedHeader {
  readonly header: VaultHeader;
  /** Whether the MAC was made with this key: nobody without the vault's DEK changed the header. */
  verify(macKey: Uint8Array): boolean;
}

export const maxSlots = 8;
const maxHeaderBytes = 65_536;
const hashBytes = 32;

/*
 * File: CBOR `["KV1", vaultId, slots, passwordRecord]` ‖ MAC ‖ checksum. The MAC (HMAC-SHA256 over the CBOR) guards
 * against people, the checksum (SHA-256 over all before it) tells a damaged file before any token is asked.
 */
const bytes = (min: number, max: number) =>
  z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length >= min && value.length <= max);
const slotSchema = z.tuple([
  z.literal('token'),
  z.string().regex(/^[0-9a-f]{64}$/),
  z.string().min(1).max(64),
  algorithmSchema,
  bytes(1, 1024),
  z.number().int().nonnegative(),
]);
const bodySchema = z.tuple([
  z.literal('KV1'),
  bytes(16, 16),
  z.array(slotSchema).min(1).max(maxSlots),
  bytes(28, 1024),
]);

const macOf = (key: Uint8Array, body: Uint8Array): Buffer => createHmac('sha256', key).update(body).digest();
const checksumOf = (content: Uint8Array): Buffer => createHash('sha256').update(content).digest();

export function encodeHeader(header: VaultHeader, macKey: Uint8Array): Bytes {
  const slots = header.slots.map((slot) => [
    slot.kind,
    slot.certSha256,
    slot.tokenSerial,
    slot.algorithm,
    slot.wrapped,
    slot.createdMs,
  ]);
  const body = encodeCbor(['KV1', header.vaultId, slots, header.passwordRecord]);
  const content = concat(body, macOf(macKey, body));
  return concat(content, checksumOf(content));
}

/** Null when the bytes are no whole header. */
export function decodeHeader(file: Uint8Array): UnverifiedHeader | null {
  if (file.length > maxHeaderBytes || file.length <= 2 * hashBytes) return null;
  const content = file.subarray(0, -hashBytes);
  if (!equalBytes(checksumOf(content), file.subarray(-hashBytes))) return null;
  const body = content.subarray(0, -hashBytes);
  const mac = content.subarray(-hashBytes);
  const header = parseBody(body);
  return header && { header, verify: (key) => timingSafeEqual(macOf(key, body), mac) };
}

function parseBody(body: Uint8Array): VaultHeader | null {
  let value: unknown;
  try {
    value = decodeCbor(body);
  } catch {
    return null;
  }
  const parsed = bodySchema.safeParse(value);
  if (!parsed.success) return null;
  const [, vaultId, slots, passwordRecord] = parsed.data;
  return {
    vaultId: ownCopy(vaultId),
    slots: slots.map(([kind, certSha256, tokenSerial, algorithm, wrapped, createdMs]) => ({
      kind,
      certSha256,
      tokenSerial,
      algorithm,
      wrapped: ownCopy(wrapped),
      createdMs,
    })),
    passwordRecord: ownCopy(passwordRecord),
  };
}
