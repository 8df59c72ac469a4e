import { randomBytes, toHex } from '../../shared/bytes';
import { DeskFailure } from '../../shared/errors';
import {
  fieldNo,
  type Letter,
  type LetterField,
  type LetterStatus,
  letterFieldName,
  letterFields,
  letterSchema,
  letterStatuses,
  recTypes,
  statusMoves,
} from '../../shared/model/letter';
import type { WorkEvent } from '../../shared/model/work';
import { disagree, type Head, project, type RecordView, seenNow } from '../../shared/sync/merge';
import { encodeOp, NotOps, type Op, opKind, parseOp, type Value } from '../../shared/sync/op';
import type { SaveInput, VaultInput } from './api';
import type { NumberBooks } from './books/numbers';
import type { NewOp, VaultCore } from './core';
import type { StoredRecord } from './records/segment';
import { asText } from './records/summary';

/** 48 bits of time and 80 random ones: new letters lie together and never collide. */
export function newRecIds(nowMs: number, count: number): string[] {
  const random = randomBytes(10 * count);
  const time = nowMs.toString(16).padStart(12, '0');
  return Array.from({ length: count }, (_, i) => time + toHex(random.subarray(10 * i, 10 * i + 10)));
}

/** A letter that is on disk, with the number that it has; '' for none. */
export interface SavedLetter {
  readonly recId: string;
  readonly registerNo: string;
}

/** Saves a new letter or the changed fields of one. @throws DeskFailure INVALID_LETTER, NOT_FOUND, NOT_ALLOWED, … */
export async function saveLetter(
  core: VaultCore,
  books: NumberBooks,
  input: SaveInput,
  draft: number | undefined,
): Promise<SavedLetter> {
  const { recId } = input;
  if (recId === undefined) return saveNew(core, books, input, draft);
  const given = fieldsOf(input.changes);
  let registerNo = '';
  await change(core, recId, draft, ({ view }) => {
    const [held] = view.fields.get(letterFields.registerNo) ?? [];
    registerNo = asText(given[letterFields.registerNo] ?? held?.value) ?? '';
    const body = { ...given, ...numberAfter(books, given, view) };
    const base: Record<number, string[]> = {};
    for (const no of Object.keys(body).map(Number)) {
      base[no] = baseFor(core, view, no, input.base?.[letterFieldName(no)!]);
    }
    const { correction } = input;
    return { kind: opKind.put, base, body, ...(correction === undefined ? {} : { reason: correction }) };
  });
  return { recId, registerNo };
}

/** A number typed over another one counts as a number of the book where it is one. */
function numberAfter(
  books: NumberBooks,
  body: Readonly<Record<number, Value>>,
  view: RecordView,
): Record<number, Value> {
  const registerNo = body[letterFields.registerNo];
  if (registerNo === undefined || letterFields.number in body) return {};
  const [before] = view.fields.get(letterFields.number) ?? [];
  const arrivedOn = body[letterFields.arrivedOn] ?? view.fields.get(letterFields.arrivedOn)?.[0]?.value;
  const number = books.readTyped(asText(registerNo ?? undefined), asText(arrivedOn));
  if (JSON.stringify(number) === JSON.stringify(before?.value ?? null)) return {};
  return { [letterFields.number]: number };
}

