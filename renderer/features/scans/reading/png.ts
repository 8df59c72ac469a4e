import { checkSize, type PixelSize, Refused } from './refusal';
import { type ByteSource, pieces } from './source';

const headBytes = 8;
const depthsOfColour: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/**
 * Walks a PNG's chunks to its end, sums included, without inflating anything: its size is known before any pixel is made.
 * @throws Refused damaged, cut-off, too-many-pixels
 */
export async function inspectPng(source: ByteSource): Promise<PixelSize> {
  let at = headBytes;
  let hasData = false;
  let size: PixelSize | null = null;
  for (let first = true; ; first = false) {
    const head = await source.read(at, at + 8);
    if (head.length < 8) throw new Refused('cut-off', `byte ${at}`);
    const view = new DataView(head.buffer, head.byteOffset, 8);
    const length = view.getUint32(0);
    const type = String.fromCharCode(...head.subarray(4, 8));
    if (!/^[A-Za-z]{4}$/.test(type)) throw new Refused('damaged', `byte ${at}`);
    if (at + 12 + length > source.length) throw new Refused('cut-off', `${type}, byte ${at}`);
    if (first !== (type === 'IHDR')) throw new Refused('damaged', `${type}, byte ${at}`);
    if (first) size = headerSize(await source.read(at + 8, at + 8 + length));
    await checkSum(source, at, length, type);
    hasData ||= type === 'IDAT' && length > 0;
    at += 12 + length;
    if (type === 'IEND') break;
  }
  if (!hasData || !size) throw new Refused('damaged', 'IDAT');
  return size;
}

function headerSize(header: Uint8Array): PixelSize {
  if (header.length !== 13) throw new Refused('damaged', 'IHDR');
  const view = new DataView(header.buffer, header.byteOffset, 13);
  const [depth, colour, compression, filter, interlace] = header.subarray(8);
  const size = checkSize(view.getUint32(0), view.getUint32(4), 'IHDR');
  const known = depthsOfColour[colour!]?.includes(depth!) && compression === 0 && filter === 0 && interlace! <= 1;
  if (!known) throw new Refused('damaged', 'IHDR');
  return size;
}

async function checkSum(source: ByteSource, at: number, length: number, type: string): Promise<void> {
  let sum = 0xffffffff;
  for await (const piece of pieces(source, at + 4, at + 8 + length)) sum = crcOf(sum, piece);
  const stored = await source.read(at + 8 + length, at + 12 + length);
  if ((sum ^ 0xffffffff) >>> 0 !== new DataView(stored.buffer, stored.byteOffset, 4).getUint32(0)) {
    throw new Refused('damaged', `${type}, byte ${at}`);
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crcOf(sum: number, bytes: Uint8Array): number {
  let value = sum;
  for (let i = 0; i < bytes.length; i++) value = crcTable[(value ^ bytes[i]!) & 0xff]! ^ (value >>> 8);
  return value;
}
