/** Why a file is not attached. Each has its words under `scans.refusal.<reason>`. */
export const refusals = [
  'empty',
  'kind',
  'too-large',
  'too-much',
  'cut-off',
  'damaged',
  'too-many-pixels',
  'too-many-pages',
  'bomb',
  'locked',
  'unsupported',
  'too-slow',
  'unreadable',
] as const;
export type RefusalReason = (typeof refusals)[number];

/** `detail` says where the fault lies, for whoever repairs the file: a marker, a page, a size. Never words of the file. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly reason: RefusalReason,
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`);
  }
}

/** A picture of more pixels is not decoded: A3 at 600 dpi has 70 million. */
export const maxPixels = 100_000_000;
/** No side of a picture is longer. */
const maxSide = 32_000;
export const maxPages = 3000;

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** @throws Refused too-many-pixels, damaged for a side of nothing */
export function checkSize(width: number, height: number, where: string): PixelSize {
  if (width < 1 || height < 1) throw new Refused('damaged', `${where}: ${width}×${height}`);
  if (width > maxSide || height > maxSide || width * height > maxPixels) {
    throw new Refused('too-many-pixels', `${width}×${height}`);
  }
  return { width, height };
}
