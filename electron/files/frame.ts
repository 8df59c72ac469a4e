import { crc32 } from 'node:zlib';

/**
 * One row of the journal file: `[u32 length][u32 crc32][u64 row number][sealed bytes]`, big-endian. `length` counts
 * the sealed bytes; the CRC covers length, row number and bytes. It finds torn writes and rot; forgery is the seal's matter.
 */
export const frameHeaderBytes = 16;

/** Largest sealed row, in bytes. */
const maxRowBytes = 16 * 1024 * 1024;

export interface Row {
  /** Rows count from 1 without a gap. */
  readonly n: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export const frameLength = (row: Row): number => frameHeaderBytes + row.bytes.length;

/** The rows' frames, one behind the other. */
export function encodeFrames(rows: readonly Row[]): Buffer {
  const out = Buffer.alloc(rows.reduce((sum, row) => sum + frameLength(row), 0));
  let at = 0;
  for (const row of rows) {
    out.writeUInt32BE(row.bytes.length, at);
    out.writeBigUInt64BE(BigInt(row.n), at + 8);
    out.set(row.bytes, at + frameHeaderBytes);
    const end = at + frameLength(row);
    out.writeUInt32BE(frameCrc(out.subarray(at, end)), at + 4);
    at = end;
  }
  return out;
}

function frameCrc(frame: Buffer): number {
  return crc32(frame.subarray(8), crc32(frame.subarray(0, 4)));
}

/** Whether row `n` could begin at `at`: a cheap look at its header, before any CRC. */
export function looksLikeRow(buffer: Buffer, at: number, isExpected: (n: number) => boolean): boolean {
  if (at + frameHeaderBytes > buffer.length || buffer.readUInt32BE(at) > maxRowBytes) return false;
  // Above 2^53 no row can be; read as two halves, since the search looks at every byte of a damaged tail.
  const high = buffer.readUInt32BE(at + 8);
  return high < 0x200000 && isExpected(high * 0x1_0000_0000 + buffer.readUInt32BE(at + 12));
}

export type FrameReading =
  | { readonly kind: 'row'; readonly row: Row; readonly end: number }
  /** The buffer ends before the frame does; `bytes` is the frame's whole length as far as it is known. */
  | { readonly kind: 'short'; readonly bytes: number }
  | { readonly kind: 'bad' };

/** Reads the frame of row `n` at `at`. The row's bytes are a copy of their own. */
export function readFrame(buffer: Buffer, at: number, n: number): FrameReading {
  if (at + frameHeaderBytes > buffer.length) return { kind: 'short', bytes: frameHeaderBytes };
  if (!looksLikeRow(buffer, at, (found) => found === n)) return { kind: 'bad' };
  const bytes = frameHeaderBytes + buffer.readUInt32BE(at);
  const end = at + bytes;
  if (end > buffer.length) return { kind: 'short', bytes };
  const frame = buffer.subarray(at, end);
  if (frameCrc(frame) !== frame.readUInt32BE(4)) return { kind: 'bad' };
  return { kind: 'row', row: { n, bytes: new Uint8Array(frame.subarray(frameHeaderBytes)) }, end };
}
