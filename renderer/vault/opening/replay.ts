import { type Bytes, equalBytes } from '../../../shared/bytes';
import { DeskFailure } from '../../../shared/errors';
import { NotOps } from '../../../shared/sync/op';
import type { VaultCore } from '../core';
import { foldNow } from '../fold';
import { rowTag } from '../journal/chain';
import { decodeRow, NotARow, type Row } from '../journal/rows';
import type { FileRows } from './file-rows';

export interface Replay {
  /** Rows that IndexedDB did not have, or not whole. */
  readonly fromFile: number;
  /** The file copy has another row, or a broken one, where IndexedDB has a good one. */
  readonly fileDiffers: boolean;
  /** The file began as a snapshot that was never finished. */
  readonly unfinished: boolean;
}

/** Records in memory at which a long replay is folded on the way. */
const foldEvery = 16_384;

/**
 * Applies every row after the folded ones, from IndexedDB or else from the file copy, whichever opens at its place in
 * the chain. A row that opens from neither is told as an alarm and passed over; what can be read stays readable.
 */
export async function replay(core: VaultCore, own: ReadonlyMap<number, Bytes>, file: FileRows): Promise<Replay> {
  const last = Math.max(core.journal.last, file.last, ...own.keys());
  let { fromFile, fileDiffers, snapshotOpen } = { fromFile: 0, fileDiffers: false, snapshotOpen: false };
  let damaged = 0;
  for (let n = core.journal.last + 1; n <= last; n++) {
    const before = core.journal.tag;
    const mine = own.get(n);
    const theirs = await file.get(n);
    const good = (await openAs(core, n, before, mine)) ?? (await openAs(core, n, before, theirs));
    const bytes = good?.bytes ?? mine ?? theirs;
    if (good) {
      await core.applyRow(good.row, n, before);
      const { kind } = good.row;
      if (kind === 'checkpoint') snapshotOpen = n === 1;
      else if (kind === 'snapshot') snapshotOpen = true;
    } else if (damaged++ === 0)
      core.emit('alarm', { error: { code: 'VAULT_DAMAGED', params: { store: 'journal', block: n } } });
    if (bytes === undefined) continue;
    if (bytes !== mine) {
      await core.db.journal.put({ n, bytes });
      fromFile++;
    } else if (theirs !== undefined && !equalBytes(mine, theirs)) fileDiffers = true;
    core.startAt({ last: n, tag: await rowTag(bytes) });
    if (core.records.unfolded > foldEvery) await foldNow(core);
    if (fromFile > 0 && n % 16 === 0) core.emit('progress', { job: 'rebuild', done: n, total: last });
  }
  return { fromFile, fileDiffers, unfinished: snapshotOpen };
}

async function openAs(
  core: VaultCore,
  n: number,
  before: Bytes,
  bytes: Bytes | undefined,
): Promise<{ row: Row; bytes: Bytes } | null> {
  if (!bytes) return null;
  const plaintext = await core.sealers.chain.open(n, before, bytes);
  if (!plaintext) return null;
  try {
    return { row: decodeRow(plaintext), bytes };
  } catch (cause) {
    // Authentic but senseless: written by a broken version. Told like damage, never fatal.
    if (cause instanceof NotARow || cause instanceof NotOps || cause instanceof DeskFailure) return null;
    throw cause;
  }
}
