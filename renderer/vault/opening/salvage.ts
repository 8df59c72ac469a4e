import { DeskFailure } from '../../../shared/errors';
import { type Sealers, VaultCore } from '../core';
import { CodeTable } from '../records/codes';
import type { VaultDb } from '../store/db';
import { damagedKey, type Manifest } from '../store/manifest';
import { beginFileAnew } from './file-copy';
import { FileRows } from './file-rows';
import type { Opened, Opening } from './open';
import { replay } from './replay';

/**
 * Last resort, when stores are damaged and the file copy can't fill them again: every segment that still opens, then the
 * rows of the journal. Each block that does not open is told by an alarm; its letters are lost to this desk until sync
 * brings them back.
 */
export async function salvage(opening: Opening, db: VaultDb, sealers: Sealers, manifest: Manifest): Promise<Opened> {
  const core = new VaultCore(db, opening.ports, opening.facts, sealers, opening.emit, new CodeTable());
  const damaged = new VaultCore(db, opening.ports, opening.facts, sealers, opening.emit, new CodeTable());
  damaged.stores.segments.generations.push(...manifest.segments);
  core.facts.restore(manifest.facts);
  await core.rules.restore(manifest.rules);
  for (let number = 0; number < manifest.segments.length; number++) {
    try {
      await core.records.applySegment(await damaged.stores.segments.read(number), number);
    } catch (cause) {
      if (!(cause instanceof DeskFailure)) throw cause;
      opening.emit('alarm', { error: cause.error });
    }
  }
  core.startAt({ last: manifest.foldedUpTo, tag: manifest.tag });
  const own = new Map(
    (await db.journal.where('n').above(manifest.foldedUpTo).toArray()).map((row) => [row.n, row.bytes]),
  );
  const replayed = await replay(core, own, new FileRows(opening.ports.files, 0));
  await beginFileAnew(core);
  await db.state.delete(damagedKey);
  return { core, rebuilt: { rows: replayed.fromFile }, overlay: own.size };
}
