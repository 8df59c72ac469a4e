import { type Bytes, randomBytes } from '../../shared/bytes';
import { decodeCbor, encodeCbor } from '../../shared/codec/cbor';
import { DeskFailure } from '../../shared/errors';
import type { Value } from '../../shared/sync/op';
import type { Draft } from './api';
import type { FileCopy } from './ports';
import type { BlockSealer } from './store/blocks';
import { type VaultDb, writeFailure } from './store/db';

/** Keys of the officer's settings begin so; they are no drafts. */
export const prefPrefix = 'pref:';

interface Kept extends Draft {
  /** Random, so that the store says nothing about what is drafted. */
  readonly place: number;
}

/** Half-written letters, sealed. A draft that does not open any more is left alone and not shown. */
export class Drafts {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly db: VaultDb,
    private readonly sealer: BlockSealer,
    private readonly now: () => number,
    private readonly files: Pick<FileCopy, 'status'>,
  ) {}

  /** Reads what the last session left; answers how many could not be opened. */
  async load(): Promise<number> {
    let damaged = 0;
    const places = await this.db.drafts.toCollection().primaryKeys();
    for (const place of places) {
      const draft = await this.read(place);
      if (draft) this.kept.set(draft.key, draft);
      else damaged++;
    }
    return damaged;
  }

  async put(key: string, value: Value): Promise<void> {
    const place = this.kept.get(key)?.place ?? randomPlace();
    const savedMs = this.now();
    const sealed = await this.sealer.seal(place, 0, encodeCbor([key, savedMs, value]));
    try {
      await this.db.drafts.put(sealed, place);
    } catch (cause) {
      throw await writeFailure(cause, this.db, this.files);
    }
    this.kept.set(key, { key, savedMs, value, place });
  }

  get(key: string): Draft | null {
    const draft = this.kept.get(key);
    return draft ? show(draft) : null;
  }

  /** Drafts without settings, newest first. */
  list(): Draft[] {
    return [...this.kept.values()]
      .filter(({ key }) => !key.startsWith(prefPrefix))
      .sort((a, b) => b.savedMs - a.savedMs)
      .map(show);
  }

  async remove(key: string): Promise<void> {
    const place = this.place(key);
    if (place === undefined) return;
    await this.db.drafts.delete(place);
    this.kept.delete(key);
  }

  /** Where a draft is stored, for removing it together with the save that it became. */
  place(key: string): number | undefined {
    return this.kept.get(key)?.place;
  }

  /** The draft was removed with a save. */
  forget(key: string): void {
    this.kept.delete(key);
  }

  private async read(place: number): Promise<Kept | null> {
    let plaintext: Bytes;
    try {
      plaintext = await this.sealer.open(place, 0, await this.db.drafts.get(place));
    } catch (cause) {
      if (cause instanceof DeskFailure) return null;
      throw cause;
    }
    const [key, savedMs, value] = decodeCbor(plaintext) as [string, number, Value];
    return { key, savedMs, value, place };
  }
}

const show = ({ key, savedMs, value }: Kept): Draft => ({ key, savedMs, value });

function randomPlace(): number {
  const view = new DataView(randomBytes(8).buffer);
  return view.getUint32(0) * 2 ** 20 + (view.getUint32(4) >>> 12);
}
