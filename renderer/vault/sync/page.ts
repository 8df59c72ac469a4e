import { type Bytes, equalBytes, toHex } from '../../../shared/bytes';
import { DeskFailure } from '../../../shared/errors';
import { type Batch, isSignedBy, openBatch, parseBatch, zeroHash } from '../../../shared/sync/batch';
import { type Directory, shortHash } from '../../../shared/sync/directory';
import { hlcOfOp, opIdOf } from '../../../shared/sync/hlc';
import type { Op } from '../../../shared/sync/op';
import type { Page } from '../../../shared/sync/protocol';
import {
  type HeadStatement,
  isHeadGenuine,
  isReceiptGenuine,
  nextHead,
  parseHead,
  parseReceipt,
  type Receipt,
} from '../../../shared/sync/receipt';
import { isSealGenuine, parseSeal, type Seal } from '../../../shared/sync/seal';
import type { UnitKeys } from '../../../shared/sync/unitKeys';
import type { OpGroup } from '../journal/rows';
import type { Parked, StreamPosition } from './facts';
import type { SyncState } from './state';

/**
 * Checks a page from the center before a byte of it is used: signed heads against what this desk saw before, receipts
 * and head chain without a gap, the desk's signature and the officer's seal on every batch, the right of both in the
 * directory. Only a page that passes whole is answered; anything else is a DeskFailure that stops sync and loses nothing.
 */
export interface PageContext {
  readonly state: SyncState;
  readonly directory: Directory;
  readonly centerKey: Bytes;
  /** The desk's own id: its own batches are checked, not merged again. */
  readonly deskId: string;
  /** Keys of a unit in an epoch, or null when this desk holds none. */
  readonly keys: (unitId: string, epoch: number) => Promise<UnitKeys | null>;
  /** `unit/year` of streams that were not asked for, because they stalled before in this round. */
  readonly skipped?: ReadonlySet<string>;
}

/** A stream of which this desk lacks a key: the entry that it could not open, and how far the stream goes. */
export interface Stalled {
  readonly unitId: string;
  readonly year: number;
  readonly epoch: number;
  readonly headSeq: number;
}

export interface VerifiedPage {
  readonly groups: readonly OpGroup[];
  /** Streams that moved, with their new position and head. */
  readonly moved: readonly StreamPosition[];
  readonly opCount: number;
  /** Newest time in the signed heads, ms; 0 without any. */
  readonly centerMs: number;
  /** Left where they are until a grant comes; the others go on. */
  readonly stalled: readonly Stalled[];
  /** Passed over and kept: the desk that signed them is at fault, not the center. */
  readonly parked: readonly Parked[];
}

export async function verifyPage(page: Page, context: PageContext): Promise<VerifiedPage> {
  const heads = await verifyHeads(page.heads, context);
  const seals = await Promise.all(page.seals.map((wire) => verifySeal(wire, context)));
  const moved = new Map<string, StreamPosition>();
  const groups: OpGroup[] = [];
  const stalled = new Map<string, Stalled>();
  const parked: Parked[] = [];
  let opCount = 0;
  for (const entry of page.entries) {
    const receipt = parseReceipt(entry.receipt);
    const key = `${receipt.unitId}/${receipt.year}`;
    if (stalled.has(key)) continue;
    const at = moved.get(key) ?? context.state.stream(receipt.unitId, receipt.year);
    const head = await followReceipt(receipt, at, context);
    const batch = await verifyBatch(entry.batch, receipt, seals[entry.seal]!, context);
    const passed = { ...at, seq: receipt.seq, head, desks: followDesk(batch, at, context) };
    if (batch.head.deskId !== context.deskId) {
      const { unitId, epoch } = batch.head;
      const keys = await context.keys(unitId, epoch);
      if (!keys) {
        stalled.set(key, { unitId, year: receipt.year, epoch, headSeq: heads.get(key)?.seq ?? receipt.seq });
        continue;
      }
      const ops = await openGenuine(batch, keys, context);
      if (ops) {
        opCount += ops.length;
        groups.push({ unitId, ops });
      } else parked.push({ unitId, year: receipt.year, seq: receipt.seq, deskId: batch.head.deskId, wire: batch.wire });
    }
    moved.set(key, passed);
  }
  const centerMs = Math.max(0, ...[...heads.values()].map(({ atMs }) => atMs));
  const unread = new Set([...stalled.keys(), ...(context.skipped ?? [])]);
  checkReach(page, heads, moved, unread, context);
  return { groups, moved: [...moved.values()], opCount, stalled: [...stalled.values()], parked, centerMs };
}

