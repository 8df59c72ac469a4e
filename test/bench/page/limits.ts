import type { Timed } from '../contract';
import { seal, unseal } from './sealing';

const database = 'limits';
const about = new Uint8Array(0);

function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('IndexedDB request failed'));
  });
}

function openRaw(name: string, table?: string): Promise<IDBDatabase> {
  const asked = indexedDB.open(name);
  if (table) asked.onupgradeneeded = () => asked.result.createObjectStore(table);
  return request(asked);
}

/** Byte lengths of all binary values in one object store, wherever in the value they sit. */
export async function valueSizes(name: string, table: string): Promise<number[]> {
  const db = await openRaw(name);
  const values = await request<unknown[]>(db.transaction(table).objectStore(table).getAll());
  db.close();
  return values.map(byteLength).filter((size) => size > 0);
}

function byteLength(value: unknown): number {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + byteLength(part), 0);
}

/** Stores random sealed values whose sealed sizes are `sizes`; answers the bytes stored. */
export async function limitWrite(sizes: readonly number[]): Promise<number> {
  const db = await openRaw(database, 'values');
  let bytes = 0;
  for (const [key, size] of sizes.entries()) {
    const plain = new Uint8Array(Math.max(1, size - 28));
    for (let at = 0; at < plain.length; at += 65_536) crypto.getRandomValues(plain.subarray(at, at + 65_536));
    const sealed = await seal(plain, about);
    bytes += sealed.length;
    await request(db.transaction('values', 'readwrite').objectStore('values').put(sealed, key));
  }
  db.close();
  return bytes;
}

/** The floor: open IndexedDB, read those values, decrypt them, and nothing else. Answers the plain bytes. */
export async function limitRead(): Promise<Timed<number>> {
  const start = performance.now();
  const db = await openRaw(database);
  const all = await request<Uint8Array<ArrayBuffer>[]>(db.transaction('values').objectStore('values').getAll());
  const plain = await Promise.all(all.map((sealed) => unseal(sealed, about)));
  const ms = performance.now() - start;
  db.close();
  return { ms, answer: plain.reduce((sum, bytes) => sum + bytes.length, 0) };
}

/** ms that one core needs to look at every one of `bytes` bytes for one that is not there (native search, best of 5). */
export function limitScan(bytes: number): number {
  const memory = new Uint8Array(bytes).fill(97);
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    if (memory.indexOf(98) >= 0) throw new Error('found a byte that is not there');
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
