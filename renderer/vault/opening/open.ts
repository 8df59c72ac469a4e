import { type Bytes, fromHex, toHex } from '../../../shared/bytes';
import { hkdfFromKey } from '../../../shared/crypto/hkdf';
import { DeskFailure, unwrap } from '../../../shared/errors';
import { type Emit, type Sealers, VaultCore } from '../core';
import { noRow, RowChain } from '../journal/chain';
import type { VaultPorts } from '../ports';
import { CodeTable } from '../records/codes';
import { BlockSealer } from '../store/blocks';
import { blockStores, VaultDb, type VaultFamily } from '../store/db';
import { damagedKey, decodeManifest, type Manifest, manifestKey } from '../store/manifest';
import type { SyncFacts } from '../sync-facts';
import { appendMissing, beginFileAnew, fileContinues } from './file-copy';
import { FileRows } from './file-rows';
import { loadState } from './load';
import { replay } from './replay';
import { salvage } from './salvage';

export interface Opened {
  readonly core: VaultCore;
  /** Set when rows came from the file copy. */
  readonly rebuilt: { readonly rows: number } | null;
  /** Rows that were not folded yet. */
  readonly overlay: number;
}

export interface Opening {
  readonly vaultId: string;
  /** The vault's data key, imported for HKDF. */
  readonly dek: CryptoKey;
  readonly ports: VaultPorts;
  readonly facts: SyncFacts;
  readonly emit: Emit;
  readonly family?: VaultFamily;
}

/**
 * Opens the vault or creates it. What IndexedDB lacks comes from the file copy and the other way round; stores that are
 * damaged are made again from the file copy; a damaged event log is told as an alarm and everything readable stays so.
 * @throws DeskFailure VAULT_DAMAGED when nothing can be read, DISK_FULL or SAVE_FAILED when repairs can't be written
 */
export async function openVault(opening: Opening): Promise<Opened> {
  const db = new VaultDb(opening.vaultId, opening.family);
  await db.open();
  const sealers = await makeSealers(opening.dek, opening.vaultId);
  const nothingYet = opening.facts.snapshot();
  try {
    return await openStored(opening, db, sealers);
  } catch (cause) {
    if (!(cause instanceof DeskFailure) || cause.error.code !== 'VAULT_DAMAGED') throw cause;
    opening.emit('alarm', { error: cause.error });
    opening.facts.restore(nothingYet);
    return repair(opening, db, sealers);
  }
}

async function openStored(opening: Opening, db: VaultDb, sealers: Sealers): Promise<Opened> {
  const manifest = await readManifest(db, sealers);
  if (await db.state.get(damagedKey)) throw sealers.segments.damaged(0);
  const codes = new CodeTable([...(manifest?.codes ?? [''])]);
  const core = new VaultCore(db, opening.ports, opening.facts, sealers, opening.emit, codes);
  if (manifest) await loadState(core, manifest);
  const from = core.foldedUpTo;
  const tag = manifest?.tag ?? noRow;
  core.startAt({ last: from, tag });
  const { files } = opening.ports;
  const file = unwrap(await files.status());
  const ours = file.last < from || (await fileContinues(files, from, tag));
  const own = new Map((await db.journal.where('n').above(from).toArray()).map(({ n, bytes }) => [n, bytes]));
  const rows = new FileRows(files, ours ? file.last : 0);
  const replayed = await replay(core, own, rows);
  if (ours) await rows.lookBehindLast();
  if (rows.error) opening.emit('alarm', { error: rows.error });
  if (!ours) opening.emit('alarm', { error: { code: 'VAULT_DAMAGED', params: { store: 'file', block: from } } });
  const overlay = core.journal.last - from;
  const usable = ours && !replayed.fileDiffers && !replayed.unfinished && !rows.error && !manifest?.fileIncomplete;
  if (usable && file.last >= from) await appendMissing(files, missing(own, file.last));
  else await beginFileAnew(core);
  return { core, rebuilt: replayed.fromFile > 0 ? { rows: replayed.fromFile } : null, overlay };
}

/** Stores that can't be opened are emptied and filled again from the file copy, or from what can still be opened. */
async function repair(opening: Opening, db: VaultDb, sealers: Sealers): Promise<Opened> {
  const file = unwrap(await opening.ports.files.status());
  const manifest = await readManifest(db, sealers).catch(() => null);
  const fileSuffices =
    file.last > 0 &&
    manifest?.fileIncomplete !== true &&
    (manifest === null ||
      (file.last >= manifest.foldedUpTo &&
        (await fileContinues(opening.ports.files, manifest.foldedUpTo, manifest.tag))));
  if (!fileSuffices) {
    if (!manifest) throw sealers.state.damaged(manifestKey);
    return salvage(opening, db, sealers, manifest);
  }
  await db.transaction('rw', db.tables, async () => {
    for (const store of blockStores) await db.table(store).clear();
  });
  return openStored(opening, db, sealers);
}

export async function readManifest(db: VaultDb, sealers: Sealers): Promise<Manifest | null> {
  const sealed = await db.state.get(manifestKey);
  if (!sealed) return null;
  const manifest = decodeManifest(await sealers.state.open(manifestKey, 0, sealed));
  if (!manifest) throw sealers.state.damaged(manifestKey);
  return manifest;
}

async function makeSealers(dek: CryptoKey, vaultId: string): Promise<Sealers> {
  const sealer = (store: string) => BlockSealer.make(dek, vaultId, store);
  const [chain, segments, columns, search, state, drafts] = await Promise.all([
    RowChain.make(dek, vaultId),
    sealer('segments'),
    sealer('columns'),
    sealer('search'),
    sealer('state'),
    sealer('drafts'),
  ]);
  const scanPlace = async (recId: string) => toHex(await hkdfFromKey(dek, fromHex(recId), 'scan place', 16));
  return { chain, segments, columns, search, state, drafts, scanPlace };
}

const missing = (own: ReadonlyMap<number, Bytes>, fileLast: number) =>
  [...own]
    .filter(([n]) => n > fileLast)
    .map(([n, bytes]) => ({ n, bytes }))
    .sort((a, b) => a.n - b.n);
