import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskFailure } from '../../shared/errors';
import { maxScanFrameBytes, maxScanFrames } from '../../shared/model/scan';
import { asWriteFailure, syncDirectory } from './durable';
import { headerBytes, readFrameAt, scanFrames } from './scanFrames';

/**
 * Where a scan lies: `place` gathers the scans of one letter (a name that only the vault can tell from a random one), `id`
 * is the scan's own. Both are 32 hex digits, so no path can be made of them but one below the store's folder.
 */
export interface ScanPlace {
  readonly place: string;
  readonly id: string;
}

/**
 * Sealed scans as files beside the profile, `<place>/<id>` with a suffix that says how far each has come: `.part` while
 * it is written, `.new` when it is whole on the disk, `.ks` when the letter names it. A file is frames `[u32 length]
 * [sealed bytes]`; what is in them only the vault can tell.
 */
export interface ScanFiles {
  /** Begins a file. @throws DeskFailure NOT_ALLOWED when one of that id is there or too many are open, DISK_FULL, SAVE_FAILED */
  begin(at: ScanPlace): Promise<void>;
  /**
   * Appends frame `index`; frames come in order. @throws DeskFailure BAD_INPUT for another one, NOT_FOUND when none was
   * begun; DISK_FULL or SAVE_FAILED, and the whole file is then cleared away
   */
  write(id: string, index: number, bytes: Uint8Array): Promise<void>;
  /** The file is whole, under its name and on the disk when this resolves. @throws DeskFailure as write */
  finish(id: string): Promise<void>;
  /** Clears away what was begun. Does nothing when there is none. */
  abort(id: string): Promise<void>;
  /** The letter names it from now on. @throws DeskFailure NOT_FOUND, SAVE_FAILED */
  keep(at: ScanPlace): Promise<void>;
  /** @throws DeskFailure SCAN_ABSENT when it is not on this desk, SCAN_DAMAGED */
  read(at: ScanPlace, index: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Finished scans of a letter. */
  list(place: string): Promise<readonly { readonly id: string; readonly kept: boolean }[]>;
  /** Scans of all letters that are whole and that no letter was yet said to name, at most 4,096. @throws DeskFailure SAVE_FAILED */
  unsettled(): Promise<readonly ScanPlace[]>;
  /** Removes a finished scan. Does nothing when there is none. */
  drop(at: ScanPlace): Promise<void>;
  /** Clears away everything that was begun: the desk locks or ends, and nobody could finish it. */
  abandon(): Promise<void>;
}

interface Writing extends ScanPlace {
  readonly handle: FileHandle;
  frames: number;
  end: number;
  /** Operations on one file run one after another. */
  tail: Promise<unknown>;
}

const maxWriting = 4;
const mostUnsettled = 4096;
const hex = /^[0-9a-f]{32}$/;
const finished = ['.ks', '.new'] as const;

/**
 * Opens the store below `folder`, which need not be there yet, and clears away what was never finished; `onCleared` is
 * told how many files that were.
 */
export async function openScanFiles(
  folder: string,
  onCleared: (files: number) => void = () => undefined,
): Promise<ScanFiles> {
  const cleared = await clearUnfinished(folder);
  if (cleared > 0) onCleared(cleared);
  const writing = new Map<string, Writing>();
  const known = new Map<string, readonly number[]>();

  const dirOf = (place: string): string => join(folder, checked(place));
  const fileOf = ({ place, id }: ScanPlace, suffix: string): string => join(dirOf(place), `${checked(id)}${suffix}`);
  const begun = (id: string): Writing => {
    const file = writing.get(id);
    if (!file) throw new DeskFailure('NOT_FOUND');
    return file;
  };
  const inTurn = <T>(file: Writing, work: () => Promise<T>): Promise<T> => {
    const run = file.tail.then(work);
    file.tail = run.catch(() => undefined);
    return run;
  };
  const clear = async (file: Writing): Promise<void> => {
    if (!writing.delete(file.id)) return;
    await file.handle.close().catch(() => undefined);
    for (const suffix of ['.part', '.new']) await rm(fileOf(file, suffix), { force: true });
    await rmdir(dirOf(file.place)).catch(() => undefined);
  };
  const clearing = async (file: Writing, cause: unknown): Promise<never> => {
    await clear(file);
    throw asWriteFailure(cause);
  };
  /** Opens a finished scan by whichever name it has. */
  const openFinished = async (at: ScanPlace): Promise<FileHandle> => {
    for (const suffix of finished) {
      try {
        return await open(fileOf(at, suffix), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
      } catch (cause) {
        if (codeOf(cause) !== 'ENOENT') throw damaged(cause);
      }
    }
    throw new DeskFailure('SCAN_ABSENT');
  };

  const list: ScanFiles['list'] = async (place) => {
    const names = await readdir(dirOf(place)).catch((cause: unknown) => {
      if (codeOf(cause) === 'ENOENT') return [];
      throw asWriteFailure(cause);
    });
    const found = new Map<string, boolean>();
    for (const name of names) {
      const [, id, suffix] = /^([0-9a-f]{32})(\.ks|\.new)$/.exec(name) ?? [];
      if (id !== undefined) found.set(id, suffix === '.ks' || found.get(id) === true);
    }
    return [...found].map(([id, kept]) => ({ id, kept }));
  };

  return {
    async begin(at) {
      const part = fileOf(at, '.part');
      const there = (await list(at.place)).some(({ id }) => id === at.id);
      if (there || writing.has(at.id) || writing.size >= maxWriting) throw new DeskFailure('NOT_ALLOWED');
      try {
        await mkdir(dirOf(at.place), { recursive: true, mode: 0o700 });
        const handle = await open(part, 'wx', 0o600);
        writing.set(at.id, { ...at, handle, frames: 0, end: 0, tail: Promise.resolve() });
      } catch (cause) {
        throw asWriteFailure(cause);
      }
    },

    async write(id, index, bytes) {
      const file = begun(id);
      await inTurn(file, async () => {
        if (!writing.has(id)) throw new DeskFailure('NOT_FOUND');
        if (index !== file.frames || index >= maxScanFrames) {
          throw new DeskFailure('BAD_INPUT', { expected: file.frames });
        }
        if (bytes.length < 1 || bytes.length > maxScanFrameBytes) throw new DeskFailure('TOO_LARGE');
        const header = Buffer.alloc(headerBytes);
        header.writeUInt32BE(bytes.length);
        try {
          await writeAll(file.handle, header, file.end);
          await writeAll(file.handle, bytes, file.end + headerBytes);
        } catch (cause) {
          return clearing(file, cause);
        }
        file.frames++;
        file.end += headerBytes + bytes.length;
      });
    },

    async finish(id) {
      const file = begun(id);
      await inTurn(file, async () => {
        if (!writing.has(id)) throw new DeskFailure('NOT_FOUND');
        try {
          await file.handle.sync();
          await file.handle.close();
          await rename(fileOf(file, '.part'), fileOf(file, '.new'));
          await syncDirectory(dirOf(file.place));
          await syncDirectory(folder);
          writing.delete(id);
        } catch (cause) {
          return clearing(file, cause);
        }
      });
    },

    async abort(id) {
      const file = writing.get(id);
      if (file) await inTurn(file, () => clear(file));
    },

    async keep(at) {
      try {
        await rename(fileOf(at, '.new'), fileOf(at, '.ks'));
        await syncDirectory(dirOf(at.place));
      } catch (cause) {
        if (codeOf(cause) === 'ENOENT') throw new DeskFailure('NOT_FOUND');
        throw asWriteFailure(cause);
      }
    },

    async read(at, index) {
      const handle = await openFinished(at);
      try {
        const key = `${at.place}/${at.id}`;
        const offsets = known.get(key) ?? (await scanFrames(handle));
        if (known.size > 64) known.clear();
        known.set(key, offsets);
        const offset = offsets[index];
        if (offset === undefined) throw new DeskFailure('SCAN_DAMAGED', { index });
        return await readFrameAt(handle, offset);
      } catch (cause) {
        known.clear();
        throw damaged(cause);
      } finally {
        await handle.close();
      }
    },

    list,

    async unsettled() {
      const found: ScanPlace[] = [];
      for (const place of await placesIn(folder)) {
        for (const { id, kept } of await list(place)) if (!kept) found.push({ place, id });
        if (found.length >= mostUnsettled) break;
      }
      return found.slice(0, mostUnsettled);
    },

    async drop(at) {
      try {
        for (const suffix of finished) await rm(fileOf(at, suffix), { force: true });
        await rmdir(dirOf(at.place)).catch(() => undefined);
      } catch (cause) {
        throw asWriteFailure(cause);
      }
    },

    async abandon() {
      await Promise.all([...writing.values()].map((file) => inTurn(file, () => clear(file))));
    },
  };
}

/** @throws DeskFailure BAD_INPUT for anything that is not 32 hex digits: names of files are made of them */
function checked(name: string): string {
  if (!hex.test(name)) throw new DeskFailure('BAD_INPUT');
  return name;
}

/** Folders of letters. */
async function placesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return [];
    throw asWriteFailure(cause);
  });
  return entries.filter((entry) => entry.isDirectory() && hex.test(entry.name)).map(({ name }) => name);
}

/** Answers how many files were cleared. */
async function clearUnfinished(folder: string): Promise<number> {
  let cleared = 0;
  for (const place of await placesIn(folder)) {
    const inside = join(folder, place);
    for (const name of await readdir(inside)) {
      if (!/^[0-9a-f]{32}\.part$/.test(name)) continue;
      await rm(join(inside, name), { force: true });
      cleared++;
    }
    // Only an empty folder can be removed this way.
    await rmdir(inside).catch(() => undefined);
  }
  return cleared;
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

const codeOf = (cause: unknown): unknown => (cause instanceof Error && 'code' in cause ? cause.code : undefined);

/** A file that can't be read is damaged, whatever the file system calls it; other exceptions stay bugs. */
function damaged(cause: unknown): unknown {
  return typeof codeOf(cause) === 'string' ? new DeskFailure('SCAN_DAMAGED', { cause: String(codeOf(cause)) }) : cause;
}
