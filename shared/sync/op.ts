import { type Bytes, fromHex, toHex } from '../bytes';
import { decodeCbor, encodeCbor } from '../codec/cbor';
import type { CborWriter } from '../codec/writer';

/**
 * One change, as it travels (docs/protocol.md, Op): `[kind, opId, recType, recId, base, body, actor, reason?]`, CBOR by
 * position. `base` names, per changed field, the ops that the author saw as that field's current values: none for a
 * first value, one for an ordinary edit, several when the edit settles a conflict. Merging needs nothing else.
 */
export const opKind = {
  put: 1,
  delete: 2,
  resolve: 3,
  append: 4,
  setAdd: 5,
  setRemove: 6,
  transition: 7,
  attach: 8,
  restore: 9,
} as const;

/** Values are what CBOR carries: JSON values; bytes never. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export interface Op {
  /** Kinds this version does not know are kept and passed on untouched. */
  readonly kind: number;
  /** 32 hex digits: HLC (16) followed by the first 8 bytes of the desk's id (16). Sorts by time. */
  readonly opId: string;
  readonly recType: number;
  /** 32 hex digits. */
  readonly recId: string;
  /** Field number → op ids (32 hex digits) that this op replaces. For delete and restore, field 0 lists what was seen. */
  readonly base: Readonly<Record<number, readonly string[]>>;
  /** Field number → value. */
  readonly body: Readonly<Record<number, Value>>;
  /** mã định danh of the account that made the change. */
  readonly actor: string;
  readonly reason?: string;
}

/** Most ops in one batch or journal row. */
export const maxOpsPerBatch = 512;
const maxFields = 64;
/** A deletion names every note that it saw. */
const maxBaseIds = 10_000;

export function encodeOp(op: Op): unknown[] {
  const base = Object.entries(op.base).flatMap(([no, ids]) => [Number(no), ids.map(fromHex)]);
  const body = Object.entries(op.body).flatMap(([no, value]) => [Number(no), value]);
  const row: unknown[] = [op.kind, fromHex(op.opId), op.recType, fromHex(op.recId), base, body, op.actor];
  if (op.reason !== undefined) row.push(op.reason);
  return row;
}

/** Writes the same item without building it. Keys of a value that have none are left out. */
export function writeOp(writer: CborWriter, op: Op): void {
  writer.array(op.reason === undefined ? 7 : 8);
  writer.number(op.kind);
  writer.hex(op.opId);
  writer.number(op.recType);
  writer.hex(op.recId);
  const bases = Object.keys(op.base);
  writer.array(2 * bases.length);
  for (const no of bases) {
    const ids = op.base[Number(no)]!;
    writer.number(Number(no));
    writer.array(ids.length);
    for (const id of ids) writer.hex(id);
  }
  const fields = Object.keys(op.body);
  writer.array(2 * fields.length);
  for (const no of fields) {
    writer.number(Number(no));
    writer.value(op.body[Number(no)]!);
  }
  writer.text(op.actor);
  if (op.reason !== undefined) writer.text(op.reason);
}

export const encodeOps = (ops: readonly Op[]): Bytes => encodeCbor(ops.map(encodeOp));

/** Thrown on bytes that are not ops; whoever decodes turns it into its own typed error. */
export class NotOps extends Error {
  override readonly name = 'NotOps';
}

export function decodeOps(bytes: Uint8Array, limit: number = maxOpsPerBatch): Op[] {
  let rows: unknown;
  try {
    rows = decodeCbor(bytes);
  } catch {
    throw new NotOps('not CBOR');
  }
  if (!Array.isArray(rows) || rows.length > limit) throw new NotOps('not a list of ops');
  return rows.map(parseOp);
}

export function parseOp(row: unknown): Op {
  if (!Array.isArray(row) || row.length < 7 || row.length > 8) throw new NotOps('shape');
  const [kind, opId, recType, recId, base, body, actor, reason] = row as unknown[];
  if (!isSmall(kind) || !isSmall(recType)) throw new NotOps('kind');
  if (typeof actor !== 'string' || actor.length > 128) throw new NotOps('actor');
  if (reason !== undefined && (typeof reason !== 'string' || reason.length > 4000)) throw new NotOps('reason');
  return {
    kind,
    opId: idHex(opId),
    recType,
    recId: idHex(recId),
    base: pairs(base, (ids) => {
      if (!Array.isArray(ids) || ids.length > maxBaseIds) throw new NotOps('base');
      return ids.map(idHex);
    }),
    body: pairs(body, (value) => parseValue(value)),
    actor,
    ...(reason === undefined ? {} : { reason }),
  };
}

const isSmall = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255;

function idHex(value: unknown): string {
  if (!(value instanceof Uint8Array) || value.length !== 16) throw new NotOps('id');
  return toHex(value);
}

function pairs<T>(value: unknown, parse: (item: unknown) => T): Record<number, T> {
  if (!Array.isArray(value) || value.length % 2 !== 0 || value.length > 2 * maxFields) throw new NotOps('pairs');
  const out: Record<number, T> = {};
  for (let i = 0; i < value.length; i += 2) {
    if (!isSmall(value[i])) throw new NotOps('field number');
    out[value[i]] = parse(value[i + 1]);
  }
  return out;
}

function parseValue(value: unknown, depth = 0): Value {
  if (depth > 8) throw new NotOps('depth');
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item) => parseValue(item, depth + 1));
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, parseValue(item, depth + 1)]));
  }
  throw new NotOps('value');
}
