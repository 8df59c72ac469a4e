import { DeskFailure } from '../../../shared/errors';
import {
  type Letter,
  type LetterField,
  letterFieldName,
  letterFields,
  relatedSchema,
  senderSchema,
} from '../../../shared/model/letter';
import { maskedText, masker, maskLetter } from '../../../shared/rules/masking';
import type { RecordView } from '../../../shared/sync/merge';
import type { Op, Value } from '../../../shared/sync/op';
import { asList, asText } from '../records/summary';

/**
 * Whether a letter shields its senders: one of its present values makes it a tố cáo, also one that stands in a conflict.
 */
export function isShielded(view: RecordView): boolean {
  const heads = (no: number): readonly (Value | undefined)[] => (view.fields.get(no) ?? []).map((head) => head.value);
  return (
    heads(letterFields.kind).some((kind) => isTold(kind, undefined)) ||
    heads(letterFields.claims).some((claims) => isTold(undefined, claims))
  );
}

/** Whether these values make a letter one that shields whoever sent it. */
export const isTold = (kind: Value | undefined, claims: Value | undefined): boolean =>
  kind === 'to-cao' || asList(claims).some((claim) => asText(claim.kind) === 'to-cao');

/** Covers the senders of one letter, present and former ones, and their people wherever a text names them. */
export class Cover {
  private readonly hide: (text: string) => string;

  /** `ops` are all of the letter's. */
  constructor(ops: readonly Op[]) {
    const values = (field: LetterField) => ops.flatMap((op) => asList(op.body[letterFields[field]]));
    const senders = values('senders').flatMap((item) => parsed(senderSchema, item));
    const related = values('related').flatMap((item) => parsed(relatedSchema, item));
    this.hide = masker({ kind: 'to-cao', senders, related });
  }

  text(text: string): string {
    return this.hide(text);
  }

  /** Every text within a value. */
  deep<T>(value: T): T {
    if (typeof value === 'string') return this.hide(value) as T;
    if (Array.isArray(value)) return value.map((item: unknown) => this.deep(item)) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.deep(item as unknown)])) as T;
  }

  letter(letter: Partial<Letter>): Partial<Letter> {
    const { kind: _shielded, ...covered } = maskLetter({ ...letter, kind: 'to-cao' });
    return this.deep(letter.kind ? { ...covered, kind: letter.kind } : covered);
  }

  /** A value of a field; people in a shape that this version does not know are covered whole. */
  value(field: string, value: Value): Value {
    if (field === 'senders') return coveredPeople(value, senderSchema, (senders) => ({ senders }));
    if (field === 'related') return coveredPeople(value, relatedSchema, (related) => ({ related }));
    return this.deep(value);
  }

  /** Fields with something in them that is covered. */
  covers(field: LetterField, value: Value | undefined): boolean {
    return value !== undefined && JSON.stringify(this.value(field, value)) !== JSON.stringify(value);
  }
}

interface Schema<T> {
  safeParse(item: unknown): { readonly data?: T | undefined };
}

function parsed<T>(schema: Schema<T>, item: unknown): T[] {
  const { data } = schema.safeParse(item);
  return data === undefined ? [] : [data];
}

function coveredPeople<T>(value: Value, schema: Schema<T>, part: (people: T[]) => Partial<Letter>): Value {
  if (!Array.isArray(value)) return value === null ? null : maskedText;
  return value.map((item: Value) => {
    const covered = maskLetter({ kind: 'to-cao', ...part(parsed(schema, item)) });
    return (covered.senders?.[0] ?? covered.related?.[0] ?? maskedText) as Value;
  });
}

/**
 * Refuses a change of a covered letter that would write over what its officer could not see, or lift the cover unlogged.
 * @throws DeskFailure MASKED with the field
 */
export function refuseCovered(view: RecordView, ops: readonly Op[], body: Readonly<Record<number, Value>>): void {
  const cover = new Cover(ops);
  const value = (no: number): Value | undefined => (no in body ? body[no] : view.fields.get(no)?.[0]?.value);
  for (const key of Object.keys(body)) {
    const field = letterFieldName(Number(key));
    if (!field) continue;
    const heads = view.fields.get(Number(key)) ?? [];
    if (heads.some((head) => cover.covers(field, head.value))) throw new DeskFailure('MASKED', { field });
  }
  if (!isTold(value(letterFields.kind), value(letterFields.claims))) throw new DeskFailure('MASKED', { field: 'kind' });
}
