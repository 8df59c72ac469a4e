import { decode, decodeImage, toRGBA8 } from 'utif2';
import { Refused } from './refusal';
import { checkParts, type TiffPage } from './tiff';
import { sizeOfType, type TiffReader, tag } from './tiffFields';

/**
 * Decodes one page. Only that page's bytes are brought into memory, as a TIFF of one page: the decoder never sees the
 * rest of the file. @throws Refused damaged, bomb, unsupported, too-many-pixels
 */
export async function decodeTiffPage(reader: TiffReader, page: TiffPage): Promise<ImageData> {
  await checkParts(reader, page);
  const single = await singlePage(reader, page);
  try {
    const [directory] = decode(single.buffer);
    decodeImage(single.buffer, directory!);
    const pixels = toRGBA8(directory!);
    if (directory!.width !== page.width || directory!.height !== page.height) throw new Error('size');
    const { buffer, byteOffset, length } = pixels;
    return new ImageData(new Uint8ClampedArray(buffer as ArrayBuffer, byteOffset, length), page.width, page.height);
  } catch {
    throw new Refused('damaged', 'TIFF');
  }
}

/** Tags that the decoder needs; the others (names, dates, thumbnails) are left out. */
const needed = new Set([
  254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 292, 293, 317, 320, 322, 323, 324, 325, 338, 339,
  347, 530, 532,
]);

async function singlePage(reader: TiffReader, page: TiffPage): Promise<Uint8Array<ArrayBuffer>> {
  const { littleEndian } = reader;
  const offsetsTag = page.tiled ? tag.tileOffsets : tag.stripOffsets;
  const countsTag = page.tiled ? tag.tileCounts : tag.stripCounts;
  const fields = [...page.directory.fields.values()]
    .filter((field) => needed.has(field.tag) && field.tag !== offsetsTag && field.tag !== countsTag)
    .sort((a, b) => a.tag - b.tag);
  const values: { tag: number; type: number; count: number; bytes: Uint8Array }[] = [];
  for (const { tag: number, type, count, offset } of fields) {
    const length = count * sizeOfType[type]!;
    if (length > 1_000_000) throw new Refused('damaged', `tag ${number}`);
    values.push({ tag: number, type, count, bytes: await reader.bytes(offset, length) });
  }
  const longs = (numbers: readonly number[]): Uint8Array => {
    const view = new DataView(new ArrayBuffer(numbers.length * 4));
    for (const [i, number] of numbers.entries()) view.setUint32(i * 4, number, littleEndian);
    return new Uint8Array(view.buffer);
  };
  const count = page.parts.length;
  const directoryBytes = 2 + (values.length + 2) * 12 + 4;
  let at = 8 + directoryBytes;
  const placed = [
    ...values,
    ...[offsetsTag, countsTag].map((number) => ({ tag: number, type: 4, count, bytes: longs([]) })),
  ]
    .sort((a, b) => a.tag - b.tag)
    .map((value) => {
      const length = value.count * sizeOfType[value.type]!;
      const offset = length <= 4 ? null : at;
      if (offset !== null) at += length + (length % 2);
      return { ...value, offset };
    });
  const partOffsets = page.parts.map(({ length }) => {
    const offset = at;
    at += length;
    return offset;
  });

  const out = new Uint8Array(at);
  const view = new DataView(out.buffer);
  out.set(littleEndian ? [0x49, 0x49] : [0x4d, 0x4d]);
  view.setUint16(2, 42, littleEndian);
  view.setUint32(4, 8, littleEndian);
  view.setUint16(8, placed.length, littleEndian);
  for (const [i, value] of placed.entries()) {
    const entry = 10 + i * 12;
    const bytes =
      value.tag === offsetsTag
        ? longs(partOffsets)
        : value.tag === countsTag
          ? longs(page.parts.map(({ length }) => length))
          : value.bytes;
    view.setUint16(entry, value.tag, littleEndian);
    view.setUint16(entry + 2, value.type, littleEndian);
    view.setUint32(entry + 4, value.count, littleEndian);
    if (value.offset === null) out.set(bytes, entry + 8);
    else {
      view.setUint32(entry + 8, value.offset, littleEndian);
      out.set(bytes, value.offset);
    }
  }
  for (const [i, { from, length }] of page.parts.entries()) out.set(await reader.bytes(from, length), partOffsets[i]!);
  return out;
}
