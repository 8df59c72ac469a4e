import { Decoder, Encoder } from 'cbor-x';
import type { Bytes } from '../bytes';
import { isWellFormed } from './wellFormed';

/**
 * CBOR by position: arrays, not records, so that no decoder is compiled at run time (the strict CSP forbids it) and so
 * that bytes are stable. What was received is hashed and stored as received; nothing is ever re-encoded to be verified.
 */
const options = {
  useRecords: false,
  mapsAsObjects: true,
  tagUint8Array: false,
  variableMapSize: true,
  int64AsNumber: true,
} as const;
const encoder = new Encoder(options as ConstructorParameters<typeof Encoder>[0]);
const decoder = new Decoder(options as ConstructorParameters<typeof Decoder>[0]);

/** Canonical enough for us: same value, same library version, same bytes. Owns its buffer. */
export const encodeCbor = (value: unknown): Bytes => new Uint8Array(encoder.encode(value)) as Bytes;

/** Decodes exactly one item; throws on anything malformed or left over. The result is unknown: parse it. */
export function decodeCbor(bytes: Uint8Array): unknown {
  if (!isWellFormed(bytes)) throw new RangeError('not one CBOR item');
  return decoder.decode(bytes);
}
