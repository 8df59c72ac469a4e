import type { Bytes } from '../bytes';
import { decodeCbor, encodeCbor } from '../codec/cbor';
import { Cursor, malformed, parseBytes } from '../codec/cursor';
import { type DeskError, DeskFailure, type ErrorCode, errorCodes } from '../errors';
import { maxBatchBytes } from './batch';

/**
 * The desk ↔ center protocol. Every call is `POST <path>` with a CBOR body of at most `maxRequestBytes` over TLS to a
 * pinned authority, answered with CBOR: the value on 200, `["error", code, params]` otherwise. Calls but the first three
 * carry `authorization: Bearer <hex token>`.
 *
 * | path               | asks                                            | answers                                        |
 * |--------------------|-------------------------------------------------|------------------------------------------------|
 * | /v1/nonce          | []                                              | nonce (32 bytes, single use, 60 s)             |
 * | /v1/login          | [login statement, signature, cert, proof]       | [token, expiresMs, passwordMustChange]         |
 * | /v1/password       | [login statement, signature, cert, old, new]    | []                                             |
 * | /v1/directory      | [from]                                          | list of wire entries from position `from` on   |
 * | /v1/directory/add  | wire entry                                      | [position]                                     |
 * | /v1/grants         | []                                              | list of wire grants that the caller may need   |
 * | /v1/grants/add     | list of wire grants                             | []                                             |
 * | /v1/push           | [batches, seal]                                 | list of wire receipts                          |
 * | /v1/pull           | [cursors, maxBytes]                             | page (below)                                   |
 *
 * Login statement: CBOR `["KL1", origin, nonce, atMs]`, signed by the token; `proof` is the scrypt proof of the password
 * (32 bytes, see electron/desk/password.ts), of which the center keeps a SHA-256. While the password is the one handed
 * out, login answers passwordMustChange and its token opens nothing.
 *
 * Push is all or nothing. The same batch again gives the same receipt; another batch under a used seq is FORK, and the
 * desk is quarantined. Pull answers, for every unit and year that the account may read, the signed head and the entries
 * after the cursor, whole entries only, at least one when there is one; the desk checks that sequence numbers have no
 * gap, that the head chain holds, and that no head is lower or other than one it was given before.
 */
export const maxRequestBytes = 8 * 1024 * 1024;
/** What a page may weigh, in bytes: 1 to 4 MiB. */
export const pageBytes = { min: 1024 * 1024, max: 4 * 1024 * 1024 } as const;
const maxBatchesPerPush = 64;
const maxStreams = 20_000;

export const loginStatement = (origin: string, nonce: Bytes, atMs: number): Bytes =>
  encodeCbor(['KL1', origin, nonce, atMs]);

export interface LoginStatement {
  readonly origin: string;
  readonly nonce: Bytes;
  readonly atMs: number;
}

export function parseLoginStatement(bytes: Uint8Array): LoginStatement {
  const row = Cursor.labelled(bytes, 'KL1', 4);
  return { origin: row.text(300), nonce: row.exactly(32), atMs: row.int() };
}

export interface PushRequest {
  readonly batches: readonly Bytes[];
  readonly seal: Bytes;
}

export const writePush = ({ batches, seal }: PushRequest): Bytes => encodeCbor([batches, seal]);

export function parsePush(bytes: Uint8Array): PushRequest {
  const row = Cursor.of(bytes, 2);
  const batches = row.list(maxBatchesPerPush, (item) => parseBytes(item, maxBatchBytes));
  if (batches.length === 0) throw malformed('no batches');
  return { batches, seal: row.bytes(20_000) };
}

export const writeList = (items: readonly Bytes[]): Bytes => encodeCbor(items);

/** A list of byte strings: receipts, grants, directory entries (the log as stored in the set-up file, too). */
export function parseList(bytes: Uint8Array, max: number, maxItemBytes: number): Bytes[] {
  return new Cursor([decode(bytes)], 1).list(max, (item) => parseBytes(item, maxItemBytes));
}

/** Where a reader stands in a stream: it has every entry up to `seq`. */
export interface StreamCursor {
  readonly unitId: string;
  readonly year: number;
  readonly seq: number;
}

export interface PullRequest {
  readonly cursors: readonly StreamCursor[];
  readonly maxBytes: number;
}

export const writePull = ({ cursors, maxBytes }: PullRequest): Bytes =>
  encodeCbor([cursors.map(({ unitId, year, seq }) => [unitId, year, seq]), maxBytes]);

export function parsePull(bytes: Uint8Array): PullRequest {
  const row = Cursor.of(bytes, 2);
  const cursors = row.list(maxStreams, (item) => {
    const cursor = new Cursor(item, 3);
    const unitId = cursor.text(32);
    if (!/^[0-9a-f]{32}$/.test(unitId)) throw malformed('unit');
    return { unitId, year: cursor.int(9999), seq: cursor.int() };
  });
  return { cursors, maxBytes: row.int(pageBytes.max) };
}

/** One entry of a stream: the receipt says which, the seal stands for the officer. */
export interface PageEntry {
  readonly receipt: Bytes;
  readonly batch: Bytes;
  /** Index into the page's seals. */
  readonly seal: number;
}

export interface Page {
  /** Signed heads (KH1) of every stream that the account may read. */
  readonly heads: readonly Bytes[];
  /** Ordered by unit, year, seq. */
  readonly entries: readonly PageEntry[];
  readonly seals: readonly Bytes[];
  /** More entries wait behind this page. */
  readonly more: boolean;
}

export const writePage = ({ heads, entries, seals, more }: Page): Bytes =>
  encodeCbor([heads, entries.map(({ receipt, batch, seal }) => [receipt, batch, seal]), seals, more]);

export function parsePage(bytes: Uint8Array): Page {
  const row = Cursor.of(bytes, 4);
  const heads = row.list(maxStreams, (item) => parseBytes(item, 1024));
  const entries = row.list(100_000, (item) => {
    const entry = new Cursor(item, 3);
    return { receipt: entry.bytes(1024), batch: entry.bytes(maxBatchBytes), seal: entry.int(100_000) };
  });
  const seals = row.list(100_000, (item) => parseBytes(item, 20_000));
  const more = row.next();
  if (typeof more !== 'boolean' || entries.some((entry) => entry.seal >= seals.length)) throw malformed('page');
  return { heads, entries, seals, more };
}

export const writeError = (error: DeskError): Bytes => encodeCbor(['error', error.code, error.params ?? {}]);

/** The center's refusal as a DeskError; CENTER_REFUSED when its code is none that this desk knows. */
export function parseError(bytes: Uint8Array): DeskError {
  try {
    const row = Cursor.labelled(bytes, 'error', 3);
    const code = row.text(60);
    const params = row.next() as Record<string, unknown>;
    const plain = Object.entries(params ?? {}).filter(
      (pair): pair is [string, string | number] => typeof pair[1] === 'number' || typeof pair[1] === 'string',
    );
    if (errorCodes.includes(code as ErrorCode)) return { code: code as ErrorCode, params: Object.fromEntries(plain) };
  } catch (cause) {
    if (!(cause instanceof DeskFailure)) throw cause;
  }
  return { code: 'CENTER_REFUSED' };
}

function decode(bytes: Uint8Array): unknown {
  try {
    return decodeCbor(bytes);
  } catch {
    throw malformed('cbor');
  }
}
