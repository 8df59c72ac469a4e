import { z } from 'zod';
import type { Value } from '../sync/op';
import { type LetterField, letterFields, letterStatuses } from './letter';

const fields = Object.keys(letterFields) as [LetterField, ...LetterField[]];
const reason = z.string().trim().min(1).max(4000);

/** What is done to several letters at once. The value of a field is checked against the letter's schema where it is set. */
export const bulkChangeSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('field'), field: z.enum(fields), value: z.custom<Value>(isValue, 'value') }),
  z.strictObject({
    what: z.literal('assign'),
    person: z.string().trim().min(1).max(200),
    account: z.string().max(128).optional(),
    role: z.string().min(1).max(60),
  }),
  z.strictObject({
    what: z.literal('move'),
    to: z.enum(letterStatuses),
    reason: reason.optional(),
    /** When it happened, if not on the day of the change. */
    on: z.iso.date().optional(),
  }),
  z.strictObject({ what: z.literal('delete'), reason }),
]);
export type BulkChange = z.infer<typeof bulkChangeSchema>;

/** Who is assigned, with the account when there is one: of two people of one name only that tells which. */
export function assigneeText(of: { readonly person: string; readonly account?: string | undefined }): string {
  return of.account === undefined ? of.person : `${of.person} (${of.account})`;
}

/**
 * One change of several letters (recType 6), append-only in field `fieldNo.bulk`. Every row that changes letters holds,
 * beside their ops, the event that names them, so that neither is ever on disk without the other.
 */
export const bulkEventSchema = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('changed'),
    change: bulkChangeSchema,
    /** Letter and op, 32 hex digits each, joined. */
    ops: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(512),
  }),
  /** Letters that were given back what they had. */
  z.strictObject({ t: z.literal('undone'), recs: z.array(z.string().regex(/^[0-9a-f]{32}$/)).max(512) }),
]);
export type BulkEvent = z.infer<typeof bulkEventSchema>;

/** JSON values of bounded size, as a field may hold. */
function isValue(item: unknown): boolean {
  if (item === null || typeof item === 'boolean') return true;
  if (typeof item === 'string') return item.length <= 200_000;
  if (typeof item === 'number') return Number.isFinite(item);
  if (typeof item !== 'object') return false;
  const items = Array.isArray(item) ? item : Object.values(item);
  return items.length <= 10_000 && items.every(isValue);
}
