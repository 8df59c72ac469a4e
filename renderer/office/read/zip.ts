import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import type { Bytes } from '../../../shared/bytes';
import { DeskFailure } from '../../../shared/errors';
import { limits } from './limits';

/**
 * Unpacks a whole archive without keeping it, and answers the names in it: what its own list says of sizes is not
 * believed. @throws DeskFailure TABLE_TOO_LARGE when it grows beyond the limits, TABLE_UNREADABLE
 */
export function weighZip(bytes: Bytes): string[] {
  const names: string[] = [];
  let total = 0;
  /** The library hands what is thrown in its callback back to it. */
  let refused: DeskFailure | null = null;
  const unzip = new Unzip((file) => {
    names.push(file.name);
    if (names.length > limits.entries)
      throw new DeskFailure('TABLE_TOO_LARGE', { what: 'entries', max: limits.entries });
    const packed = Math.max(1, file.size ?? bytes.length);
    let size = 0;
    file.ondata = (error, part) => {
      if (error) throw refused ?? new DeskFailure('TABLE_UNREADABLE', { what: 'archive' });
      size += part.length;
      total += part.length;
      const swollen = size > limits.ratioFrom && size > limits.ratio * packed;
      if (swollen || total > limits.unpackedBytes) {
        refused = new DeskFailure('TABLE_TOO_LARGE', { what: 'unpacked', max: limits.unpackedBytes });
        throw refused;
      }
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  try {
    // In pieces, so that a bomb is met after little of it was unpacked.
    for (let at = 0; at < bytes.length; at += piece)
      unzip.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
  } catch (cause) {
    if (refused) throw refused;
    if (cause instanceof DeskFailure) throw cause;
    throw new DeskFailure('TABLE_UNREADABLE', { what: 'archive' });
  }
  return names;
}

const piece = 16 * 1024;