/** A new letter takes the next number of its book in the same row, so that no number is lost with a save that fails. */
async function saveNew(
  core: VaultCore,
  books: NumberBooks,
  input: SaveInput,
  draft: number | undefined,
): Promise<SavedLetter> {
  const given = Object.fromEntries(Object.entries(input.changes).filter(([, value]) => value !== null));
  const parsed = letterSchema.safeParse(given);
  if (!parsed.success) throw invalid(parsed.error.issues[0]?.path[0]);
  const recId = newRecIds(core.ports.now(), 1)[0]!;
  const unitId = ownUnit(core);
  const letter = parsed.data;
  const book = letter.number || letter.registerNo ? null : books.lettersBook();
  const open = book && (await books.open(book.code, Number(letter.arrivedOn.slice(0, 4))));
  let registerNo = letter.registerNo ?? '';
  const spare = core.newOpId();
  const entered = newLetterOp(core, recId, letter);
  const op = input.correction === undefined ? entered : { ...entered, reason: input.correction };
  await core.append({
    recIds: open ? [recId, open.recId] : [recId],
    ...(draft === undefined ? {} : { draft }),
    make: async () => {
      if (!open) {
        const number = letter.number ?? books.readTyped(letter.registerNo, letter.arrivedOn);
        return { kind: 'ops', groups: [{ unitId, ops: [number ? withFields(op, { number }) : op] }] };
      }
      const drawn = await books.draw(open, spare);
      registerNo = drawn.text;
      const numbered = withFields(op, { number: drawn.number, registerNo: drawn.text });
      return { kind: 'ops', groups: [{ unitId, ops: [...drawn.ops, numbered] }] };
    },
  });
  return { recId, registerNo };
}

function withFields(op: Op, fields: Pick<Letter, 'number' | 'registerNo'>): Op {
  const more = Object.entries(fields).map(([field, value]) => [letterFields[field as LetterField], value]);
  return { ...op, body: { ...op.body, ...Object.fromEntries(more) } };
}

/** The op that enters a letter. `letter` is parsed. */
export function newLetterOp(core: VaultCore, recId: string, letter: Letter): Op {
  const body: Record<number, Value> = {};
  for (const [field, value] of Object.entries(letter)) {
    if (value !== undefined) body[letterFields[field as LetterField]] = value as Value;
  }
  return {
    kind: opKind.put,
    opId: core.newOpId(),
    recType: recTypes.letter,
    recId,
    base: {},
    body,
    actor: actor(core),
  };
}

