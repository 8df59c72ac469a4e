import { z } from 'zod';
import { letterStatuses } from './letter';
import { workEventSchemas } from './work';

const place = z.number().int().nonnegative();

/** A link that an import makes: `from` counts its letters; `to`, too, where it is a number, else it is a letter's id. */
export const importLinkSchema = z.strictObject({
  from: place,
  to: z.union([place, z.string().regex(/^[0-9a-f]{32}$/)]),
  kind: workEventSchemas.link.shape.kind,
});
export type ImportLink = z.infer<typeof importLinkSchema>;

const name = z
  .string()
  .max(300)
  .transform((text) => text.normalize('NFC').trim());

/** What was done with a letter before it was imported. */
export const letterPastSchema = z.strictObject({
  status: z.enum(letterStatuses).optional(),
  /** The day since which it has that status. */
  on: z.iso.date().optional(),
  /** Who had it, the main officer first. */
  assignees: z.array(workEventSchemas.assign.shape.person).max(50).optional(),
  /** To whom it was sent on, and when. */
  transfer: z.strictObject({ to: name, on: z.iso.date() }).optional(),
});
export type LetterPast = z.infer<typeof letterPastSchema>;

/** Links that one event may name. */
export const maxLinksPerEvent = 512;

/**
 * One import (recType 5), append-only in field `fieldNo.import`. Its id ends in ffffffff; its letters have the same
 * first 24 digits and count from 00000000 in the rest, so that the record need not list them.
 */
export const importEventSchema = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('begin'), name: z.string().max(200), total: z.number().int().nonnegative() }),
  z.strictObject({ t: z.literal('end'), letters: z.number().int().nonnegative(), complete: z.boolean() }),
  /** Links to make, written before the letters that they begin at; they count on from one event to the next. */
  z.strictObject({ t: z.literal('links'), links: z.array(importLinkSchema).max(maxLinksPerEvent) }),
  /** In the row that makes the links up to (not with) the one numbered `upTo`: how many were made, and could not be. */
  z.strictObject({ t: z.literal('linked'), upTo: place, linked: place, left: place }),
  /** Its letters are being deleted: stands without an `undone` after it where that was cut off. */
  z.strictObject({ t: z.literal('undoing') }),
  z.strictObject({
    t: z.literal('undone'),
    deleted: z.number().int().nonnegative(),
    kept: z.number().int().nonnegative(),
  }),
  /** What the undo deleted was given back. */
  z.strictObject({ t: z.literal('restored'), restored: place, kept: place }),
]);
export type ImportEvent = z.infer<typeof importEventSchema>;

const sharedDigits = 24;

/** Id of an import's letter by its place, from 0. */
export const importedRecId = (importId: string, place: number): string =>
  importId.slice(0, sharedDigits) + place.toString(16).padStart(8, '0');
