import type { FileHandle } from 'node:fs/promises';
import { DeskFailure } from '../../shared/errors';
import { maxScanFrameBytes, maxScanFrames } from '../../shared/model/scan';

/** Length of a frame's header: u32, big-endian, the sealed bytes that follow it. */
export const headerBytes = 4;

/** Where each frame of a finished scan begins. @throws DeskFailure SCAN_DAMAGED when they don't fill the file exactly */
export async function scanFrames(handle: FileHandle): Promise<number[]> {
  const { size } = await handle.stat();
  const offsets: number[] = [];
  let at = 0;
  while (at < size) {
    if (offsets.length >= maxScanFrames) throw new DeskFailure('SCAN_DAMAGED', { at });
    const length = await frameLength(handle, at);
    offsets.push(at);
    at += headerBytes + length;
  }
  if (at !== size || offsets.length === 0) throw new DeskFailure('SCAN_DAMAGED', { at });
  return offsets;
}

/** The sealed bytes of the frame that begins there. @throws DeskFailure SCAN_DAMAGED */
export async function readFrameAt(handle: FileHandle, offset: number): Promise<Uint8Array<ArrayBuffer>> {
  return readExactly(handle, offset + headerBytes, await frameLength(handle, offset));
}

async function frameLength(handle: FileHandle, offset: number): Promise<number> {
  const header = await readExactly(handle, offset, headerBytes);
  const length = new DataView(header.buffer).getUint32(0);
  if (length < 1 || length > maxScanFrameBytes) throw new DeskFailure('SCAN_DAMAGED', { at: offset });
  return length;
}

async function readExactly(handle: FileHandle, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) throw new DeskFailure('SCAN_DAMAGED', { at: offset });
    done += bytesRead;
  }
  return bytes;
}
