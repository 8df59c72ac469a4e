import { z } from 'zod';

/**
 * What a book record (recType 3, one per unit, book and year) holds, append-only in field `fieldNo.book`: blocks of
 * numbers that desks reserved. A desk is named by the first half of its id, as its op ids are.
 */
export const blockSchema = z.strictObject({
  t: z.literal('block'),
  from: z.number().int().min(1).max(9_999_999),
  to: z.number().int().min(1).max(9_999_999),
  deskId: z.string().regex(/^[0-9a-f]{32}$/),
});
export type ReservedBlock = z.infer<typeof blockSchema>;

const day = z.iso.date();

/** A closed period of a printed book: its own record (recType 3), this op first, then its rows in parts. */
export const closingSchema = z.strictObject({
  t: z.literal('closing'),
  table: z.string().min(1).max(60),
  from: day,
  to: day,
  rows: z.number().int().nonnegative(),
  /** Titles of the columns as they stood. */
  titles: z.array(z.string().max(300)).max(30),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Who closed it, as written; the op says which account. */
  by: z.string().max(200),
});
export type ClosingFacts = z.infer<typeof closingSchema>;

/** Rows of a closed book as they stood, `[recId, part of the letter, cells]`, `from` counting from 0. */
export const closedRowsSchema = z.strictObject({
  t: z.literal('rows'),
  closing: z.string().regex(/^[0-9a-f]{32}$/),
  from: z.number().int().nonnegative(),
  rows: z
    .array(z.tuple([z.string().regex(/^[0-9a-f]{32}$/), z.string().max(64), z.array(z.string().max(20_000)).max(30)]))
    .max(500),
});
export type ClosedRows = z.infer<typeof closedRowsSchema>;
