/** The part of SQLite's WASM interface that the bench uses (SQLite3MC build with ciphers). */
export interface Statement {
  bind(values: readonly (string | number)[]): Statement;
  step(): boolean;
  stepReset(): Statement;
  reset(): Statement;
  get(column: number): string | number | null;
  finalize(): void;
}

export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

interface Sqlite {
  readonly capi: { sqlite3mc_vfs_create(name: string, makeDefault: number): number };
  installOpfsSAHPoolVfs(options: { directory: string; initialCapacity: number }): Promise<{
    readonly OpfsSAHPoolDb: new (name: string) => Database;
  }>;
}

type Init = (options: { print(): void; printErr(): void }) => Promise<Sqlite>;

const ignore = (): void => undefined;
const key = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

/**
 * Opens the encrypted database in the origin's private file system: exclusive, every commit synced, 128 MB of cache.
 * The module is served unbundled because it finds its .wasm beside itself.
 */
export async function openDatabase(cipher: string): Promise<Database> {
  const url = '/sqlite/sqlite3.mjs';
  const { default: init } = (await import(/* @vite-ignore */ url)) as { default: Init };
  const sqlite = await init({ print: ignore, printErr: ignore });
  sqlite.capi.sqlite3mc_vfs_create('opfs', 1);
  const pool = await sqlite.installOpfsSAHPoolVfs({ directory: `.${cipher}`, initialCapacity: 8 });
  const db = new pool.OpfsSAHPoolDb('file:letters.db?vfs=multipleciphers-opfs-sahpool');
  db.exec(`PRAGMA cipher='${cipher}'; PRAGMA key="x'${key}'";`);
  db.exec('PRAGMA locking_mode=exclusive; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;');
  db.exec('PRAGMA temp_store=MEMORY; PRAGMA cache_size=-131072;');
  return db;
}
