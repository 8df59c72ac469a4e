import { closeSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Chromium profile on disk, and the folder beside it where main would keep the journal's copy. */
export class Profile {
  readonly folder: string;
  private constructor(folder: string) {
    this.folder = folder;
  }
  static async fresh(): Promise<Profile> {
    return new Profile(await mkdtemp(join(tmpdir(), 'bench-')));
  }
  get browser(): string {
    return join(this.folder, 'profile');
  }
  get files(): string {
    return join(this.folder, 'files');
  }
  /** Bytes that letters take: IndexedDB, the origin's private files, and the journal copy. Only when no browser runs. */
  diskBytes(): number {
    const places = [
      join(this.browser, 'Default', 'IndexedDB'),
      join(this.browser, 'Default', 'File System'),
      this.files,
    ];
    return places.reduce((sum, place) => sum + folderBytes(place), 0);
  }
  /** Which backend wrote IndexedDB, from its files; null when there is none. */
  indexedDbBackend(): string | null {
    const names = listDeep(join(this.browser, 'Default', 'IndexedDB'));
    if (names.some((name) => name.endsWith('.indexeddb.leveldb'))) return 'leveldb';
    if (names.some(isSqlite)) return 'sqlite';
    return null;
  }
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function isSqlite(name: string): boolean {
  if (!statSync(name).isFile()) return false;
  const handle = openSync(name, 'r');
  const head = Buffer.alloc(15);
  readSync(handle, head);
  closeSync(handle);
  return head.toString('latin1') === 'SQLite format 3';
}

function listDeep(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
}

function folderBytes(folder: string): number {
  return listDeep(folder).reduce((sum, name) => {
    const entry = statSync(name, { throwIfNoEntry: false });
    return sum + (entry?.isFile() ? entry.size : 0);
  }, 0);
}
