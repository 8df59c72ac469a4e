import type { Bytes } from '../../../shared/bytes';
import { NotAuthentic } from '../../../shared/crypto/aead';
import { DeskFailure, unwrap } from '../../../shared/errors';
import { openChunk, openIndex, type ScanIdentity, type ScanIndex, scanKey } from '../../../shared/sync/scan';
import type { ScanEvent } from './held';
import type { ScanPlace, ScanStore } from './store';

/** A scan that is being read: its key, and the list of its chunks as the letter's event names it. */
export class Reading {
  private constructor(
    private readonly store: ScanStore,
    private readonly scan: ScanIdentity,
    private readonly at: ScanPlace,
    private readonly key: CryptoKey,
    private readonly index: ScanIndex,
  ) {}

  /** @throws DeskFailure SCAN_ABSENT, SCAN_DAMAGED when the list is not the one that the event names */
  static async open(
    store: ScanStore,
    at: ScanPlace,
    recId: string,
    { id, bytes, chunks, sha256 }: ScanEvent,
    rawKey: Bytes,
  ): Promise<Reading> {
    const scan = { recId, id, bytes };
    const key = await scanKey(rawKey);
    const { bytes: sealed } = unwrap(await store.read(at, chunks));
    return new Reading(store, scan, at, key, await authentic(openIndex(key, scan, sealed, sha256)));
  }

  get thumbnail(): Bytes {
    return this.index.thumbnail.slice();
  }

  /** @throws DeskFailure SCAN_ABSENT, SCAN_DAMAGED */
  async chunk(index: number): Promise<Bytes> {
    const { bytes } = unwrap(await this.store.read(this.at, index));
    return authentic(openChunk(this.key, this.scan, index, bytes, this.index));
  }
}

async function authentic<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof NotAuthentic) throw new DeskFailure('SCAN_DAMAGED', { cause: cause.message });
    throw cause;
  }
}
