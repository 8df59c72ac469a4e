import type { Bytes } from '../../../shared/bytes';
import { decodeCbor, encodeCbor } from '../../../shared/codec/cbor';

/** A journal row that stays in IndexedDB after folding because not all of its ops are in a batch yet. */
export interface HeldRow {
  readonly n: number;
  /** Id of its newest op of this desk. */
  readonly lastOpId: string;
  /** Ops of this desk in it. */
  readonly ops: number;
  /** Tag of the row before it, without which it can't be opened alone. */
  readonly before: Bytes;
}

/** Where the stored state stands; sealed under key 1 of the store `state`, written in the same transaction as the blocks. */
export interface Manifest {
  /** Last row that is in the segments, and its tag. */
  readonly foldedUpTo: number;
  readonly tag: Bytes;
  readonly records: number;
  /** Generation of every block, by block number. */
  readonly segments: readonly number[];
  readonly columns: readonly number[];
  readonly search: readonly number[];
  readonly codes: readonly string[];
  readonly lastStamp: string;
  readonly held: readonly HeldRow[];
  /** Snapshot of what sync remembers; the vault does not read it. */
  readonly facts: unknown;
  /** Set while the file copy is being begun anew: it does not suffice alone. */
  readonly fileIncomplete: boolean;
}

export const manifestKey = 1;
/** A value here asks the next opening to fill the stores again: a block was found damaged while the vault was open. */
export const damagedKey = 2;
const version = 1;

export function encodeManifest(manifest: Manifest): Bytes {
  const held = manifest.held.map((row) => [row.n, row.lastOpId, row.ops, row.before]);
  const { foldedUpTo, tag, records, segments, columns, search, codes, lastStamp, facts, fileIncomplete } = manifest;
  return encodeCbor([
    version,
    foldedUpTo,
    tag,
    records,
    [segments, columns, search],
    codes,
    lastStamp,
    held,
    facts,
    fileIncomplete,
  ]);
}

/** Null when the bytes are no manifest of this version: the stored state is then made again from the file copy. */
export function decodeManifest(bytes: Uint8Array): Manifest | null {
  const value = decodeCbor(bytes) as readonly unknown[];
  if (!Array.isArray(value) || value[0] !== version || value.length !== 10) return null;
  const [, foldedUpTo, tag, records, generations, codes, lastStamp, held, facts, fileIncomplete] = value;
  const [segments, columns, search] = generations as number[][];
  return {
    foldedUpTo: foldedUpTo as number,
    tag: (tag as Uint8Array).slice() as Bytes,
    records: records as number,
    segments: segments!,
    columns: columns!,
    search: search!,
    codes: codes as string[],
    lastStamp: lastStamp as string,
    held: (held as [number, string, number, Uint8Array][]).map(([n, lastOpId, ops, before]) => ({
      n,
      lastOpId,
      ops,
      before: before.slice() as Bytes,
    })),
    facts,
    fileIncomplete: fileIncomplete === true,
  };
}
