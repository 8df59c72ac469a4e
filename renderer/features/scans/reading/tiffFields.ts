import { Refused } from './refusal';
import type { ByteSource } from './source';

/** One directory entry: where its values lie, and the values where they are numbers. */
export interface TiffField {
  readonly tag: number;
  /** 1 byte, 2 ASCII, 3 short, 4 long, 5 rational, 7 undefined; others are passed over. */
  readonly type: number;
  readonly count: number;
  readonly offset: number;
}

/** One page's directory. */
export interface TiffDirectory {
  readonly fields: ReadonlyMap<number, TiffField>;
  /** Where the next directory lies; 0 after the last. */
  readonly next: number;
}

export const tag = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  stripOffsets: 273,
  samples: 277,
  rowsPerStrip: 278,
  stripCounts: 279,
  planar: 284,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileCounts: 325,
  jpegTables: 347,
} as const;

export const sizeOfType: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };
const maxFields = 200;
/** Strips or tiles of one page. */
const maxValues = 100_000;

/** Reads a TIFF's directories and numbers in its own byte order. */
export class TiffReader {
  private constructor(
    private readonly source: ByteSource,
    readonly littleEndian: boolean,
    readonly first: number,
  ) {}

  /** @throws Refused cut-off */
  static async open(source: ByteSource): Promise<TiffReader> {
    const head = await source.read(0, 8);
    if (head.length < 8) throw new Refused('cut-off', 'header');
    const littleEndian = head[0] === 0x49;
    return new TiffReader(source, littleEndian, viewOf(head).getUint32(4, littleEndian));
  }

  /** @throws Refused cut-off, damaged */
  async directory(at: number): Promise<TiffDirectory> {
    const count = (await this.view(at, 2)).getUint16(0, this.littleEndian);
    if (count < 1 || count > maxFields) throw new Refused('damaged', `directory, byte ${at}`);
    const view = await this.view(at + 2, count * 12 + 4);
    const fields = new Map<number, TiffField>();
    for (let i = 0; i < count; i++) {
      const type = view.getUint16(i * 12 + 2, this.littleEndian);
      const values = view.getUint32(i * 12 + 4, this.littleEndian);
      const size = sizeOfType[type];
      if (size === undefined) continue;
      const inside = values * size <= 4;
      const offset = inside ? at + 2 + i * 12 + 8 : view.getUint32(i * 12 + 8, this.littleEndian);
      const number = view.getUint16(i * 12, this.littleEndian);
      fields.set(number, { tag: number, type, count: values, offset });
    }
    return { fields, next: view.getUint32(count * 12, this.littleEndian) };
  }

  /** The values of a field of whole numbers; empty when the page has none. @throws Refused damaged, cut-off */
  async numbers(directory: TiffDirectory, which: number): Promise<number[]> {
    const field = directory.fields.get(which);
    if (!field) return [];
    const size = sizeOfType[field.type]!;
    if (field.count > maxValues || size > 4) throw new Refused('damaged', `tag ${which}`);
    const view = await this.view(field.offset, field.count * size);
    return Array.from({ length: field.count }, (_, i) => {
      if (size === 1) return view.getUint8(i);
      return size === 2 ? view.getUint16(i * 2, this.littleEndian) : view.getUint32(i * 4, this.littleEndian);
    });
  }

  async bytes(from: number, length: number): Promise<Uint8Array> {
    const bytes = await this.source.read(from, from + length);
    if (bytes.length < length) throw new Refused('cut-off', `byte ${from}`);
    return bytes;
  }

  get length(): number {
    return this.source.length;
  }

  private async view(from: number, length: number): Promise<DataView> {
    return viewOf(await this.bytes(from, length));
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
