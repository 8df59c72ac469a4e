import { type Bytes, fromHex, toHex } from '../../../shared/bytes';
import { Cursor, parseBytes } from '../../../shared/codec/cursor';
import type { DeskError, ErrorCode } from '../../../shared/errors';
import { zeroHash } from '../../../shared/sync/batch';
import {
  alarmFacts,
  batchFacts,
  type Device,
  deviceFacts,
  directoryFacts,
  type OwnChain,
  type Parked,
  type Promised,
  parkedFacts,
  parseParked,
  parsePromised,
  parseStream,
  parseWaiting,
  type Secret,
  type StreamPosition,
  secretFacts,
  streamFacts,
  type Waiting,
} from './facts';

const streamKey = (unitId: string, year: number): string => `${unitId}/${year}`;

/**
 * What sync must remember, folded from journal rows: the desk's own identity, the verified directory log, unit secrets,
 * how far each stream was read, which batches wait for a receipt. All of it is in the event log, so a wiped database
 * brings it back with the letters.
 */
export class SyncState {
  device: Device | null = null;
  readonly directory: Bytes[] = [];
  readonly secrets = new Map<string, Secret>();
  readonly streams = new Map<string, StreamPosition>();
  readonly chains = new Map<string, OwnChain>();
  readonly outbox: Waiting[] = [];
  /** Promises that were not yet checked against the stream itself. */
  promised: Promised[] = [];
  parked: Parked[] = [];
  /** Ops made here and last id; what is above `sealedUpTo` is in no batch yet. */
  localOps = 0;
  sealedOps = 0;
  ackedOps = 0;
  sealedUpTo = '';
  ackedUpTo = '';
  lastReceipt: { readonly atMs: number; readonly seq: number } | null = null;
  lastSuccessMs: number | null = null;
  alarm: DeskError | null = null;

  get unsentOps(): number {
    return this.localOps - this.ackedOps;
  }

  stream(unitId: string, year: number): StreamPosition {
    return this.streams.get(streamKey(unitId, year)) ?? { unitId, year, seq: 0, head: zeroHash, desks: new Map() };
  }

  chain(unitId: string, year: number): OwnChain {
    return this.chains.get(streamKey(unitId, year)) ?? { unitId, year, seq: 0, hash: zeroHash };
  }

  secret(unitId: string, epoch: number): Bytes | undefined {
    return this.secrets.get(`${unitId}/${epoch}`)?.secret;
  }

  /** A journal row of local changes. */
  addLocal(opCount: number): void {
    this.localOps += opCount;
  }

  /** Folds one row of sync in. Rows were written by this code and are authentic, so a misfit is a bug and throws. */
  apply(kind: string, facts: unknown): void {
    const fold = folds[kind];
    if (fold) fold(this, facts);
  }

  /** All of it as one value, for the manifest. */
  snapshot(): unknown {
    const device = this.device && deviceFacts(this.device);
    return [
      device,
      directoryFacts(this.directory),
      [...this.secrets.values()].map(secretFacts),
      streamFacts([...this.streams.values()]),
      [...this.chains.values()].map((chain) => [fromHex(chain.unitId), chain.year, chain.seq, chain.hash]),
      this.outbox.map(batchFacts),
      this.promised.map(({ unitId, year, seq, head }) => [fromHex(unitId), year, seq, head]),
      this.parked.map(parkedFacts),
      [this.localOps, this.sealedOps, this.ackedOps, this.sealedUpTo, this.ackedUpTo],
      this.lastReceipt && [this.lastReceipt.atMs, this.lastReceipt.seq],
      this.lastSuccessMs,
      this.alarm && alarmFacts(this.alarm),
    ];
  }

  static restore(value: unknown): SyncState {
    const state = new SyncState();
    state.restoreFrom(value);
    return state;
  }

