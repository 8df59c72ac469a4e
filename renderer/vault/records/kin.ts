import { accessEventSchema } from '../../../shared/model/access';
import { closingSchema } from '../../../shared/model/book';
import { dayOf } from '../../../shared/model/day';
import { fieldNo, recTypes } from '../../../shared/model/letter';
import { mergeOps } from '../../../shared/sync/merge';
import type { Op } from '../../../shared/sync/op';
import { bookRecId, closingRecId, logRecId } from './derived';
import type { StoredRecord } from './segment';

/** Ops of one record are of one kin: of its type, and in the access log, where each desk writes its own, of its desk. */
const areKin = (a: Op, b: Op): boolean =>
  a.recType === b.recType && (a.recType !== recTypes.log || a.opId.endsWith(b.opId.slice(16)));

/** All ops of a record, those that are set aside at the end. */
export const allOpsOf = ({ ops, strange }: StoredRecord): readonly Op[] => (strange ? [...ops, ...strange] : ops);

/** A record of the kin of `model`: its ops, and beside them the others. `known` are in op order, at least one. */
export function recordOf(unitId: string, known: readonly Op[], model: Op = known[0]!): StoredRecord {
  if (known.every((op) => areKin(op, model))) return { unitId, ops: known };
  const strange = known.filter((op) => !areKin(op, model));
  return { unitId, ops: known.filter((op) => areKin(op, model)), strange };
}

/**
 * The record with these ops, the same object when they add nothing. What a record is must not be up to an op that merely
 * says so, least of all to the one with the oldest stamp, which anybody can write. It is told by the id where that is
 * derived from what the op says; otherwise the first op that came decides: nobody but its maker knows a random id before
 * the ops that make the record, which the center hands to every desk of the unit in one order. `books`: codes of the pack.
 */
export async function withOps(
  stored: StoredRecord | null,
  unitId: string,
  incoming: readonly Op[],
  books: () => readonly string[],
): Promise<StoredRecord> {
  const first = stored?.ops[0] ?? incoming[0]!;
  const before = stored ? allOpsOf(stored) : [];
  const all = mergeOps(before, incoming);
  if (stored && all.length === before.length) return stored;
  let others = all.filter((op) => !areKin(op, first));
  if (others.length === 0) return { unitId, ops: all };
  if (await isProven(unitId, recordOf(unitId, all, first).ops, books)) return recordOf(unitId, all, first);
  while (others.length > 0) {
    const model = others[0]!;
    const kin = others.filter((op) => areKin(op, model));
    if (await isProven(unitId, kin, books)) return recordOf(unitId, all, model);
    others = others.filter((op) => !areKin(op, model));
  }
  return recordOf(unitId, all, first);
}

/** A day's log is cut into parts of 256 rows; nobody opens that many letters in a day. */
const mostParts = 64;
/** Days that lines of one record may claim; the desk that wrote them has one. */
const mostDays = 8;
/** Years whose books are looked through. */
const firstYear = 1990;
const lastYear = 2099;

/** True when the record's id is the one that ops of this kin make. */
async function isProven(unitId: string, ops: readonly Op[], books: () => readonly string[]): Promise<boolean> {
  const { recId, recType } = ops[0]!;
  if (recType === recTypes.import) return recId.endsWith('ffffffff');
  if (recType === recTypes.log) return isLog(recId, ops);
  return recType === recTypes.book && ((await isClosing(unitId, recId, ops)) || (await isBook(unitId, recId, books())));
}

async function isLog(recId: string, ops: readonly Op[]): Promise<boolean> {
  const desk = ops[0]!.opId.slice(16);
  for (const day of [...new Set(ops.flatMap(dayOfLine))].slice(0, mostDays)) {
    for (let part = 0; part < mostParts; part++) if (recId === (await logRecId(desk, day, part))) return true;
  }
  return false;
}

function dayOfLine({ body }: Op): string[] {
  const lines = body[fieldNo.access];
  const first = accessEventSchema.safeParse(Array.isArray(lines) ? lines[0] : undefined).data;
  return first ? [dayOf(first.atMs)] : [];
}

async function isClosing(unitId: string, recId: string, ops: readonly Op[]): Promise<boolean> {
  for (const { body } of ops) {
    const closing = closingSchema.safeParse(body[fieldNo.book]).data;
    if (closing && recId === (await closingRecId(unitId, closing.table, closing.from, closing.to))) return true;
  }
  return false;
}

async function isBook(unitId: string, recId: string, books: readonly string[]): Promise<boolean> {
  for (const book of books) {
    for (let year = firstYear; year <= lastYear; year++) {
      if (recId === (await bookRecId(unitId, book, year))) return true;
    }
  }
  return false;
}
