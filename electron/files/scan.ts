import type { FileHandle } from 'node:fs/promises';
import { frameHeaderBytes, looksLikeRow, readFrame } from './frame';

export interface Scan {
  /** Where row n begins: offsets[n - 1]. */
  readonly offsets: number[];
  /** End of the last whole row. */
  readonly end: number;
  /** `torn`: what follows `end` is the rest of an unfinished write. `damaged`: whole rows follow behind a broken one. */
  readonly tail: 'none' | 'torn' | 'damaged';
}

const windowBytes = 4 * 1024 * 1024;

/** Walks the file from its start and says where its rows are and what the first unreadable place is. Changes nothing. */
export async function scanJournal(handle: FileHandle, size: number): Promise<Scan> {
  const offsets: number[] = [];
  let end = 0;
  while (end < size) {
    const rest = size - end;
    let window = await readAt(handle, end, Math.min(rest, windowBytes));
    let at = 0;
    for (;;) {
      let reading = readFrame(window, at, offsets.length + 1);
      if (reading.kind === 'short' && at === 0 && reading.bytes > window.length && reading.bytes <= rest) {
        window = await readAt(handle, end, reading.bytes);
        reading = readFrame(window, at, offsets.length + 1);
      }
      if (reading.kind === 'short' && at > 0 && end + window.length - at < size) break; // goes on in the next window
      if (reading.kind !== 'row') {
        const follows = await rowFollows(handle, end, size, offsets.length + 1);
        return { offsets, end, tail: follows ? 'damaged' : 'torn' };
      }
      offsets.push(end);
      end += reading.end - at;
      at = reading.end;
      if (at === window.length) break;
    }
  }
  return { offsets, end, tail: 'none' };
}

/**
 * Whether a whole row stands anywhere behind the unreadable frame at `from`. An unfinished write leaves none; a broken
 * frame in the middle has acknowledged rows behind it, and its length cannot be trusted to find them.
 */
async function rowFollows(handle: FileHandle, from: number, size: number, broken: number): Promise<boolean> {
  const most = broken + Math.ceil((size - from) / frameHeaderBytes);
  for (let start = from + 1; start < size; start += windowBytes) {
    const window = await readAt(handle, start, Math.min(size - start, windowBytes + frameHeaderBytes));
    for (let at = 0; at < Math.min(window.length, windowBytes); at++) {
      if (!looksLikeRow(window, at, (n) => n > broken && n <= most)) continue;
      const bytes = frameHeaderBytes + window.readUInt32BE(at);
      if (start + at + bytes > size) continue;
      const n = Number(window.readBigUInt64BE(at + 8));
      if (readFrame(await readAt(handle, start + at, bytes), 0, n).kind === 'row') return true;
    }
  }
  return false;
}

/** Exactly `length` bytes at `position`. @throws when the file is shorter than it was a moment ago. */
export async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) throw new Error('file became shorter while it was read');
    done += bytesRead;
  }
  return buffer;
}