  /** Becomes what the snapshot says; whatever was known before is forgotten. */
  restoreFrom(value: unknown): void {
    this.#forget();
    const row = new Cursor(value, 12);
    const device = row.next();
    if (device) this.apply('device', device);
    this.apply('directory', row.next());
    for (const secret of row.list(1_000_000, (item) => item)) this.apply('secret', secret);
    this.foldStreams(row.next());
    for (const item of row.list(1_000_000, (chain) => new Cursor(chain, 4))) {
      const chain = { unitId: item.id(), year: item.int(), seq: item.int(), hash: item.exactly(32) };
      this.chains.set(streamKey(chain.unitId, chain.year), chain);
    }
    for (const item of row.list(1_000_000, (batch) => batch)) this.outbox.push(parseWaiting(item));
    this.promised = row.list(1_000_000, parsePromised);
    this.parked = row.list(1_000_000, parseParked);
    const counts = new Cursor(row.next(), 5);
    this.localOps = counts.int();
    this.sealedOps = counts.int();
    this.ackedOps = counts.int();
    this.sealedUpTo = counts.text(32);
    this.ackedUpTo = counts.text(32);
    const receipt = row.next();
    if (receipt) {
      const parts = new Cursor(receipt, 2);
      this.lastReceipt = { atMs: parts.int(), seq: parts.int() };
    }
    this.lastSuccessMs = (row.next() as number | null) ?? null;
    const alarm = row.next();
    if (alarm) this.apply('alarm', alarm);
  }

  #forget(): void {
    const empty = new SyncState();
    this.directory.length = 0;
    this.outbox.length = 0;
    for (const map of [this.secrets, this.streams, this.chains]) map.clear();
    this.device = empty.device;
    this.promised = empty.promised;
    this.parked = empty.parked;
    this.alarm = empty.alarm;
  }

  #setStreams(facts: unknown): void {
    for (const stream of new Cursor([facts], 1).list(1_000_000, parseStream)) {
      this.streams.set(streamKey(stream.unitId, stream.year), stream);
    }
  }

  /** The streams as a verified page left them; promises that they have passed are kept no longer. */
  foldStreams(facts: unknown): void {
    this.#setStreams(facts);
    this.promised = this.promised.filter(({ unitId, year, seq }) => seq > this.stream(unitId, year).seq);
  }
}

/** One fold per kind of sync row. */
const folds: Readonly<Record<string, (state: SyncState, facts: unknown) => void>> = {
  device(state, facts) {
    const row = new Cursor(facts, 3);
    state.device = { deskId: row.id(), publicKey: row.exactly(32), pkcs8: row.bytes(256) };
  },
  directory(state, facts) {
    state.directory.push(...new Cursor([facts], 1).list(1_000_000, (item) => parseBytes(item, 1024 * 1024)));
  },
  secret(state, facts) {
    const row = new Cursor(facts, 3);
    const secret = { unitId: row.id(), epoch: row.int(), secret: row.exactly(32) };
    state.secrets.set(`${secret.unitId}/${secret.epoch}`, secret);
  },
  batch(state, facts) {
    const waiting = parseWaiting(facts);
    const { unitId, year, seq, hash } = waiting;
    state.outbox.push(waiting);
    state.chains.set(streamKey(unitId, year), { unitId, year, seq, hash });
    state.sealedUpTo = waiting.lastOpId;
    state.sealedOps += waiting.opCount;
  },
  receipt(state, facts) {
    const row = new Cursor(facts, 6);
    const hash = toHex(row.exactly(32));
    const promise = { unitId: row.id(), year: row.int(), seq: row.int(), head: row.exactly(32) };
    const at = state.outbox.findIndex((waiting) => toHex(waiting.hash) === hash);
    const [done] = at < 0 ? [] : state.outbox.splice(at, 1);
    if (!done) return;
    state.ackedOps += done.opCount;
    if (done.lastOpId > state.ackedUpTo) state.ackedUpTo = done.lastOpId;
    state.lastReceipt = { seq: promise.seq, atMs: row.int() };
    if (promise.seq > state.stream(promise.unitId, promise.year).seq) state.promised.push(promise);
  },
  pulled(state, facts) {
    const row = new Cursor(facts, 2);
    state.foldStreams(row.next());
    state.parked.push(...row.list(1_000_000, parseParked));
  },
  cursor(state, facts) {
    state.lastSuccessMs = new Cursor(facts, 1).int();
  },
  /** null: people have looked at it. */
  alarm(state, facts) {
    if (facts === null) {
      state.alarm = null;
      return;
    }
    const row = new Cursor(facts, 2);
    const code = row.text(60) as ErrorCode;
    const pairs = row.next() as [string, string | number][];
    state.alarm = { code, params: Object.fromEntries(pairs) };
  },
};
