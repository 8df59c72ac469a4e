import { type Bytes, fromHex } from '../../../shared/bytes';
import { Cursor } from '../../../shared/codec/cursor';
import type { DeskError } from '../../../shared/errors';
import type { Receipt } from '../../../shared/sync/receipt';

/**
 * What sync writes into the event log, and how: facts are CBOR by position; their shapes are written here and nowhere
 * else. SyncState (state.ts) is the fold over them.
 */
export interface Device {
  readonly deskId: string;
  readonly publicKey: Bytes;
  readonly pkcs8: Bytes;
}

/** How far a stream (unit and year) was read and verified. */
export interface StreamPosition {
  readonly unitId: string;
  readonly year: number;
  readonly seq: number;
  readonly head: Bytes;
  /** Last batch of each desk in it: a center that leaves one out breaks that desk's chain. */
  readonly desks: ReadonlyMap<string, { readonly seq: number; readonly hash: Bytes }>;
}

/** A batch that could not be used, kept as it came, for people to look into. */
export interface Parked {
  readonly unitId: string;
  readonly year: number;
  readonly seq: number;
  readonly deskId: string;
  readonly wire: Bytes;
}

/** What a receipt for one of our own batches promised: the stream's head at that entry. */
export interface Promised {
  readonly unitId: string;
  readonly year: number;
  readonly seq: number;
  readonly head: Bytes;
}

/** The desk's own chain of batches in one stream. */
export interface OwnChain {
  readonly unitId: string;
  readonly year: number;
  readonly seq: number;
  readonly hash: Bytes;
}

export interface Waiting {
  readonly wire: Bytes;
  readonly unitId: string;
  readonly year: number;
  readonly seq: number;
  readonly hash: Bytes;
  readonly opCount: number;
  /** Id of the last op inside. */
  readonly lastOpId: string;
}

export interface Secret {
  readonly unitId: string;
  readonly epoch: number;
  readonly secret: Bytes;
}

export const deviceFacts = (device: Device): unknown => [fromHex(device.deskId), device.publicKey, device.pkcs8];
export const directoryFacts = (wires: readonly Bytes[]): unknown => wires;
export const secretFacts = ({ unitId, epoch, secret }: Secret): unknown => [fromHex(unitId), epoch, secret];
export const streamFacts = (streams: readonly StreamPosition[]): unknown =>
  streams.map(({ unitId, year, seq, head, desks }) => [
    fromHex(unitId),
    year,
    seq,
    head,
    [...desks].map(([deskId, last]) => [fromHex(deskId), last.seq, last.hash]),
  ]);
export const parkedFacts = ({ unitId, year, seq, deskId, wire }: Parked): unknown => [
  fromHex(unitId),
  year,
  seq,
  fromHex(deskId),
  wire,
];
/** A verified page: where its streams stand now, and what of it could not be used. */
export const pulledFacts = (moved: readonly StreamPosition[], parked: readonly Parked[]): unknown => [
  streamFacts(moved),
  parked.map(parkedFacts),
];
export const batchFacts = (batch: Waiting): unknown => [
  batch.wire,
  fromHex(batch.unitId),
  batch.year,
  batch.seq,
  batch.hash,
  batch.opCount,
  batch.lastOpId,
];
/** A receipt for one of our own batches. */
export const receiptFacts = (receipt: Receipt): unknown => [
  receipt.batchHash,
  fromHex(receipt.unitId),
  receipt.year,
  receipt.seq,
  receipt.head,
  receipt.receivedMs,
];
export const alarmFacts = (error: DeskError): unknown => [error.code, Object.entries(error.params ?? {})];
/** A round that went through, at `atMs`. */
export const successFacts = (atMs: number): unknown => [atMs];

export function parseWaiting(facts: unknown): Waiting {
  const row = new Cursor(facts, 7);
  return {
    wire: row.bytes(16 * 1024 * 1024),
    unitId: row.id(),
    year: row.int(),
    seq: row.int(),
    hash: row.exactly(32),
    opCount: row.int(),
    lastOpId: row.text(32),
  };
}

export function parseParked(facts: unknown): Parked {
  const row = new Cursor(facts, 5);
  return { unitId: row.id(), year: row.int(), seq: row.int(), deskId: row.id(), wire: row.bytes(16 * 1024 * 1024) };
}

export function parsePromised(facts: unknown): Promised {
  const row = new Cursor(facts, 4);
  return { unitId: row.id(), year: row.int(), seq: row.int(), head: row.exactly(32) };
}

export function parseStream(facts: unknown): StreamPosition {
  const row = new Cursor(facts, 5);
  const stream = { unitId: row.id(), year: row.int(), seq: row.int(), head: row.exactly(32) };
  const desks = row.list(100_000, (item) => {
    const desk = new Cursor(item, 3);
    return [desk.id(), { seq: desk.int(), hash: desk.exactly(32) }] as const;
  });
  return { ...stream, desks: new Map(desks) };
}
