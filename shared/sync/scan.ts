import { type Bytes, concat, fromHex, utf8 } from '../bytes';
import { importAead, NotAuthentic, open, seal } from '../crypto/aead';
import { sha256 } from '../crypto/hash';
import { chunkCount, scanChunkBytes } from '../model/scan';

/**
 * Sealed scans (docs/protocol.md, Scan). A scan is cut into chunks of `scanChunkBytes`; each is sealed as a frame under a
 * key of this scan alone, bound to letter, scan, total size and position. One frame more holds the hashes of all chunks
 * and a small picture; the letter's event names the hash of the hashes. So a chunk that was altered, moved, dropped or
 * taken from elsewhere is found, also when whoever did it holds the key.
 */
export interface ScanIdentity {
  readonly recId: string;
  readonly id: string;
  /** Size of the whole, in bytes. */
  readonly bytes: number;
}

/** `raw` is 32 random bytes made for one scan. */
export const scanKey = (raw: Bytes): Promise<CryptoKey> => importAead(raw);

export const hashBytes = 32;

/** Plaintext bytes of chunk `index`. */
export function chunkLength(bytes: number, index: number): number {
  return Math.min(scanChunkBytes, bytes - index * scanChunkBytes);
}

function place({ recId, id, bytes }: ScanIdentity, index: number): Bytes {
  const numbers = new DataView(new ArrayBuffer(12));
  numbers.setBigUint64(0, BigInt(bytes));
  numbers.setUint32(8, index);
  return concat(utf8('KA1'), fromHex(recId), fromHex(id), new Uint8Array(numbers.buffer));
}

export const sealFrame = (key: CryptoKey, scan: ScanIdentity, index: number, plaintext: Bytes): Promise<Bytes> =>
  seal(key, plaintext, place(scan, index));

/** @throws NotAuthentic */
const openFrame = (key: CryptoKey, scan: ScanIdentity, index: number, sealed: Bytes): Promise<Bytes> =>
  open(key, sealed, place(scan, index));

/** What the last frame holds. */
export interface ScanIndex {
  /** SHA-256 of each chunk's plaintext, one behind the other. */
  readonly hashes: Bytes;
  readonly thumbnail: Bytes;
}

export const sealIndex = (key: CryptoKey, scan: ScanIdentity, { hashes, thumbnail }: ScanIndex): Promise<Bytes> =>
  sealFrame(key, scan, chunkCount(scan.bytes), concat(hashes, thumbnail));

/** @throws NotAuthentic when it is not the list that `rootHash` (32 bytes) names */
export async function openIndex(
  key: CryptoKey,
  scan: ScanIdentity,
  sealed: Bytes,
  rootHash: string,
): Promise<ScanIndex> {
  const count = chunkCount(scan.bytes);
  const plaintext = await openFrame(key, scan, count, sealed);
  const hashes = plaintext.slice(0, count * hashBytes);
  if (hashes.length !== count * hashBytes || !(await isHash(hashes, fromHex(rootHash))))
    throw new NotAuthentic('index');
  return { hashes, thumbnail: plaintext.slice(count * hashBytes) };
}

/** @throws NotAuthentic when it is not the chunk that the list names */
export async function openChunk(
  key: CryptoKey,
  scan: ScanIdentity,
  index: number,
  sealed: Bytes,
  { hashes }: ScanIndex,
): Promise<Bytes> {
  const plaintext = await openFrame(key, scan, index, sealed);
  const expected = hashes.subarray(index * hashBytes, (index + 1) * hashBytes);
  if (plaintext.length !== chunkLength(scan.bytes, index)) throw new NotAuthentic('length');
  if (!(await isHash(plaintext, expected))) throw new NotAuthentic('hash');
  return plaintext;
}

async function isHash(bytes: Bytes, expected: Uint8Array): Promise<boolean> {
  const found = await sha256(bytes);
  return expected.length === found.length && found.every((byte, i) => byte === expected[i]);
}
