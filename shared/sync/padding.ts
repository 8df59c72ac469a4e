import { deflateSync, Inflate } from 'fflate';
import { type Bytes, concat } from '../bytes';
import { DeskFailure } from '../errors';

/** Most bytes that one batch may unfold to: a bomb is refused before it is in memory. */
const maxUnfoldedBytes = 16 * 1024 * 1024;

/** Padmé: a length leaks only its order of magnitude and a few bits; at most about 12 % is added. */
export function paddedLength(length: number): number {
  if (length < 2) return length;
  const exponent = Math.floor(Math.log2(length));
  const kept = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** Math.max(0, exponent - kept);
  return Math.ceil(length / step) * step;
}

/** Deflates, puts the length (u32, big endian) in front, and pads with zeros. */
export function foldBytes(plain: Bytes): Bytes {
  const packed = deflateSync(plain, { level: 6 });
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, packed.length);
  const length = 4 + packed.length;
  return concat(head, packed, new Uint8Array(paddedLength(length) - length));
}

/** @throws DeskFailure BATCH_INVALID when it is not what foldBytes makes, or unfolds to too much. */
export function unfoldBytes(folded: Bytes, limit: number = maxUnfoldedBytes): Bytes {
  if (folded.length < 4) throw new DeskFailure('BATCH_INVALID', { what: 'short' });
  const length = new DataView(folded.buffer, folded.byteOffset).getUint32(0);
  if (length > folded.length - 4) throw new DeskFailure('BATCH_INVALID', { what: 'length' });
  const parts: Uint8Array[] = [];
  let total = 0;
  const inflate = new Inflate((part) => {
    total += part.length;
    if (total > limit) throw new DeskFailure('BATCH_INVALID', { what: 'bomb' });
    parts.push(part);
  });
  try {
    // In slices, so that the limit is checked long before a bomb has unfolded.
    const packed = folded.subarray(4, 4 + length);
    const slice = 16_384;
    for (let at = 0; at < packed.length; at += slice) {
      inflate.push(packed.subarray(at, at + slice), at + slice >= packed.length);
    }
  } catch (cause) {
    if (cause instanceof DeskFailure) throw cause;
    throw new DeskFailure('BATCH_INVALID', { what: 'deflate' });
  }
  return concat(...parts);
}
