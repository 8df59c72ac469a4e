import type { Bytes } from '../../../shared/bytes';
import { recTypes } from '../../../shared/model/letter';
import { hlcOfOp, receiveHlc, zeroHlc } from '../../../shared/sync/hlc';
import type { Op } from '../../../shared/sync/op';
import type { OpGroup } from '../journal/rows';
import type { Orders } from '../list/orders';
import type { Search } from '../search/search';
import { searchParts } from '../search/text';
import type { SealedStore } from '../store/block-store';
import type { RecordRun } from '../store/manifest';
import type { Columns } from './columns';
import { allOpsOf, withOps } from './kin';
import { decodeRecord, NotASegment, type StoredRecord, segmentRecords, splitSegment } from './segment';
import { type Assess, shownOf, summarise } from './summary';

const cachedSegments = 8;

/** What `applySegment` took in; `run` is null when the records lie scattered. */
export interface TakenIn {
  readonly records: readonly StoredRecord[];
  readonly run: RecordRun | null;
}

/**
 * All letters: those folded into segments, and over them the records that changed since (the overlay). Columns, search
 * and orders are kept at the present state by `apply`.
 */
export class Records {
  /** Records that differ from their segment, with all their ops. */
  readonly overlay = new Map<string, StoredRecord>();
  /** Whole new segments that are not stored yet, as plain segment bytes. */
  readonly pending = new Map<number, Bytes>();
  /** Told the ordinal of every record that came or changed, once columns show it. */
  readonly watchers: ((ordinal: number) => void)[] = [];
  /** Newest stamp of this desk's ops, or of another's as far as this desk's clock can vouch for it. */
  lastStamp = zeroHlc;
  private readonly opened = new Map<number, Uint8Array[]>();
  /** How often records went into the segments. */
  private folds = 0;

  constructor(
    readonly columns: Columns,
    readonly search: Search,
    readonly orders: Orders,
    private readonly segments: SealedStore,
    /** Makes the test for ops of this desk, whose id may only become known while the vault opens. */
    private readonly ownTest: () => (op: Op) => boolean,
    /** This desk's unit; null while it is not known. */
    private readonly ownUnit: () => string | null,
    /** ms since the epoch. */
    private readonly now: () => number,
    private readonly assess: Assess,
    /** Codes of the pack's books. */
    private readonly books: () => readonly string[],
    /** Told how many ops were set aside because they say of a record that it is something else. */
    private readonly setAside: (count: number, record: StoredRecord) => void,
  ) {}

  /** Records that the next fold has to write. */
  get unfolded(): number {
    return this.overlay.size + this.pending.size * segmentRecords;
  }

  /** A record with all its ops, or null. @throws DeskFailure VAULT_DAMAGED when its segment is. */
  async load(recId: string): Promise<StoredRecord | null> {
    const changed = this.overlay.get(recId);
    if (changed) return changed;
    const ordinal = this.columns.find(recId);
    if (ordinal < 0) return null;
    const number = Math.floor(ordinal / segmentRecords);
    const bytes = (await this.openSegment(number))[ordinal % segmentRecords];
    if (!bytes) throw this.segments.damaged(number);
    return decodeRecord(bytes);
  }

  /** Records' bytes of a segment, as stored or pending; the overlay is not in them. */
  async openSegment(number: number): Promise<Uint8Array[]> {
    const cached = this.opened.get(number);
    if (cached) return cached;
    const waiting = this.pending.get(number);
    if (!waiting && !this.segments.has(number)) return [];
    const { folds } = this;
    const bytes = waiting ?? (await this.segments.read(number));
    // What was folded while it was read is in the segment as it is stored now.
    if (folds !== this.folds) return this.openSegment(number);
    const records = this.split(number, bytes);
    this.opened.set(number, records);
    if (this.opened.size > cachedSegments) this.opened.delete(this.opened.keys().next().value!);
    return records;
  }