/**
 * The ops of a batch, or null when it does not open, or holds ops that are not of the desk that signed it or not of its
 * officer: nobody acts in another's name, and one broken desk stops nobody else's reading.
 */
async function openGenuine(batch: Batch, keys: UnitKeys, context: PageContext): Promise<readonly Op[] | null> {
  const { deskId, hlcMin, hlcMax } = batch.head;
  const account = context.directory.desks.get(deskId)?.account;
  try {
    const ops = await openBatch(batch, keys);
    const genuine = ops.every(({ opId, actor }) => {
      const stamp = hlcOfOp(opId);
      return opId === opIdOf(stamp, deskId) && actor === account && stamp >= hlcMin && stamp <= hlcMax;
    });
    return genuine ? ops : null;
  } catch (cause) {
    if (cause instanceof DeskFailure && cause.error.code === 'BATCH_INVALID') return null;
    throw cause;
  }
}

/** No head may be lower than, or differ from, one that this desk has verified; none may have vanished. */
async function verifyHeads(wires: readonly Bytes[], context: PageContext): Promise<Map<string, HeadStatement>> {
  const heads = new Map<string, HeadStatement>();
  for (const wire of wires) {
    const head = parseHead(wire);
    if (!(await isHeadGenuine(head, context.centerKey))) throw new DeskFailure('RECEIPT_INVALID', { what: 'head' });
    heads.set(`${head.unitId}/${head.year}`, head);
  }
  for (const [key, known] of knownStreams(context.state)) {
    const told = heads.get(key);
    const unit = unitName(context, known.unitId);
    const promised = context.state.promised.filter((own) => own.unitId === known.unitId && own.year === known.year);
    const had = Math.max(known.seq, ...promised.map(({ seq }) => seq));
    // A unit that was moved out of this desk's reach is no longer told about; that is no rollback.
    const me = context.directory.desks.get(context.deskId)?.unitId;
    if (!told && me !== undefined && !context.directory.isWithin(known.unitId, me)) continue;
    if (!told || told.seq < had) {
      throw new DeskFailure('HISTORY_ROLLED_BACK', { unit, year: known.year, had, told: told?.seq ?? 0 });
    }
    if (told.seq === known.seq && !equalBytes(told.head, known.head)) throw forked(unit, known, told.head);
  }
  return heads;
}

/** Streams this desk has read, and those in which it holds a receipt. */
function knownStreams(state: SyncState): ReadonlyMap<string, StreamPosition> {
  const promised = state.promised.map(({ unitId, year }) => [`${unitId}/${year}`, state.stream(unitId, year)] as const);
  return new Map([...promised, ...state.streams]);
}

const forked = (unit: string, known: StreamPosition, other: Bytes): DeskFailure =>
  new DeskFailure('HISTORY_FORKED', {
    unit,
    year: known.year,
    seq: known.seq,
    ours: shortHash(known.head),
    theirs: shortHash(other),
  });

