import { DeskFailure } from '../../../shared/errors';
import type { VaultCore } from '../core';
import { blockRows, columnsVersion } from '../records/columns';
import { decodeRecord, splitSegment } from '../records/segment';
import { shownOf } from '../records/summary';
import { searchParts, searchRows } from '../search/text';
import type { Manifest } from '../store/manifest';

/** Columns and counts into memory: after this the list can be sorted. @throws DeskFailure VAULT_DAMAGED */
export async function loadState(core: VaultCore, manifest: Manifest): Promise<void> {
  const { stores, records } = core;
  stores.segments.generations.push(...manifest.segments);
  stores.columns.generations.push(...manifest.columns);
  stores.search.generations.push(...manifest.search);
  core.foldedUpTo = manifest.foldedUpTo;
  core.held = [...manifest.held];
  records.lastStamp = manifest.lastStamp;
  core.facts.restore(manifest.facts);
  await core.rules.restore(manifest.rules);
  core.dues.countedBy = manifest.countedBy;
  records.columns.reserve(manifest.records);
  if (manifest.columnsVersion === columnsVersion)
    await stores.columns.readAll((_, plaintext) => records.columns.load(plaintext));
  else await listAgain(core);
  if (records.columns.count !== manifest.records) throw stores.columns.damaged(stores.columns.generations.length);
}

/** Columns of an older layout are made again from the letters; the next fold stores them. */
async function listAgain({ records, stores, dues }: VaultCore): Promise<void> {
  dues.countedBy = '';
  await stores.segments.readAll((_, plaintext) => {
    for (const bytes of splitSegment(plaintext)) records.list(decodeRecord(bytes));
  });
  for (let block = 0; block * blockRows < records.columns.count; block++) dues.toWrite.add(block);
}

/** Search text into memory and indexed, block by block; a block that can't be used is made again from the letters. */
export async function loadSearch(core: VaultCore): Promise<void> {
  const { search } = core.stores;
  for (let block = 0; block < search.generations.length; block++) {
    try {
      core.records.search.load(block, await search.read(block));
    } catch (cause) {
      if (cause instanceof DeskFailure) core.emit('alarm', { error: cause.error });
      else if (!(cause instanceof RangeError)) throw cause;
      await indexAgain(core, block);
    }
  }
}

async function indexAgain(core: VaultCore, block: number): Promise<void> {
  const { columns, search } = core.records;
  const end = Math.min(columns.count, (block + 1) * searchRows);
  for (let ordinal = block * searchRows; ordinal < end; ordinal++) {
    const record = await core.records.load(columns.recId(ordinal));
    if (record) search.set(ordinal, searchParts(shownOf(record.ops)));
  }
  core.searchToWrite.add(block);
}