/** The parsed changes as field numbers and values; null empties a field. */
function fieldsOf(changes: SaveInput['changes']): Record<number, Value> {
  const body: Record<number, Value> = {};
  for (const [field, value] of Object.entries(changes)) {
    const schema = letterSchema.shape[field as LetterField];
    if (!schema) throw invalid(field);
    const isOptional = schema.safeParse(undefined).success;
    if (value === null || value === undefined) {
      if (!isOptional) throw invalid(field);
      body[letterFields[field as LetterField]] = null;
      continue;
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw invalid(field);
    body[letterFields[field as LetterField]] = parsed.data as Value;
  }
  if (Object.keys(body).length === 0) throw new DeskFailure('BAD_INPUT', { what: 'changes' });
  return body;
}

/**
 * What the new value replaces: what the form was filled from, so that a change of another desk since then is noticed.
 * Own later values are replaced as well: one desk can't be in conflict with itself.
 */
function baseFor(core: VaultCore, view: RecordView, no: number, given: readonly string[] | undefined): string[] {
  const heads = view.fields.get(no) ?? [];
  if (!given) return heads.map((head) => head.opId);
  const own = heads.filter((head) => core.isOwn(head)).map((head) => head.opId);
  return [...new Set([...given, ...own])];
}

/**
 * Moves a letter, or one of its claims on its own track. `allowed` says whether the pack offers the move.
 * @throws DeskFailure NOT_ALLOWED when it is not legal or several statuses stand side by side
 */
export async function moveLetter(
  core: VaultCore,
  { recId, to, reason, track }: VaultInput<'letter.move'>,
  check: (view: RecordView, ops: readonly Op[]) => void,
): Promise<void> {
  await change(core, recId, undefined, ({ view, ops }) => {
    const heads = headsOf(view, track);
    const from = statusOf(heads);
    if (disagree(heads) || !statusMoves[from].includes(to)) throw new DeskFailure('NOT_ALLOWED');
    check(view, ops);
    return {
      kind: opKind.transition,
      base: { [fieldNo.status]: heads.map((head) => head.opId) },
      body: { [fieldNo.status]: { from, to, ...onTrack(track) } },
      ...(reason === undefined ? {} : { reason }),
    };
  });
}

const headsOf = (view: RecordView, track = ''): readonly Head[] =>
  track === '' ? view.statusHeads : (view.tracks.get(track) ?? []);
const statusOf = (heads: readonly Head[]): LetterStatus => (heads[0]?.value as LetterStatus | undefined) ?? 'tiep-nhan';
const onTrack = (track = ''): { track?: string } => (track === '' ? {} : { track });

/** An event of work that stands on two letters of this unit: both in one row, on disk together or not at all. */
export async function appendWorkOnBoth(
  core: VaultCore,
  [first, second]: readonly [Worked, Worked],
  draft: number | undefined,
  check: (view: RecordView, ops: readonly Op[]) => void,
): Promise<string> {
  const ids = [core.newOpId(), core.newOpId()] as const;
  await core.append({
    recIds: [first.recId, second.recId],
    ...(draft === undefined ? {} : { draft }),
    make: async () => {
      const ops: Op[] = [];
      for (const [i, { recId, event }] of [first, second].entries()) {
        ops.push(
          await changed(core, recId, ids[i]!, ({ view, ops: known }) => {
            if (i === 0) check(view, known);
            return { kind: opKind.append, base: {}, body: { [fieldNo.work]: event as Value } };
          }),
        );
      }
      return { kind: 'ops', groups: [{ unitId: ownUnit(core), ops }] };
    },
  });
  return ids[0];
}

interface Worked {
  readonly recId: string;
  readonly event: WorkEvent;
}

/** Appends an event of work; answers its op id. `check` may refuse it; `beside` are fields that no screen gets. */
export function appendWork(
  core: VaultCore,
  recId: string,
  event: WorkEvent,
  draft: number | undefined,
  check: (view: RecordView, ops: readonly Op[]) => void,
  beside: Readonly<Record<number, Value>> = {},
): Promise<string> {
  return change(core, recId, draft, ({ view, ops }) => {
    check(view, ops);
    return { kind: opKind.append, base: {}, body: { [fieldNo.work]: event as Value, ...beside } };
  });
}

export async function addNote(core: VaultCore, recId: string, text: string): Promise<void> {
  const body = { [fieldNo.notes]: text.normalize('NFC').trim() };
  await change(core, recId, undefined, () => ({ kind: opKind.append, base: {}, body }));
}

export async function deleteLetter(core: VaultCore, recId: string, reason: string): Promise<void> {
  await change(core, recId, undefined, ({ view, ops }) => ({
    kind: opKind.delete,
    base: { 0: seenNow(view, ops) },
    body: {},
    reason,
  }));
}

export async function restoreLetter(core: VaultCore, recId: string): Promise<void> {
  await change(
    core,
    recId,
    undefined,
    ({ ops }) => {
      const undone = new Set(ops.filter((op) => op.kind === opKind.restore).flatMap((op) => op.base[0] ?? []));
      const standing = ops.filter((op) => op.kind === opKind.delete && !undone.has(op.opId));
      if (standing.length === 0) throw new DeskFailure('NOT_ALLOWED');
      return { kind: opKind.restore, base: { 0: standing.map((op) => op.opId) }, body: {} };
    },
    true,
  );
}

/** Settles a conflict: the value replaces all that stand side by side. */
export async function resolveLetter(
  core: VaultCore,
  { recId, field, value, track }: VaultInput<'letter.resolve'>,
): Promise<void> {
  const body = field === 'status' ? null : fieldsOf({ [field]: value });
  await change(core, recId, undefined, ({ view }) => {
    if (field === 'status' || body === null) return resolvedStatus(view, value, track);
    const no = letterFields[field];
    const heads = view.fields.get(no) ?? [];
    return { kind: opKind.resolve, base: { [no]: heads.map((head) => head.opId) }, body };
  });
}

function resolvedStatus(view: RecordView, value: Value, track: string | undefined): NewOp {
  const heads = headsOf(view, track);
  const from = heads.find((head) => head.value !== value)?.value ?? statusOf(heads);
  if (!letterStatuses.includes(value as LetterStatus) || heads.length < 2) throw new DeskFailure('NOT_ALLOWED');
  return {
    kind: opKind.transition,
    base: { [fieldNo.status]: heads.map((head) => head.opId) },
    body: { [fieldNo.status]: { from, to: value, ...onTrack(track) } },
  };
}

/** Appends one op to a letter of this unit, made from the letter as it stands when the turn comes. */
async function change(
  core: VaultCore,
  recId: string,
  draft: number | undefined,
  make: (letter: { view: RecordView; ops: readonly Op[] }) => NewOp,
  deletedToo = false,
): Promise<string> {
  // Taken when the change takes its place in the row of those that wait: ids and rows have one order.
  const opId = core.newOpId();
  await core.append({
    recIds: [recId],
    ...(draft === undefined ? {} : { draft }),
    make: async () => {
      const op = await changed(core, recId, opId, make, deletedToo);
      return { kind: 'ops', groups: [{ unitId: ownUnit(core), ops: [op] }] };
    },
  });
  return opId;
}

/** The op of a change that may be made to the letter as it stands. */
async function changed(
  core: VaultCore,
  recId: string,
  opId: string,
  make: (letter: { view: RecordView; ops: readonly Op[] }) => NewOp,
  deletedToo = false,
): Promise<Op> {
  const record = await existing(core, recId);
  const view = project(record.ops);
  refuseUnlessOwn(core, record, view, deletedToo);
  const made = make({ view, ops: record.ops });
  for (const check of core.changeChecks) await check({ recId, view, ops: record.ops }, made);
  return readable({ ...made, opId, recType: view.recType, recId, actor: actor(core) });
}

/** @throws DeskFailure NOT_ALLOWED for a letter of another unit or a deleted one */
function refuseUnlessOwn(core: VaultCore, record: StoredRecord, view: RecordView, deletedToo: boolean): void {
  if (record.unitId !== ownUnit(core)) throw new DeskFailure('NOT_ALLOWED');
  if (view.deletion && !view.deleteConflict && !deletedToo) throw new DeskFailure('NOT_ALLOWED');
}

/** Settled when the letter may be changed as it stands now. @throws DeskFailure NOT_FOUND, NOT_ALLOWED */
export async function mayChange(core: VaultCore, recId: string): Promise<void> {
  const record = await existing(core, recId);
  refuseUnlessOwn(core, record, project(record.ops), false);
}

/** What could not be read again must not be written. @throws DeskFailure TOO_LARGE */
export function readable(op: Op): Op {
  try {
    return parseOp(encodeOp(op));
  } catch (cause) {
    if (cause instanceof NotOps) throw new DeskFailure('TOO_LARGE', { max: cause.message });
    throw cause;
  }
}

/** A letter with all its ops. @throws DeskFailure NOT_FOUND, also for a record that is no letter (the log, a book) */
export async function existing(core: VaultCore, recId: string): Promise<StoredRecord> {
  const record = await core.records.load(recId);
  if (record?.ops[0]?.recType !== recTypes.letter) throw new DeskFailure('NOT_FOUND');
  return record;
}

const invalid = (field: unknown): DeskFailure => new DeskFailure('INVALID_LETTER', { field: String(field ?? '') });

/** @throws DeskFailure NOT_ALLOWED for an account that has no letters */
function ownUnit(core: VaultCore): string {
  const { unitId, mayUseLetters } = core.ports.directory.me();
  if (!mayUseLetters || unitId === null) throw new DeskFailure('NOT_ALLOWED');
  return unitId;
}

const actor = (core: VaultCore): string => core.ports.directory.me().account ?? '';
