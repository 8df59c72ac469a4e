import type { Bytes } from '../../../shared/bytes';
import { decodeCbor, encodeCbor } from '../../../shared/codec/cbor';

/** The first `count` records of a segment. */
export interface RecordRun {
  readonly segment: number;
  readonly count: number;
}

/**
 * A journal row whose ops are not all in a batch yet. It stays in IndexedDB after folding, unless its records are a run
 * of their own in the segments, from where its ops can be read as well.
 */
export interface HeldRow {
  readonly n: number;
  /** Id of its newest op of this desk. */
  readonly lastOpId: string;
  /** Ops of this desk in it. */
  readonly ops: number;
  /** Tag of the row before it, without which it can't be opened alone. */
  readonly before: Bytes;
  readonly run: RecordRun | null;
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
  /** Layout of the stored columns; those of another one are made again from the segments. */
  readonly columnsVersion: number;
  /** What the rules said of letters was counted by these (Rulebook.basis). */
  readonly countedBy: string;
  /** Rule packs that were taken in (Rulebook.snapshot). */
  readonly rules: unknown;
  /** Set while the file copy is being begun anew: it does not suffice alone. */
  readonly fileIncomplete: boolean;
}

export const manifestKey = 1;
/** A value here asks the next opening to fill the stores again: a block was found damaged while the vault was open. */
export const damagedKey = 2;
const version = 2;

export function encodeManifest(manifest: Manifest): Bytes {
  const held = manifest.held.map(({ n, lastOpId, ops, before, run }) => [
    n,
    lastOpId,
    ops,
    before,
    run && [run.segment, run.count],
  ]);
  const { foldedUpTo, tag, records, segments, columns, search, codes, lastStamp, facts, fileIncomplete } = manifest;
  const { columnsVersion, countedBy, rules } = manifest;
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
    columnsVersion,
    countedBy,
    rules,
  ]);
}

type HeldTuple = [number, string, number, Uint8Array, [number, number] | null];

/** Null when the bytes are no manifest of this version: the stored state is then made again from the file copy. */
export function decodeManifest(bytes: Uint8Array): Manifest | null {
  const value = decodeCbor(bytes) as readonly unknown[];
  // The last three came later: without them the columns are of the first layout and no pack was taken in.
  if (!Array.isArray(value) || value[0] !== version || (value.length !== 10 && value.length !== 13)) return null;
  const [, foldedUpTo, tag, records, generations, codes, lastStamp, held, facts, fileIncomplete] = value;
  const [columnsVersion = 1, countedBy = '', rules = null] = value.slice(10);
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
    held: (held as HeldTuple[]).map(([n, lastOpId, ops, before, run]) => ({
      n,
      lastOpId,
      ops,
      before: before.slice() as Bytes,
      run: run ? { segment: run[0], count: run[1] } : null,
    })),
    facts,
    columnsVersion: columnsVersion as number,
    countedBy: countedBy as string,
    rules,
    fileIncomplete: fileIncomplete === true,
  };
}
