import { Inflate, Unzlib } from 'fflate';
import { checkFrame } from './jpeg';
import { checkSize, maxPages, Refused } from './refusal';
import { type ByteSource, sourceOfBytes } from './source';
import { type TiffDirectory, TiffReader, tag } from './tiffFields';

/** none, three kinds of fax, LZW, JPEG, deflate (two numbers), PackBits */
const compressions = new Set([1, 2, 3, 4, 5, 7, 8, 32946, 32773]);

/** A page whose directory holds together: all its parts lie in the file, and its pixels are few enough. */
export interface TiffPage {
  readonly directory: TiffDirectory;
  readonly width: number;
  readonly height: number;
  readonly compression: number;
  /** Strips or tiles. */
  readonly parts: readonly { readonly from: number; readonly length: number }[];
  readonly tiled: boolean;
  /** Bytes of one whole part, uncompressed. */
  readonly partBytes: number;
}

/**
 * Walks the directories of a TIFF without decoding anything. @returns its pages
 * @throws Refused damaged, cut-off, unsupported, too-many-pixels, too-many-pages
 */
export async function inspectTiff(source: ByteSource): Promise<{ reader: TiffReader; pages: TiffPage[] }> {
  const reader = await TiffReader.open(source);
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  for (let at = reader.first; at !== 0; ) {
    if (seen.has(at)) throw new Refused('damaged', `directory, byte ${at}`);
    if (pages.length >= maxPages) throw new Refused('too-many-pages', String(maxPages));
    seen.add(at);
    const directory = await reader.directory(at);
    pages.push(await pageOf(reader, directory, pages.length + 1));
    at = directory.next;
  }
  if (pages.length === 0) throw new Refused('damaged', 'directory');
  return { reader, pages };
}

async function pageOf(reader: TiffReader, directory: TiffDirectory, number: number): Promise<TiffPage> {
  const where = `trang ${number}`;
  const one = async (which: number, otherwise: number): Promise<number> =>
    (await reader.numbers(directory, which))[0] ?? otherwise;
  const [width, height] = [await one(tag.width, 0), await one(tag.height, 0)];
  checkSize(width, height, where);
  const compression = await one(tag.compression, 1);
  if (!compressions.has(compression)) throw new Refused('unsupported', `${where}, compression ${compression}`);
  const samples = await one(tag.samples, 1);
  const bits = Math.max(1, ...(await reader.numbers(directory, tag.bits)));
  if (samples < 1 || samples > 8 || bits > 16) throw new Refused('unsupported', `${where}, ${samples}×${bits} bit`);

  const tiled = directory.fields.has(tag.tileOffsets);
  const offsets = await reader.numbers(directory, tiled ? tag.tileOffsets : tag.stripOffsets);
  const lengths = await reader.numbers(directory, tiled ? tag.tileCounts : tag.stripCounts);
  if (offsets.length === 0 || offsets.length !== lengths.length) throw new Refused('damaged', where);
  const parts = offsets.map((from, i) => ({ from, length: lengths[i]! }));
  if (parts.some(({ from, length }) => from + length > reader.length)) throw new Refused('cut-off', where);

  const partWidth = tiled ? await one(tag.tileWidth, 0) : width;
  const partHeight = tiled ? await one(tag.tileHeight, 0) : Math.min(height, await one(tag.rowsPerStrip, height));
  checkSize(partWidth, partHeight, where);
  const planes = (await one(tag.planar, 1)) === 2 ? samples : 1;
  const needed = Math.ceil(width / partWidth) * Math.ceil(height / partHeight) * planes;
  if (parts.length < needed) throw new Refused('damaged', where);
  // More parts than the picture has room for would only be work.
  if (parts.length > needed) throw new Refused('damaged', where);
  const partBytes = Math.ceil((partWidth * bits * samples) / 8) * partHeight;
  return { directory, width, height, compression, parts, tiled, partBytes };
}

/**
 * Looks into one page's parts for what would grow without bound: JPEGs that are larger than their page says, and deflated
 * strips that hold more than their rows. @throws Refused
 */
export async function checkParts(reader: TiffReader, page: TiffPage): Promise<void> {
  if (page.compression === 7) {
    for (const { from, length } of page.parts) {
      await checkFrame(sourceOfBytes(await reader.bytes(from, length)), true);
    }
  }
  if (page.compression === 8 || page.compression === 32946) {
    for (const { from, length } of page.parts) checkInflated(await reader.bytes(from, length), page.partBytes + 65_536);
  }
}

/** @throws Refused bomb, damaged */
function checkInflated(packed: Uint8Array, limit: number): void {
  let total = 0;
  const stream = (packed[0]! & 0x0f) === 8 ? new Unzlib() : new Inflate();
  stream.ondata = (piece) => {
    total += piece.length;
    if (total > limit) throw new Refused('bomb', `> ${limit}`);
  };
  try {
    for (let at = 0; at < packed.length; at += 4096) {
      stream.push(packed.subarray(at, at + 4096), at + 4096 >= packed.length);
    }
  } catch (cause) {
    throw cause instanceof Refused ? cause : new Refused('damaged', 'deflate');
  }
}
