import type { ScanType } from '../../../../shared/model/scan';
import { type OpenPdf, openPdf, PdfFailure } from '../../../ui';
import { PictureWorker } from './picture';
import { maxPages, Refused } from './refusal';
import { type ByteSource, sourceOfBlob } from './source';

/** An open paper, whatever its kind: pages that can be drawn. */
export interface Pages {
  readonly count: number;
  /** Size of a page (from 1) at scale 1, which is how it is read on paper as far as that is known. */
  size(page: number): Promise<{ readonly width: number; readonly height: number }>;
  /** Draws a page; `rotation` is clockwise, 0, 90, 180 or 270. @throws Refused */
  draw(page: number, canvas: HTMLCanvasElement, options: DrawOptions): Promise<void>;
  close(): void;
}

export interface DrawOptions {
  readonly scale: number;
  readonly rotation: number;
  readonly signal: AbortSignal;
}

/** A file of the officer's: what it is, and its pages. Nothing of it is stored. @throws Refused */
export async function openFile(file: Blob): Promise<{ readonly type: ScanType; readonly pages: Pages }> {
  const worker = new PictureWorker();
  try {
    const { type, pages } = await worker.inspect(file);
    if (pages !== null) return { type, pages: picturePages(worker, pages) };
    worker.close();
    return { type, pages: await pdfPages(sourceOfBlob(file)) };
  } catch (cause) {
    worker.close();
    throw cause;
  }
}

/** A scan out of the vault. `chunk` gives its opened pieces; pictures are read whole, PDFs as far as they are looked at. */
export async function openScan(
  type: ScanType,
  source: ByteSource,
  chunks: () => AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<Pages> {
  if (type === 'application/pdf') return pdfPages(source);
  const worker = new PictureWorker();
  try {
    for await (const chunk of chunks()) await worker.chunk(chunk);
    return picturePages(worker, await worker.complete(type));
  } catch (cause) {
    worker.close();
    throw cause;
  }
}

async function pdfPages(source: ByteSource): Promise<Pages> {
  const pdf = await asRefused(openPdf(source));
  if (pdf.pages < 1 || pdf.pages > maxPages) {
    pdf.close();
    throw new Refused(pdf.pages < 1 ? 'damaged' : 'too-many-pages', String(pdf.pages));
  }
  return pagesOfPdf(pdf);
}

const pagesOfPdf = (pdf: OpenPdf): Pages => ({
  count: pdf.pages,
  size: (page) => asRefused(pdf.size(page)),
  draw: (page, canvas, options) => asRefused(pdf.draw(page, canvas, options)),
  close: () => pdf.close(),
});

async function asRefused<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof PdfFailure) throw new Refused(cause.trouble, 'PDF');
    throw cause;
  }
}

/** Papers are scanned at about this many dots per inch; shown at 72 they have about the size of a PDF's page. */
const usualDpi = 200;
const longestDrawn = 6000;

function picturePages(worker: PictureWorker, count: number): Pages {
  let held: { readonly page: number; readonly bitmap: Promise<ImageBitmap> } | null = null;
  const bitmapOf = (page: number): Promise<ImageBitmap> => {
    if (held?.page !== page) {
      held?.bitmap.then((bitmap) => bitmap.close()).catch(() => undefined);
      held = { page, bitmap: worker.page(page) };
    }
    return held.bitmap;
  };
  return {
    count,
    async size(page) {
      const { width, height } = await bitmapOf(page);
      return { width: (width * 72) / usualDpi, height: (height * 72) / usualDpi };
    },
    async draw(page, canvas, { scale, rotation, signal }) {
      const bitmap = await bitmapOf(page);
      if (signal.aborted) return;
      const wanted = (scale * 72) / usualDpi;
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
    },
    close() {
      held?.bitmap.then((bitmap) => bitmap.close()).catch(() => undefined);
      worker.close();
    },
  };
}
