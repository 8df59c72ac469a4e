import { type Bytes, equalBytes } from '../../../shared/bytes';
import { unwrap } from '../../../shared/errors';
import type { VaultCore } from '../core';
import { foldNow } from '../fold';
import { noRow, rowTag } from '../journal/chain';
import type { FileCopy, SealedRow } from '../ports';

const maxRows = 256;
const maxBytes = 8 * 1024 * 1024;

/** True when the file's row `n` is the one that was folded: it is the copy of this vault's journal. */
export async function fileContinues(files: FileCopy, n: number, tag: Bytes): Promise<boolean> {
  if (n === 0) return true;
  const read = await files.read(n, 1);
  const row = read.ok ? read.value.rows.find((item) => item.n === n) : undefined;
  return row !== undefined && equalBytes(await rowTag(row.bytes), tag);
}

/** Writes the rows that the file lacks at its end. */
export async function appendMissing(files: FileCopy, rows: readonly SealedRow[]): Promise<void> {
  for (let from = 0; from < rows.length; ) {
    let to = from;
    for (let bytes = 0; to < rows.length && to - from < maxRows && (bytes < maxBytes || to === from); to++) {
      bytes += rows[to]!.bytes.length;
      if (bytes > maxBytes && to > from) break;
    }
    unwrap(await files.append(rows.slice(from, to)));
    from = to;
  }
}

/**
 * Begins the file copy anew so that it suffices alone: what sync remembers, the rule packs, snapshots of all
 * records, and what sync remembers once more as the end. Rows count
 * from 1 again; the file that was there is kept aside. A crash on the way leaves everything in IndexedDB, marked, and the next opening does it again.
 */
export async function beginFileAnew(core: VaultCore): Promise<void> {
  await core.loadSearchNow();
  await core.journal.exclusive(async () => {
    await foldNow(core, { foldedUpTo: 0, tag: noRow, held: [], fileIncomplete: true });
    unwrap(await core.ports.files.restart());
    core.startAt({ last: 0, tag: noRow });
    // First whose desk this is and what sync knows: without it the snapshots' own ops would count as nobody's.
    await core.journal.write({ kind: 'checkpoint', facts: core.facts.snapshot() });
    for (const { facts } of core.rules.packs) await core.journal.write({ kind: 'rules', facts });
    const total = core.stores.segments.generations.length;
    for (let number = 0; number < total; number++) {
      await core.journal.write({ kind: 'snapshot', segment: await core.stores.segments.read(number) });
      core.emit('progress', { job: 'rebuild', done: number + 1, total });
    }
    await core.journal.write({ kind: 'checkpoint', facts: core.facts.snapshot() });
    await foldNow(core, { fileIncomplete: false });
  });
}
