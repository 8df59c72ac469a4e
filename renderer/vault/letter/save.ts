import { randomBytes, toHex } from '../../../shared/bytes';
import { type DeskError, DeskFailure } from '../../../shared/errors';
import {
  type Letter,
  type LetterField,
  letterFieldName,
  letterFields,
  letterSchema,
  recTypes,
} from '../../../shared/model/letter';
import type { RecordView } from '../../../shared/sync/merge';
import { type Op, opKind, type Value } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { SaveInput } from '../api';
import type { NumberBooks } from '../books/numbers';
import type { VaultCore } from '../core';
import { asText } from '../records/summary';
import { change } from './change';
import { NewLinks } from './newLinks';

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
  /** Links that could not be made with it. */
  readonly unlinked: readonly { readonly recId: string; readonly error: DeskError }[];
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
  if (input.links) throw new DeskFailure('BAD_INPUT', { what: 'links' });
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
  return { recId, registerNo, unlinked: [] };
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

/**
 * A new letter takes the next number of its book in the same row, so that no number is lost with a save that fails, and
 * is linked in it, so that no link is lost with a desk that ends.
 */
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
  const unitId = acting(core).unitId;
  const letter = parsed.data;
  const book = letter.number || letter.registerNo ? null : books.lettersBook();
  const open = book && (await books.open(book.code, Number(letter.arrivedOn.slice(0, 4))));
  let registerNo = letter.registerNo ?? '';
  const spare = core.newOpId();
  const entered = newLetterOp(core, recId, letter);
  const op = input.correction === undefined ? entered : { ...entered, reason: input.correction };
  const links = new NewLinks(core, recId, input.links ?? []);
  let unlinked: SavedLetter['unlinked'] = [];
  await core.append({
    recIds: [recId, ...(open ? [open.recId] : []), ...links.recIds],
    ...(draft === undefined ? {} : { draft }),
    make: async () => {
      const made = await links.make();
      unlinked = made.unlinked;
      if (!open) {
        const number = letter.number ?? books.readTyped(letter.registerNo, letter.arrivedOn);
        return { kind: 'ops', groups: [{ unitId, ops: [number ? withFields(op, { number }) : op, ...made.ops] }] };
      }
      const drawn = await books.draw(open, spare);
      registerNo = drawn.text;
      const numbered = withFields(op, { number: drawn.number, registerNo: drawn.text });
      return { kind: 'ops', groups: [{ unitId, ops: [...drawn.ops, numbered, ...made.ops] }] };
    },
  });
  return { recId, registerNo, unlinked };
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
    actor: acting(core).account,
  };
}

/** The parsed changes as field numbers and values; null empties a field. @throws DeskFailure INVALID_LETTER, BAD_INPUT */
export function fieldsOf(changes: SaveInput['changes']): Record<number, Value> {
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

const invalid = (field: unknown): DeskFailure => new DeskFailure('INVALID_LETTER', { field: String(field ?? '') });
