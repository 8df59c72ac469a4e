import type { Bytes } from '../../../shared/bytes';
import { startTrustedWorker } from '../../trusted-worker';
import { deflate } from './deflate';
import deflateUrl from './deflate.worker?worker&url';

/**
 * Deflates beside the vault's thread while it makes the next records, for long work such as an import. The helper sees
 * what the vault worker sees and nothing else, and ends with `stop`, or with the vault worker.
 */
export class Deflater {
  private readonly waiting: ((packed: Bytes) => void)[] = [];
  private readonly worker: Worker | null = typeof Worker === 'undefined' ? null : startTrustedWorker(deflateUrl);

  constructor() {
    if (this.worker) this.worker.onmessage = ({ data }: MessageEvent<Bytes>) => this.waiting.shift()!(data);
  }

  /** `bytes` are handed over. */
  deflate(bytes: Bytes): Promise<Bytes> {
    const { worker } = this;
    if (!worker) return Promise.resolve(deflate(bytes));
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      worker.postMessage(bytes, [bytes.buffer]);
    });
  }

  stop(): void {
    this.worker?.terminate();
  }
}
