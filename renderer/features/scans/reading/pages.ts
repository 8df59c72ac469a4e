import { maxScanBytes, type ScanType } from '../../../../shared/model/scan';
import { type OpenPdf, openPdf, PdfFailure } from '../../../ui';
import type { Inspection } from './inspect';
import { PictureWorker } from './picture';
import { maxPages, type PixelSize, Refused } from './refusal';
import { type ByteSource, pieces, sourceOfBlob } from './source';

/** A file on its way in. Its bytes are read where they lie; `blob` is there when the browser holds it. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: ByteSource;
  readonly blob?: Blob;
}

export const incomingOf = (file: File): IncomingFile => ({ name: file.name, bytes: sourceOfBlob(file), blob: file });

/** What a file is, and its pages. Nothing of it is stored. @throws Refused */
export async function openFile({
  bytes,
  blob,
}: IncomingFile): Promise<{ readonly type: ScanType; readonly paper: OpenPdf }> {
  if (bytes.length > maxScanBytes) throw new Refused('too-large', String(bytes.length));
  const worker = new PictureWorker();
  try {
    const { type, pages } = await (blob ? worker.inspect(blob) : inspectPieces(worker, bytes));
    if (pages !== null) return { type, paper: picturePaper(worker, pages) };
    worker.close();
    return { type, paper: await openedPdf(bytes) };
  } catch (cause) {
    worker.close();
    throw cause instanceof Refused ? cause : new Refused('unreadable', '');
  }
}

async function inspectPieces(worker: PictureWorker, bytes: ByteSource): Promise<Inspection> {
  for await (const piece of pieces(bytes, 0, bytes.length)) await worker.chunk(piece.slice());
  return worker.complete();
}

/**
 * A scan out of the vault: pictures are read whole, PDFs as far as they are looked at.
 * @throws PdfFailure as the view of papers understands it
 */
export async function openScan(
  type: ScanType,
  source: ByteSource,
  chunks: () => AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<OpenPdf> {
  if (type === 'application/pdf') return openPdf(source);
  const worker = new PictureWorker();
  try {
    for await (const chunk of chunks()) await worker.chunk(chunk);
    const { pages } = await worker.complete();
    if (pages === null) throw new Refused('kind', type);
    return picturePaper(worker, pages);
  } catch (cause) {
    worker.close();
    throw cause instanceof Refused ? new PdfFailure(troubleOf(cause), { cause }) : cause;
  }
}

async function openedPdf(source: ByteSource): Promise<OpenPdf> {
  try {
    const pdf = await openPdf(source);
    if (pdf.pages >= 1 && pdf.pages <= maxPages) return pdf;
    pdf.close();
    throw new Refused(pdf.pages < 1 ? 'damaged' : 'too-many-pages', String(pdf.pages));
  } catch (cause) {
    throw cause instanceof PdfFailure ? new Refused(cause.trouble, 'PDF') : cause;
  }
}

/** Papers are scanned at about this many dots per inch, so that a picture of one is shown at about its size. */
const usualDpi = 200;
const perPixel = 72 / usualDpi;
const longestDrawn = 6000;
const bitmapsKept = 3;

/** Pictures in the manner of a PDF: sizes in points, pages drawn into canvases. */
function picturePaper(worker: PictureWorker, sizes: readonly PixelSize[]): OpenPdf {
  const kept = new Map<number, Promise<ImageBitmap>>();
  const bitmapOf = (page: number): Promise<ImageBitmap> => {
    const known = kept.get(page);
    if (known) return known;
    if (kept.size >= bitmapsKept) kept.delete(kept.keys().next().value!);
    const bitmap = worker.page(page);
    kept.set(page, bitmap);
    return bitmap;
  };
  return {
    pages: sizes.length,
    async size(page) {
      const { width, height } = sizes[page - 1]!;
      return { width: width * perPixel, height: height * perPixel };
    },
    async draw(page, canvas, { scale, rotation = 0, signal }) {
      const bitmap = await bitmapOf(page).catch((cause: unknown) => {
        throw cause instanceof Refused ? new PdfFailure(troubleOf(cause), { cause }) : cause;
      });
      if (!signal?.aborted) drawTurned(bitmap, canvas, scale * perPixel, rotation);
    },
    close() {
      kept.clear();
      worker.close();
    },
  };
}

function drawTurned(bitmap: ImageBitmap, canvas: HTMLCanvasElement, wanted: number, rotation: number): void {
  const factor = Math.min(wanted, longestDrawn / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.max(1, bitmap.width * factor), Math.max(1, bitmap.height * factor)];
  const lying = rotation % 180 !== 0;
  canvas.width = Math.round(lying ? height : width);
  canvas.height = Math.round(lying ? width : height);
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((rotation * Math.PI) / 180);
  context.drawImage(bitmap, -width / 2, -height / 2, width, height);
}

const troubleOf = ({ reason }: Refused): PdfFailure['trouble'] =>
  reason === 'too-slow' || reason === 'locked' || reason === 'unreadable' ? reason : 'damaged';
