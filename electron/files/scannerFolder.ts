import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, readdir, realpath, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DeskFailure } from '../../shared/errors';
import { maxScanBytes, type ScanType } from '../../shared/model/scan';
import { scanKindOf } from '../../shared/model/scanKind';
import { asWriteFailure } from './durable';

/** A file that the scanner has finished writing. */
export interface FolderFile {
  readonly fileId: number;
  readonly name: string;
  readonly type: ScanType;
  readonly bytes: number;
  readonly modifiedMs: number;
}

export interface FolderView {
  readonly name: string | null;
  readonly files: readonly FolderFile[];
}

/**
 * The folder that a scanner writes to, for as long as the desk is unlocked. Only plain files directly in it are offered:
 * never what a link points to, never what lies deeper, only the four kinds by their first bytes, and only once two looks
 * found the same size and time. A file is named by a number, so the page can't ask for any other.
 */
export interface ScannerFolder {
  /** Watches `path` in place of a former one. @throws DeskFailure NOT_FOUND when it is no folder that can be read */
  choose(path: string): Promise<FolderView>;
  view(): FolderView;
  /** A piece of an offered file. @throws DeskFailure NOT_FOUND, SCAN_SOURCE_CHANGED when it is no longer the file that was offered */
  read(fileId: number, from: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Deletes an offered file. @throws DeskFailure as read, SAVE_FAILED */
  remove(fileId: number): Promise<void>;
  forget(): void;
  /** Looks once; runs by itself every few moments. */
  look(): Promise<void>;
}

const maxFiles = 500;
const lookEveryMs = 1500;

interface Seen {
  readonly stats: Stats;
  /** What is offered; null for a file of another kind, undefined while it may still be growing. */
  readonly file: FolderFile | null | undefined;
}

export function createScannerFolder(changed: (view: FolderView) => void): ScannerFolder {
  let path: string | null = null;
  let seen = new Map<string, Seen>();
  let lastId = 0;
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;

  const view = (): FolderView => ({
    name: path === null ? null : basename(path).slice(0, 255) || path.slice(0, 255),
    files: [...seen.values()]
      .flatMap(({ file }) => (file ? [file] : []))
      .sort((a, b) => b.modifiedMs - a.modifiedMs)
      .slice(0, maxFiles),
  });
  const lookOnce = async (folder: string): Promise<void> => {
    const now = new Map<string, Seen>();
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile() || entry.name.length > 255) continue;
      const stats = await lstat(join(folder, entry.name)).catch(() => null);
      if (!stats?.isFile() || stats.size < 1 || stats.size > maxScanBytes) continue;
      const before = seen.get(entry.name);
      if (!before || !isSame(before.stats, stats)) now.set(entry.name, { stats, file: undefined });
      else if (before.file !== undefined) now.set(entry.name, before);
      else now.set(entry.name, { stats, file: await offered(folder, entry.name, stats) });
    }
    // Another folder may have been chosen, or this one forgotten, in the meantime.
    if (folder !== path) return;
    const former = idsOf(view());
    seen = now;
    if (idsOf(view()) !== former) changed(view());
  };
  const offered = async (folder: string, name: string, stats: Stats): Promise<FolderFile | null | undefined> => {
    const start = await withFile(folder, name, stats, (handle) => readUpTo(handle, 0, 8)).catch(() => undefined);
    const type = start && scanKindOf(start);
    if (!type) return start === undefined ? undefined : null;
    return { fileId: ++lastId, name, type, bytes: stats.size, modifiedMs: stats.mtimeMs };
  };
  const look = async (): Promise<void> => {
    if (path === null) return;
    looking ??= lookOnce(path).finally(() => {
      looking = null;
    });
    await looking;
  };
  const entryOf = (fileId: number): { folder: string; name: string; stats: Stats } => {
    for (const [name, { stats, file }] of seen)
      if (path !== null && file?.fileId === fileId) return { folder: path, name, stats };
    throw new DeskFailure('NOT_FOUND');
  };
  const forget = (): void => {
    if (timer) clearInterval(timer);
    timer = null;
    path = null;
    seen = new Map();
  };

  return {
    async choose(chosen) {
      forget();
      try {
        path = await realpath(chosen);
        await readdir(path);
      } catch {
        path = null;
        throw new DeskFailure('NOT_FOUND');
      }
      timer = setInterval(() => void look(), lookEveryMs);
      timer.unref();
      await look();
      return view();
    },
    view,
    async read(fileId, from, length) {
      const { folder, name, stats } = entryOf(fileId);
      return withFile(folder, name, stats, (handle) => readUpTo(handle, from, length));
    },
    async remove(fileId) {
      const { folder, name, stats } = entryOf(fileId);
      await withFile(folder, name, stats, async () => undefined);
      await unlink(join(folder, name)).catch((cause: unknown) => {
        throw asWriteFailure(cause);
      });
      seen.delete(name);
      changed(view());
    },
    forget,
    look,
  };
}

const idsOf = ({ files }: FolderView): string => files.map(({ fileId }) => fileId).join();

const isSame = (a: Stats, b: Stats): boolean =>
  a.ino === b.ino && a.dev === b.dev && a.size === b.size && a.mtimeMs === b.mtimeMs;

/** Opens the very file that was seen: a link or another file under its name is refused. */
async function withFile<T>(
  folder: string,
  name: string,
  stats: Stats,
  use: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  let handle: FileHandle;
  try {
    handle = await open(join(folder, name), flags);
  } catch {
    throw new DeskFailure('SCAN_SOURCE_CHANGED');
  }
  try {
    if (!isSame(await handle.stat(), stats)) throw new DeskFailure('SCAN_SOURCE_CHANGED');
    return await use(handle);
  } finally {
    await handle.close();
  }
}

async function readUpTo(handle: FileHandle, from: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, from + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.slice(0, done);
}
