import { DeskFailure } from '../../shared/errors';
import { type Letter, letterSchema } from '../../shared/model/letter';
import type { VaultCore } from './core';
import { foldNow } from './fold';
import { newLetterOp, newRecIds } from './letters';
import { encodeRecord, encodeSegmentBeside, type StoredRecord, segmentRecords } from './records/segment';
import { Deflater } from './store/deflater';

/** Letters after which an import is folded: blocks of columns and search text are then written whole. The rest is left to a pause. */
const foldEvery = 8192;
/** Rows on their way to the disk while the next is made. */
const inFlight = 8;

/**
 * Adds letters by the thousand: one journal row per segment, on disk twice before it is counted. While rows are being
 * written the next are made. All or nothing per chunk of 512; what was counted stays, also when a later chunk fails.
 * @throws DeskFailure INVALID_LETTER with the letter's place in the list; NOT_ALLOWED, DISK_FULL, SAVE_FAILED
 */
export async function importLetters(
  core: VaultCore,
  letters: readonly Letter[],
  isCancelled: () => boolean,
): Promise<number> {
  const { unitId, mayUseLetters } = core.ports.directory.me();
  if (!mayUseLetters || unitId === null) throw new DeskFailure('NOT_ALLOWED');
  await core.loadSearchNow();
  const total = letters.length;
  const writing: { written: Promise<number>; count: number }[] = [];
  let done = 0;
  const settle = async (until: number): Promise<void> => {
    while (writing.length > until) {
      const { written, count } = writing[0]!;
      await written;
      writing.shift();
      done += count;
      core.emit('progress', { job: 'import', done, total });
    }
  };
  let size = segmentRecords - (core.records.columns.count % segmentRecords);
  const deflater = new Deflater();
  try {
    for (let from = 0; from < total && !isCancelled(); from += size, size = segmentRecords) {
      const chunk = letters.slice(from, from + size);
      const records = makeRecords(core, unitId, chunk, from);
      const segment = encodeSegmentBeside(records.map(encodeRecord), (bytes) => deflater.deflate(bytes));
      const written = core.append({
        recIds: [],
        make: async () => ({ kind: 'import', segment: await segment, records }),
      });
      // A failure is seen when the row's turn to be awaited comes.
      written.catch(() => undefined);
      writing.push({ written, count: chunk.length });
      await nextTurn();
      await settle(inFlight - 1);
      if (core.records.unfolded >= foldEvery) await core.journal.exclusive(() => foldNow(core));
    }
  } finally {
    await settle(0).finally(() => deflater.stop());
  }
  return done;
}

function makeRecords(core: VaultCore, unitId: string, letters: readonly Letter[], from: number): StoredRecord[] {
  const ids = newRecIds(core.ports.now(), letters.length);
  return letters.map((letter, i) => {
    const parsed = letterSchema.safeParse(letter);
    if (!parsed.success) {
      const field = String(parsed.error.issues[0]?.path[0] ?? '');
      throw new DeskFailure('INVALID_LETTER', { index: from + i, field });
    }
    return { unitId, ops: [newLetterOp(core, ids[i]!, parsed.data)] };
  });
}

/** Lets what waits for this thread (answers of the disk, a cancel) have its turn. */
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
