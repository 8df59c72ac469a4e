import { z } from 'zod';

/**
 * One import (recType 5), append-only in field `fieldNo.import`. Its id ends in ffffffff; its letters have the same
 * first 24 digits and count from 00000000 in the rest, so that the record need not list them.
 */
export const importEventSchema = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('begin'), name: z.string().max(200), total: z.number().int().nonnegative() }),
  z.strictObject({ t: z.literal('end'), letters: z.number().int().nonnegative(), complete: z.boolean() }),
  z.strictObject({
    t: z.literal('undone'),
    deleted: z.number().int().nonnegative(),
    kept: z.number().int().nonnegative(),
  }),
]);
export type ImportEvent = z.infer<typeof importEventSchema>;

const sharedDigits = 24;

/** Id of an import's letter by its place, from 0. */
export const importedRecId = (importId: string, place: number): string =>
  importId.slice(0, sharedDigits) + place.toString(16).padStart(8, '0');