/** The entry must follow the last one that was verified, and its head must be the chain's. */
async function followReceipt(receipt: Receipt, at: StreamPosition, context: PageContext): Promise<Bytes> {
  const unit = unitName(context, receipt.unitId);
  if (!(await isReceiptGenuine(receipt, context.centerKey)))
    throw new DeskFailure('RECEIPT_INVALID', { what: 'receipt' });
  if (receipt.seq !== at.seq + 1) {
    throw new DeskFailure('HISTORY_GAP', { unit, year: at.year, expected: at.seq + 1, got: receipt.seq });
  }
  if (!equalBytes(receipt.prevHead, at.head)) throw forked(unit, at, receipt.prevHead);
  const head = await nextHead(at.head, receipt.seq, receipt.batchHash, receipt.receivedMs);
  if (!equalBytes(head, receipt.head)) throw new DeskFailure('RECEIPT_INVALID', { what: 'chain' });
  const promise = context.state.promised.find(
    (own) => own.unitId === receipt.unitId && own.year === receipt.year && own.seq === receipt.seq,
  );
  if (promise && !equalBytes(promise.head, head))
    throw forked(unit, { ...at, seq: receipt.seq, head: promise.head }, head);
  return head;
}

/** Each desk numbers and chains its own batches: one left out, repeated or put in another place does not fit. */
function followDesk(batch: Batch, at: StreamPosition, context: PageContext): StreamPosition['desks'] {
  const { deskId, seq, prev } = batch.head;
  const last = at.desks.get(deskId) ?? { seq: 0, hash: zeroHash };
  if (seq !== last.seq + 1 || !equalBytes(prev, last.hash)) {
    const unit = unitName(context, batch.head.unitId);
    throw new DeskFailure('HISTORY_GAP', { unit, year: at.year, expected: last.seq + 1, got: seq });
  }
  return new Map([...at.desks, [deskId, { seq, hash: batch.hash }]]);
}

/** A stream read to its end must end in the head that the center signed. */
function checkReach(
  page: Page,
  heads: ReadonlyMap<string, HeadStatement>,
  moved: ReadonlyMap<string, StreamPosition>,
  unread: ReadonlySet<string>,
  context: PageContext,
): void {
  for (const [key, told] of heads) {
    if (unread.has(key)) continue;
    const at = moved.get(key) ?? context.state.stream(told.unitId, told.year);
    if (at.seq === told.seq && !equalBytes(at.head, told.head))
      throw forked(unitName(context, told.unitId), at, told.head);
    if (!page.more && at.seq < told.seq) {
      const unit = unitName(context, told.unitId);
      throw new DeskFailure('HISTORY_GAP', { unit, year: told.year, expected: told.seq, got: at.seq });
    }
  }
}

async function verifySeal(wire: Bytes, context: PageContext): Promise<Seal> {
  const seal = parseSeal(wire);
  if (!(await isSealGenuine(seal))) throw new DeskFailure('BATCH_INVALID', { what: 'seal signature' });
  const desk = context.directory.desks.get(seal.deskId);
  const account = desk && context.directory.accountEverWith(toHex(seal.certSha256));
  if (!desk || account !== desk.account) throw new DeskFailure('BATCH_INVALID', { what: 'seal right' });
  return seal;
}

async function verifyBatch(wire: Bytes, receipt: Receipt, seal: Seal, context: PageContext): Promise<Batch> {
  const batch = await parseBatch(wire);
  const { head } = batch;
  const desk = context.directory.desks.get(head.deskId);
  const refuse = (what: string): never => {
    throw new DeskFailure('BATCH_INVALID', { what, unit: unitName(context, receipt.unitId), seq: receipt.seq });
  };
  if (!desk || desk.unitId !== head.unitId) return refuse('desk');
  if (!(await isSignedBy(batch, desk.publicKey))) return refuse('signature');
  if (!equalBytes(batch.hash, receipt.batchHash)) return refuse('receipt');
  const named = head.unitId === receipt.unitId && head.year === receipt.year && head.deskId === receipt.deskId;
  if (!named || head.seq !== receipt.deskSeq) return refuse('place');
  const covers = seal.deskId === head.deskId && seal.unitId === head.unitId && seal.year === head.year;
  if (!covers || head.seq < seal.firstSeq || head.seq > seal.lastSeq) return refuse('seal range');
  if (head.seq === seal.lastSeq && !equalBytes(seal.lastBatchHash, batch.hash)) return refuse('seal hash');
  return batch;
}

const unitName = (context: PageContext, unitId: string): string =>
  context.directory.units.get(unitId)?.name ?? unitId.slice(0, 8);