  /**
   * Merges ops that are in the journal. Any order and repetition gives the same records. A record is its unit's: what
   * another unit writes under its id is no part of it, also when it came first and this desk's unit has such a record.
   */
  async apply(groups: readonly OpGroup[]): Promise<void> {
    const changed = new Map<string, Map<string, Op[]>>();
    for (const { unitId, ops } of groups) {
      for (const op of ops) {
        const byUnit = changed.get(op.recId) ?? new Map<string, Op[]>();
        const known = byUnit.get(unitId);
        if (known) known.push(op);
        else changed.set(op.recId, byUnit.set(unitId, [op]));
      }
    }
    for (const [recId, byUnit] of changed) {
      const before = await this.load(recId);
      let record = before;
      for (const [unitId, ops] of byUnit) record = await this.merged(record, unitId, ops);
      if (!record || record === before) continue;
      this.put(record);
      const setAside = (record.strange?.length ?? 0) - (before?.strange?.length ?? 0);
      if (setAside > 0) this.setAside(setAside, record);
    }
  }

  /** The record with the ops of a unit, the same object when they add nothing. */
  private async merged(stored: StoredRecord | null, unitId: string, incoming: readonly Op[]): Promise<StoredRecord> {
    if (!stored) return withOps(null, unitId, incoming, this.books);
    let ops = incoming;
    if (stored.unitId !== unitId) {
      // Whoever sees the letters of several units may say that their people are one.
      const isPerson = stored.ops[0]!.recType === recTypes.person;
      if (!isPerson) return unitId === this.ownUnit() ? withOps(null, unitId, incoming, this.books) : stored;
      ops = incoming.filter(({ recType }) => recType === recTypes.person);
    }
    const merged = await withOps(stored, stored.unitId, ops, this.books);
    const isOlder = merged.ops[0]!.opId < stored.ops[0]!.opId;
    return isOlder && unitId !== stored.unitId ? { ...merged, unitId } : merged;
  }

  /**
   * Takes in a run of records as one segment (an import, a snapshot): as it is when it begins a segment and all its
   * records are new, one by one otherwise. Answers them, and where they lie as one run. `number` names the run in an
   * error.
   */
  async applySegment(bytes: Bytes, number: number, known?: readonly StoredRecord[]): Promise<TakenIn> {
    const records = known ?? this.split(number, bytes).map(decodeRecord);
    const { count } = this.columns;
    const fits = count % segmentRecords === 0 && records.every(({ ops }) => this.columns.find(ops[0]!.recId) < 0);
    if (!fits) {
      await this.apply(records.map((record) => ({ unitId: record.unitId, ops: allOpsOf(record) })));
      return { records, run: null };
    }
    const isOwn = this.ownTest();
    for (const record of records) this.show(record, isOwn);
    this.pending.set(count / segmentRecords, bytes);
    return { records, run: { segment: count / segmentRecords, count: records.length } };
  }

  /** The overlay is in the segments now. */
  folded(): void {
    this.overlay.clear();
    this.pending.clear();
    this.opened.clear();
    this.folds++;
  }

  private put(record: StoredRecord): void {
    this.overlay.set(record.ops[0]!.recId, record);
    this.show(record, this.ownTest());
  }

  /** Sets the columns of a record whose search text is stored already. */
  list({ unitId, ops }: StoredRecord): void {
    this.columns.set(summarise(shownOf(ops), unitId, this.ownTest(), this.assess));
  }

  /** Brings columns, search and orders to the record's state. */
  private show({ unitId, ops }: StoredRecord, isOwn: (op: Op) => boolean): void {
    const shown = shownOf(ops);
    const wasLetter = this.columns.isLetter(this.columns.find(shown.recId));
    const ordinal = this.columns.set(summarise(shown, unitId, isOwn, this.assess));
    this.search.set(ordinal, searchParts(shown));
    // Where a record stands that no list shows is nothing to anybody; the log of openings grows all day.
    if (wasLetter || this.columns.isLetter(ordinal)) this.orders.touch(ordinal);
    for (const watch of this.watchers) watch(ordinal);
    const own = ops.findLast(isOwn);
    const before = own && hlcOfOp(own.opId) > this.lastStamp ? hlcOfOp(own.opId) : this.lastStamp;
    this.lastStamp = receiveHlc(before, hlcOfOp(ops.at(-1)!.opId), this.now());
  }

  private split(number: number, bytes: Uint8Array): Uint8Array[] {
    try {
      return splitSegment(bytes);
    } catch (cause) {
      if (cause instanceof NotASegment) throw this.segments.damaged(number);
      throw cause;
    }
  }
}
