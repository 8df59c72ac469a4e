import { startTrustedWorker } from '../../../trusted-worker';
import type { Inspection } from './inspect';
import workerUrl from './picture.worker?worker&url';
import type { FromPicture, PictureAnswer, ToPicture } from './pictureMessages';
import { Refused } from './refusal';

type Asked<T> = T extends unknown ? Omit<T, 'id'> : never;

/** How long one look or one page may take before the file is given up, in ms. */
const patienceMs = 60_000;

/** The worker that looks at one file. It ends with `close`, and by itself when a file keeps it busy for too long. */
export class PictureWorker {
  private readonly worker = startTrustedWorker(workerUrl);
  private readonly waiting = new Map<number, { resolve(answer: PictureAnswer): void; reject(cause: Refused): void }>();
  private lastId = 0;
  private ended: Refused | null = null;

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<FromPicture>) => {
      const waiting = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.ok) waiting?.resolve(data.answer);
      else waiting?.reject(new Refused(data.reason, data.detail));
    };
    this.worker.onerror = () => this.end(new Refused('damaged', 'worker'));
  }

  /** @throws Refused */
  async inspect(file: Blob): Promise<Inspection> {
    return ((await this.ask({ ask: 'inspect', file })) as { inspection: Inspection }).inspection;
  }

  /** Hands a piece of the vault's scan over; the buffer is transferred. */
  async chunk(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.ask({ ask: 'chunk', bytes }, [bytes.buffer]);
  }

  /** All pieces came, and are looked at once more: they may be from another desk. @throws Refused */
  async complete(): Promise<Inspection> {
    return ((await this.ask({ ask: 'complete' })) as { inspection: Inspection }).inspection;
  }

  /** The pixels of a page, from 1. @throws Refused */
  async page(page: number): Promise<ImageBitmap> {
    return ((await this.ask({ ask: 'page', page })) as { bitmap: ImageBitmap }).bitmap;
  }

  close(): void {
    this.end(new Refused('unreadable', 'closed'));
  }

  private ask(message: Asked<ToPicture>, transfer: Transferable[] = []): Promise<PictureAnswer> {
    if (this.ended) return Promise.reject(this.ended);
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.end(new Refused('too-slow', `${patienceMs / 1000} s`)), patienceMs);
      this.waiting.set(id, {
        resolve: (answer) => {
          clearTimeout(timer);
          resolve(answer);
        },
        reject: (cause) => {
          clearTimeout(timer);
          reject(cause);
        },
      });
      this.worker.postMessage({ ...message, id }, transfer);
    });
  }

  private end(cause: Refused): void {
    if (this.ended) return;
    this.ended = cause;
    this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(cause);
    this.waiting.clear();
  }
}
