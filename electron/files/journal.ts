import type { FileHandle } from 'node:fs/promises';
import { open, rename, statfs, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DeskFailure } from '../../shared/errors';
import { asWriteFailure, openOwn, syncDirectory } from './durable';
import { encodeFrames, frameHeaderBytes, frameLength, type Row, readFrame } from './frame';
import { readAt, scanJournal } from './scan';

export interface JournalStatus {
  /** Number of the last row; 0 when there is none. */
  readonly last: number;
  readonly sizeBytes: number;
  /** Bytes of an unfinished write that were cut off (and kept beside the file) when it was opened. */
  readonly tornBytes: number;
  /** What the disk has left for this user. */
  readonly freeBytes: number;
}

export interface JournalPage {
  readonly rows: Row[];
  /** The row to read next, or null after the last one. */
  readonly next: number | null;
}

/**
 * The vault journal's copy in a plain file: append-only, sealed rows numbered from 1 without a gap. What append has
 * answered for is on the disk, whatever happens next. Operations run one after another in the order they were asked.
 */
export interface Journal {
  /**
   * Adds rows; the first must be the last row's successor. All or none of them, synced before it answers.
   * @throws DeskFailure BAD_INPUT (numbering), DISK_FULL or SAVE_FAILED (nothing changed), VAULT_DAMAGED
   */
  append: (rows: readonly Row[]) => Promise<number>;
  /** Takes back row `n`, which must be the last. @throws DeskFailure BAD_INPUT, SAVE_FAILED, VAULT_DAMAGED */
  retract: (n: number) => Promise<void>;
  status: () => Promise<JournalStatus>;
  /**
   * Rows from number `from` on, whole rows up to `maxBytes` of sealed bytes, at least one.
   * @throws DeskFailure VAULT_DAMAGED at the first row that cannot be read; it is never skipped
   */
  read: (from: number, maxBytes: number) => Promise<JournalPage>;
  /**
   * Sets the present file aside, whole or damaged, as `<file>.aside-<n>` and begins an empty one. An empty file stays.
   * @throws DeskFailure DISK_FULL or SAVE_FAILED; the present file then stays in use
   */
  restart: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Opens the journal file, making it when it is not there. An unfinished last write is moved to `<file>.torn-<n>`, n
 * being the number of the row it would have been; a broken row with whole ones behind it is left as it stands.
 */
export async function openJournal(file: string): Promise<Journal> {
  const directory = dirname(file);
  const handle = await openOwn(directory, file);
  try {
    const size = (await handle.stat()).size;
    const { offsets, end, tail } = await scanJournal(handle, size);
    if (tail === 'torn') await setTornTailAside(handle, file, { end, size, row: offsets.length + 1 });
    return createJournal(file, handle, {
      offsets,
      end,
      damaged: tail === 'damaged',
      tornBytes: tail === 'torn' ? size - end : 0,
    });
  } catch (cause) {
    await handle.close();
    throw asWriteFailure(cause);
  }
}

interface State {
  readonly offsets: number[];
  end: number;
  readonly damaged: boolean;
  readonly tornBytes: number;
}

const emptyState = (): State => ({ offsets: [], end: 0, damaged: false, tornBytes: 0 });

function createJournal(file: string, opened: FileHandle, found: State): Journal {
  let handle = opened;
  let state = found;
  const inTurn = createQueue();

  const cutTo = async (end: number): Promise<void> => {
    await handle.truncate(end);
    await handle.datasync();
  };
  const refuseIfDamaged = (): void => {
    if (state.damaged) throw new DeskFailure('VAULT_DAMAGED', { row: state.offsets.length + 1 });
  };

  return {
    append: (rows) =>
      inTurn(async () => {
        refuseIfDamaged();
        if (rows.length === 0 || rows.some((row, i) => row.n !== state.offsets.length + 1 + i)) {
          throw new DeskFailure('BAD_INPUT', { expected: state.offsets.length + 1 });
        }
        try {
          // A former cut may have failed; bytes behind the end must never survive under a shorter write.
          if ((await handle.stat()).size !== state.end) await cutTo(state.end);
          await writeAll(handle, encodeFrames(rows), state.end);
          await handle.datasync();
        } catch (cause) {
          await cutTo(state.end).catch(() => undefined);
          throw asWriteFailure(cause);
        }
        for (const row of rows) {
          state.offsets.push(state.end);
          state.end += frameLength(row);
        }
        return state.offsets.length;
      }),

    retract: (n) =>
      inTurn(async () => {
        refuseIfDamaged();
        if (n < 1 || n !== state.offsets.length) throw new DeskFailure('BAD_INPUT', { last: state.offsets.length });
        const end = state.offsets[n - 1]!;
        await cutTo(end).catch((cause: unknown) => {
          throw asWriteFailure(cause);
        });
        state.offsets.pop();
        state.end = end;
      }),

    status: () =>
      inTurn(async () => {
        const { bavail, bsize } = await statfs(dirname(file));
        const { end, tornBytes } = state;
        return { last: state.offsets.length, sizeBytes: end, tornBytes, freeBytes: bavail * bsize };
      }),

    read: (from, maxBytes) =>
      inTurn(async () => {
        if (from < 1) throw new DeskFailure('BAD_INPUT', { first: 1 });
        if (from > state.offsets.length) {
          refuseIfDamaged();
          return { rows: [], next: null };
        }
        const { to, end } = pageEnd(state, from, maxBytes);
        const start = state.offsets[from - 1]!;
        const page = await readAt(handle, start, end - start);
        const rows: Row[] = [];
        for (let n = from; n < to; n++) {
          const reading = readFrame(page, state.offsets[n - 1]! - start, n);
          if (reading.kind !== 'row') throw new DeskFailure('VAULT_DAMAGED', { row: n });
          rows.push(reading.row);
        }
        return { rows, next: to <= state.offsets.length || state.damaged ? to : null };
      }),

    restart: () =>
      inTurn(async () => {
        try {
          if ((await handle.stat()).size === 0) return;
          const former = handle;
          handle = await replaceWithEmpty(file, former);
          state = emptyState();
          await former.close();
        } catch (cause) {
          throw asWriteFailure(cause);
        }
      }),

    close: () => inTurn(() => handle.close()),
  };
}

/** The first row that no longer fits into a page of `maxBytes` from row `from`, and where the page ends in the file. */
function pageEnd({ offsets, end }: State, from: number, maxBytes: number): { to: number; end: number } {
  const startOf = (n: number): number => (n <= offsets.length ? offsets[n - 1]! : end);
  let to = from;
  let bytes = 0;
  while (to <= offsets.length) {
    bytes += startOf(to + 1) - startOf(to) - frameHeaderBytes;
    if (to > from && bytes > maxBytes) break;
    to++;
  }
  return { to, end: startOf(to) };
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    // A short write means a full disk as a rule; the next one then says so.
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

async function setTornTailAside(
  handle: FileHandle,
  file: string,
  { end, size, row }: { end: number; size: number; row: number },
): Promise<void> {
  const tail = await readAt(handle, end, size - end);
  const { name, kept } = await openUnused((attempt) => `${file}.torn-${row}${attempt === 0 ? '' : `-${attempt}`}`);
  try {
    await writeAll(kept, tail, 0);
    await kept.sync();
  } catch (cause) {
    // A copy that is not whole is worth nothing; the tail itself still stands in the journal.
    await unlink(name);
    throw cause;
  } finally {
    await kept.close();
  }
  await syncDirectory(dirname(file));
  await handle.truncate(end);
  await handle.sync();
}

/** Renames the file, which `former` holds open, and makes an empty one in its place; both names are durable. */
async function replaceWithEmpty(file: string, former: FileHandle): Promise<FileHandle> {
  await former.sync();
  const { name, kept } = await openUnused((attempt) => `${file}.aside-${attempt + 1}`);
  await kept.close();
  try {
    await rename(file, name);
  } catch (cause) {
    await unlink(name);
    throw cause;
  }
  try {
    return await openOwn(dirname(file), file);
  } catch (cause) {
    await rename(name, file);
    throw cause;
  }
}

/** A new file under the first name that is free. */
async function openUnused(nameOf: (attempt: number) => string): Promise<{ name: string; kept: FileHandle }> {
  for (let attempt = 0; ; attempt++) {
    const name = nameOf(attempt);
    try {
      return { name, kept: await open(name, 'wx', 0o600) };
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
    }
  }
}

/** Runs operations one after another; a failed one does not stop the next. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = tail.then(work);
    tail = run.catch(() => undefined);
    return run;
  };
}
