import { type Bytes, randomBytes, randomId, toHex } from '../../../shared/bytes';
import { sha256 } from '../../../shared/crypto/hash';
import { DeskFailure, unwrap } from '../../../shared/errors';
import { chunkCount, maxScanBytes } from '../../../shared/model/scan';
import { chunkLength, hashBytes, type ScanIdentity, scanKey, sealFrame, sealIndex } from '../../../shared/sync/scan';
import type { ScanPlace, ScanStore } from './store';

/** What a finished scan is told by. */
export interface SealedScan {
  readonly chunks: number;
  /** SHA-256 over the chunks' hashes, as hex. */
  readonly sha256: string;
  /** The scan's key, as hex. */
  readonly key: string;
}

/** A scan on its way in: one chunk at a time is in memory, and nothing counts until `finish`. */
export class Sealing {
  private next = 0;
  private busy = false;
  private readonly hashes: Bytes;

  private constructor(
    private readonly store: ScanStore,
    readonly scan: ScanIdentity,
    readonly at: ScanPlace,
    private readonly raw: Bytes,
    private readonly key: CryptoKey,
  ) {
    this.hashes = new Uint8Array(chunkCount(scan.bytes) * hashBytes);
  }

  /** @throws DeskFailure DISK_FULL, SAVE_FAILED, NOT_ALLOWED when too many are on their way */
  static async begin(store: ScanStore, recId: string, place: string, bytes: number): Promise<Sealing> {
    if (bytes < 1 || bytes > maxScanBytes) throw new DeskFailure('BAD_INPUT', { what: 'bytes' });
    const scan = { recId, id: randomId(), bytes };
    const at = { place, id: scan.id };
    unwrap(await store.begin(at));
    const raw = randomBytes(32);
    return new Sealing(store, scan, at, raw, await scanKey(raw));
  }

  /**
   * Seals and writes chunk `index`; chunks come in order. Answers how many bytes are written.
   * @throws DeskFailure BAD_INPUT for another chunk or one of a wrong length, DISK_FULL, SAVE_FAILED
   */
  async put(index: number, bytes: Bytes): Promise<number> {
    const { scan } = this;
    if (this.busy || index !== this.next || index >= chunkCount(scan.bytes)) {
      throw new DeskFailure('BAD_INPUT', { expected: this.next });
    }
    if (bytes.length !== chunkLength(scan.bytes, index)) throw new DeskFailure('BAD_INPUT', { what: 'length' });
    this.busy = true;
    try {
      this.hashes.set(await sha256(bytes), index * hashBytes);
      unwrap(await this.store.write(scan.id, index, await sealFrame(this.key, scan, index, bytes)));
      this.next++;
    } finally {
      this.busy = false;
    }
    return Math.min(scan.bytes, this.next * chunkLength(scan.bytes, 0));
  }

  /** All of it is on the disk when this resolves. @throws DeskFailure BAD_INPUT while chunks are missing, DISK_FULL, … */
  async finish(thumbnail: Bytes): Promise<SealedScan> {
    const { scan, hashes, next } = this;
    const chunks = chunkCount(scan.bytes);
    if (this.busy || next !== chunks) throw new DeskFailure('BAD_INPUT', { expected: next });
    unwrap(await this.store.write(scan.id, chunks, await sealIndex(this.key, scan, { hashes, thumbnail })));
    unwrap(await this.store.finish(scan.id));
    return { chunks, sha256: toHex(await sha256(hashes)), key: toHex(this.raw) };
  }

  /** Clears away what was written. */
  async abort(): Promise<void> {
    this.raw.fill(0);
    unwrap(await this.store.abort(this.scan.id));
  }
}
