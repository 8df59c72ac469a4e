import type { PDFDocumentProxy, PDFPageProxy, PDFWorker, RenderTask } from 'pdfjs-dist';

import { startTrustedWorker } from '../trusted-worker';
import workerUrl from './pdf.worker?worker&url';

/** The bytes of a PDF, read piece by piece: nothing needs to hold a large one whole. */
export interface PdfBytes {
  readonly length: number;
  /** Bytes `from` up to and without `to`. A rejection ends the document with `unreadable`. */
  read(from: number, to: number): Promise<Uint8Array>;
}

/** What is wrong with a PDF. `locked`: it has a password or restrictions; `too-slow`: it was given up after a while. */
export type PdfTrouble = 'damaged' | 'locked' | 'too-slow' | 'unreadable';

export class PdfFailure extends Error {
  override readonly name = 'PdfFailure';
  constructor(
    readonly trouble: PdfTrouble,
    options?: ErrorOptions,
  ) {
    super(trouble, options);
  }
}

export interface PdfLimits {
  /** Images of more pixels are left blank. */
  readonly imagePixels: number;
  /** How long opening or drawing one page may take before the document is given up, in ms. */
  readonly patienceMs: number;
}

const usualPdfLimits: PdfLimits = { imagePixels: 100_000_000, patienceMs: 30_000 };

/** Largest canvas that is made for a page. Beyond it the page is drawn smaller and stretched. */
const maxCanvasPixels = 36_000_000;
const pieceBytes = 1024 * 1024;

/** An open PDF. Every call throws PdfFailure once the document has been given up. */
export interface OpenPdf {
  readonly pages: number;
  /** Size of a page (from 1) in points of 1/72 inch, its own rotation applied. */
  size(page: number): Promise<{ readonly width: number; readonly height: number }>;
  /**
   * Draws a page into the canvas, which gets its size in pixels: `scale` 1 is 72 pixels per inch. Aborting leaves the
   * canvas as it is; the promise then resolves all the same.
   */
  draw(page: number, canvas: HTMLCanvasElement, options: DrawOptions): Promise<void>;
  /** Ends the worker with everything in it. */
  close(): void;
}

export interface DrawOptions {
  readonly scale: number;
  /** Clockwise, on top of the page's own: 0, 90, 180 or 270. */
  readonly rotation?: number;
  readonly signal?: AbortSignal;
}

/**
 * Opens a PDF in a worker of its own, which has no network and ends with `close`: scripts in it never run, links and
 * forms are only drawn. @throws PdfFailure
 */
export async function openPdf(source: PdfBytes | Uint8Array, limits: PdfLimits = usualPdfLimits): Promise<OpenPdf> {
  const pdfjs = await import('pdfjs-dist');
  const port = startTrustedWorker(workerUrl);
  const worker: PDFWorker = pdfjs.PDFWorker.create({ port, verbosity: 0 });
  let given: PdfFailure | null = null;
  let giveUp: (failure: PdfFailure) => void = () => undefined;
  const gone = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  gone.catch(() => undefined);
  const end = (trouble: PdfTrouble): void => {
    if (given) return;
    given = new PdfFailure(trouble);
    port.terminate();
    giveUp(given);
  };
  // Terminating is the only thing that stops a worker in the middle of a bomb.
  const within = async <T>(work: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => end('too-slow'), limits.patienceMs);
    try {
      return await Promise.race([work, gone]);
    } catch (cause) {
      throw given ?? (cause instanceof PdfFailure ? cause : new PdfFailure(troubleOf(cause)));
    } finally {
      clearTimeout(timer);
    }
  };
  port.onerror = () => end('damaged');

  const transport = source instanceof Uint8Array ? null : transportOf(pdfjs, source, () => end('unreadable'));
  const loading = pdfjs.getDocument({
    ...(transport ? { range: transport, length: transport.length } : { data: (source as Uint8Array).slice() }),
    worker,
    rangeChunkSize: pieceBytes,
    disableAutoFetch: true,
    disableStream: true,
    useWasm: false,
    wasmUrl: decoderUrl(),
    maxImageSize: limits.imagePixels,
    enableXfa: false,
    disableWorkerRendering: true,
    verbosity: 0,
  });
  // Nobody is asked for a password: such a file is refused.
  loading.onPassword = () => end('locked');
  try {
    const pdf = await within(loading.promise);
    if (await within(isRestricted(pdf))) throw new PdfFailure('locked');
    return openedPdf(pdf, { within, end: () => end('unreadable') });
  } catch (cause) {
    end('damaged');
    throw cause;
  }
}

interface Guard {
  within<T>(work: Promise<T>): Promise<T>;
  end(): void;
}

function openedPdf(pdf: PDFDocumentProxy, { within, end }: Guard): OpenPdf {
  const page = (number: number): Promise<PDFPageProxy> => within(pdf.getPage(number));
  return {
    pages: pdf.numPages,
    async size(number) {
      const { width, height } = (await page(number)).getViewport({ scale: 1 });
      return { width, height };
    },
    async draw(number, canvas, { scale, rotation = 0, signal }) {
      const proxy = await page(number);
      const turned = (proxy.rotate + rotation) % 360;
      const whole = proxy.getViewport({ scale, rotation: turned });
      const shrink = Math.min(1, Math.sqrt(maxCanvasPixels / (whole.width * whole.height)));
      const viewport = shrink < 1 ? proxy.getViewport({ scale: scale * shrink, rotation: turned }) : whole;
      if (signal?.aborted) return;
      canvas.width = Math.max(1, Math.floor(viewport.width));
      canvas.height = Math.max(1, Math.floor(viewport.height));
      const task: RenderTask = proxy.render({ canvas, viewport, background: '#ffffff' });
      const cancel = () => task.cancel();
      signal?.addEventListener('abort', cancel);
      try {
        await within(task.promise);
      } catch (cause) {
        if (!signal?.aborted) throw cause;
      } finally {
        signal?.removeEventListener('abort', cancel);
        proxy.cleanup();
      }
    },
    close: end,
  };
}

async function isRestricted(pdf: PDFDocumentProxy): Promise<boolean> {
  const { info } = await pdf.getMetadata();
  return (info as { EncryptFilterName?: string | null }).EncryptFilterName != null;
}

function transportOf(pdfjs: typeof import('pdfjs-dist'), source: PdfBytes, failed: () => void) {
  class Pieces extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      source.read(begin, Math.min(end, source.length)).then((piece) => this.onDataRange(begin, piece), failed);
    }
  }
  return new Pieces(source.length, null);
}

/** Where the build puts the decoders of JBIG2, fax and JPEG 2000 that run without WebAssembly (build/vite.renderer.mjs). */
const decoderUrl = (): string => new URL('pdf/', document.baseURI).href;

const troubleOf = (cause: unknown): PdfTrouble =>
  cause instanceof Error && cause.name === 'PasswordException' ? 'locked' : 'damaged';
