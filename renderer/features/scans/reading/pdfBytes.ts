import { Unzlib } from 'fflate';
import { maxPixels, Refused } from './refusal';
import { type ByteSource, pieces } from './source';

/** What one deflated stream may hold: the pixels of the largest page, with four bytes each. */
const maxStreamBytes = maxPixels * 4;
const searchBytes = 1024;
const tailBytes = 4096;
const pushBytes = 8192;

/**
 * Looks at a PDF's bytes before its reader does: beginning, end, and every deflated stream's real size, which is counted
 * without being kept. The reader itself keeps no limit on what it inflates. @throws Refused cut-off, bomb
 */
export async function inspectPdf(source: ByteSource, limit = maxStreamBytes): Promise<void> {
  const tail = latin(await source.read(Math.max(0, source.length - tailBytes), source.length));
  if (!tail.includes('startxref') && !tail.includes('%%EOF')) throw new Refused('cut-off', '%%EOF');
  let budget = 4 * source.length + 64 * 1024 * 1024;
  for await (const at of streams(source)) {
    budget -= await checkStream(source, at, limit);
    if (budget < 0) throw new Refused('bomb', 'streams');
  }
}

/** True when the header stands near the beginning, where the format wants it. */
export const hasPdfHeader = (start: Uint8Array): boolean => latin(start.subarray(0, searchBytes)).includes('%PDF-');

/** Where each stream's data begins: behind every word `stream` and its line end, whatever dictionary stands before it. */
async function* streams(source: ByteSource): AsyncGenerator<number> {
  const word = [0x73, 0x74, 0x72, 0x65, 0x61, 0x6d];
  let base = 0;
  let carried = new Uint8Array(0);
  for await (const piece of pieces(source, 0, source.length)) {
    const bytes = new Uint8Array(carried.length + piece.length);
    bytes.set(carried);
    bytes.set(piece, carried.length);
    const end = bytes.length - word.length;
    for (let i = bytes.indexOf(word[0]!); i >= 0 && i <= end; i = bytes.indexOf(word[0]!, i + 1)) {
      if (word.every((letter, k) => bytes[i + k] === letter)) yield base + i + word.length;
    }
    carried = bytes.slice(Math.max(0, end + 1));
    base += bytes.length - carried.length;
  }
}

/** Counts what a deflated stream holds. Answers how many of its packed bytes were read. */
async function checkStream(source: ByteSource, at: number, limit: number): Promise<number> {
  const start = await source.read(at, at + 4);
  let skip = 0;
  while (skip < 2 && (start[skip] === 0x0d || start[skip] === 0x0a)) skip++;
  const [method, flags] = [start[skip], start[skip + 1]];
  const isZlib =
    method !== undefined && flags !== undefined && (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
  if (!isZlib) return 0;
  let inflated = 0;
  let read = 0;
  let idle = 0;
  const unzlib = new Unzlib((piece) => {
    inflated += piece.length;
    if (inflated > limit) throw new Refused('bomb', `stream, byte ${at}`);
  });
  try {
    // A stored block comes out when all of its 64 KiB are there; longer silence means that the stream has ended.
    for (let from = at + skip; from < source.length && idle < 16; from += pushBytes) {
      const before = inflated;
      const piece = await source.read(from, from + pushBytes);
      read += piece.length;
      unzlib.push(piece);
      idle = inflated === before ? idle + 1 : 0;
    }
  } catch (cause) {
    // Damage inside a stream is the reader's to judge; here it only ends the counting.
    if (cause instanceof Refused) throw cause;
  }
  return read;
}

const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
