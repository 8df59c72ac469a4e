import { checkSize, type PixelSize, Refused } from './refusal';
import type { ByteSource } from './source';

/** Frames that the browser decodes: baseline, extended, progressive. The others are lossless or arithmetic. */
const usualFrames = new Set([0xc0, 0xc1, 0xc2]);
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const maxSegments = 10_000;
const tailBytes = 64 * 1024;

/**
 * Reads a JPEG's segments up to its first scan and looks for its end; its size is known before any pixel is made.
 * @throws Refused damaged, cut-off, unsupported, too-many-pixels
 */
export async function inspectJpeg(source: ByteSource): Promise<PixelSize> {
  const size = await checkFrame(source);
  const tail = await source.read(Math.max(0, source.length - tailBytes), source.length);
  // Some cameras and scanners put something behind the end; without an end the picture is cut off.
  if (!hasEnd(tail)) throw new Refused('cut-off', 'EOI');
  if (!size) throw new Refused('damaged', 'SOF');
  return size;
}

/**
 * The part that strips of a TIFF have in common with files: `tables` is for those, which may hold no frame of their own.
 * @throws Refused
 */
export async function checkFrame(source: ByteSource, tables = false): Promise<PixelSize | null> {
  let at = 2;
  let size: PixelSize | null = null;
  for (let segments = 0; segments < maxSegments; segments++) {
    const head = await source.read(at, at + 9);
    if (head.length < 2) {
      if (tables) return size;
      throw new Refused('cut-off', `byte ${at}`);
    }
    const marker = head[1]!;
    if (head[0] !== 0xff) throw new Refused('damaged', `byte ${at}`);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9 && tables) return size;
    if (marker === 0xda) {
      if (!size) throw new Refused('damaged', `SOS, byte ${at}`);
      return size;
    }
    if (head.length < 4) throw new Refused('cut-off', `byte ${at}`);
    const length = head[2]! * 256 + head[3]!;
    if (length < 2) throw new Refused('damaged', `byte ${at}`);
    if (isFrame(marker)) {
      if (!usualFrames.has(marker)) throw new Refused('unsupported', `SOF${marker - 0xc0}`);
      if (head.length < 9) throw new Refused('cut-off', `byte ${at}`);
      size = checkSize(head[7]! * 256 + head[8]!, head[5]! * 256 + head[6]!, 'SOF');
    }
    at += 2 + length;
  }
  throw new Refused('damaged', 'segments');
}

function hasEnd(tail: Uint8Array): boolean {
  for (let i = tail.length - 2; i >= 0; i--) if (tail[i] === 0xff && tail[i + 1] === 0xd9) return true;
  return false;
}
