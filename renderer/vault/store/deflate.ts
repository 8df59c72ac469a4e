import { deflateSync, inflateSync } from 'fflate';
import type { Bytes } from '../../../shared/bytes';

/** Raw deflate, fastest level: on letters it is twice as fast as the browser's own and a fifth larger. */
export const deflate = (bytes: Uint8Array): Bytes => deflateSync(bytes, { level: 1 }) as Bytes;

/** `size` is the known size of the result; saves growing the buffer. @throws on bytes that are not deflate. */
export const inflate = (bytes: Uint8Array, size: number): Bytes =>
  inflateSync(bytes, { out: new Uint8Array(size) }) as Bytes;
