import type { VaultCore } from './core';
import { blockRows, columnsVersion } from './records/columns';
import { encodeRecord, encodeSegment, segmentRecords } from './records/segment';
import { searchRows } from './search/text';
import type { SealedBlock, SealedStore } from './store/block-store';
import { writeFailure } from './store/db';
import { encodeManifest, type Manifest, manifestKey } from './store/manifest';

/**
 * Moves what the journal holds into segments, columns and search text: touched blocks only, in one strict transaction
 * with the manifest and the removal of the rows. Rows with ops that are in no batch yet stay,
 * except where the segments hold them as they were. A crash before the end leaves everything as it was.
 */
export async function fold(core: VaultCore): Promise<void> {
  await core.loadSearchNow();
  await core.journal.exclusive(() => foldNow(core));
}

/** The same from within work that holds the journal. @throws DeskFailure DISK_FULL, SAVE_FAILED; nothing changed then. */
export async function foldNow(core: VaultCore, change: Partial<Manifest> = {}): Promise<void> {
  const { records, stores, db, journal, dues } = core;
  await core.loadSearchNow();
  const columnsOnly = [...dues.toWrite];
  if (journal.last === core.foldedUpTo && columnsOnly.length === 0 && Object.keys(change).length === 0) return;
  const segments = await sealSegments(core);
  const touched = touchedOrdinals(core);
  const rows = new Set([...touched, ...columnsOnly.map((block) => block * blockRows)]);
  const columns = await sealBlocks(stores.columns, rows, blockRows, (n) => records.columns.encode(n));
  const texts = new Set([...touched, ...[...core.searchToWrite].map((block) => block * searchRows)]);
  const search = await sealBlocks(stores.search, texts, searchRows, (n) =>
    records.search.text.encode(n, records.columns.count),
  );
  const sealedUpTo = core.facts.sealedUpTo();
  const held = core.held.filter((row) => row.lastOpId > sealedUpTo);
  const countedBy = dues.countedBy;
  const manifest: Manifest = {
    foldedUpTo: journal.last,
    tag: journal.tag,
    records: records.columns.count,
    segments: stores.segments.generationsWith(segments),
    columns: stores.columns.generationsWith(columns),
    search: stores.search.generationsWith(search),
    codes: records.columns.codes.all(),
    lastStamp: records.lastStamp,
    held,
    facts: core.facts.snapshot(),
    columnsVersion,
    countedBy,
    rules: core.rules.snapshot(),
    fileIncomplete: false,
    ...change,
  };
  const sealed = await core.stateSealer.seal(manifestKey, 0, encodeManifest(manifest));
  const kept = new Set(manifest.held.filter(({ run }) => run === null).map(({ n }) => n));
  try {
    await db.transaction('rw', db.tables, async () => {
      await stores.segments.put(segments);
      await stores.columns.put(columns);
      await stores.search.put(search);
      await db.state.put(sealed, manifestKey);
      const folded = await db.journal.where('n').belowOrEqual(journal.last).primaryKeys();
      await db.journal.bulkDelete(folded.filter((n) => !kept.has(n)));
    });
  } catch (cause) {
    throw await writeFailure(cause, db, core.ports.files);
  }
  stores.segments.accept(segments);
  stores.columns.accept(columns);
  stores.search.accept(search);
  core.foldedUpTo = manifest.foldedUpTo;
  core.held = [...manifest.held];
  core.searchToWrite.clear();
  for (const block of columnsOnly) dues.toWrite.delete(block);
  records.folded();
}

async function sealSegments({ records, stores }: VaultCore): Promise<SealedBlock[]> {
  const bySegment = new Map<number, [number, Uint8Array][]>();
  for (const [recId, record] of records.overlay) {
    const ordinal = records.columns.find(recId);
    const number = Math.floor(ordinal / segmentRecords);
    bySegment.set(number, [...(bySegment.get(number) ?? []), [ordinal % segmentRecords, encodeRecord(record)]]);
  }
  const sealed: SealedBlock[] = [];
  for (const [number, changed] of bySegment) {
    const all = [...(await records.openSegment(number))];
    for (const [place, bytes] of changed) all[place] = bytes;
    sealed.push(await stores.segments.sealNext(number, encodeSegment(all)));
  }
  for (const [number, bytes] of records.pending) {
    if (!bySegment.has(number)) sealed.push(await stores.segments.sealNext(number, bytes));
  }
  return sealed;
}

function touchedOrdinals({ records }: VaultCore): Set<number> {
  const touched = new Set([...records.overlay.keys()].map((recId) => records.columns.find(recId)));
  for (const number of records.pending.keys()) touched.add(number * segmentRecords);
  return touched;
}

async function sealBlocks(
  store: SealedStore,
  touched: ReadonlySet<number>,
  rows: number,
  encode: (block: number) => Uint8Array<ArrayBuffer>,
): Promise<SealedBlock[]> {
  const numbers = [...new Set([...touched].map((ordinal) => Math.floor(ordinal / rows)))].sort((a, b) => a - b);
  const sealed: SealedBlock[] = [];
  for (const number of numbers) sealed.push(await store.sealNext(number, encode(number)));
  return sealed;
}
