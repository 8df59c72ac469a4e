import { z } from 'zod';
import { bookNumberSchema } from './letter';

/**
 * One act in the access log (recType 4, field `fieldNo.access`, a list of them per op). An act of a later version is
 * kept and shown by its code. `recs` names the letters; `letters` counts them where they are too many to be named.
 */
const short = z.string().max(300);

export const copyForms = ['ban-chinh', 'ban-sao-so', 'ban-sao-giay', 'ban-thao'] as const;
export type CopyForm = (typeof copyForms)[number];

/** What was printed, exported or copied; never words of a letter. */
export const accessWhatSchema = z.strictObject({
  title: z.string().max(500),
  level: z.string().max(60),
  copies: z.number().int().min(1).max(999),
  holder: short,
  purpose: z.string().max(1000),
  /** An original on paper; a copy as a file; a copy on paper; a paper that is not issued yet. */
  form: z.enum(copyForms),
  /** Who allowed a copy. */
  authority: short.optional(),
  numberText: z.string().max(60).optional(),
});
export type AccessWhat = z.infer<typeof accessWhatSchema>;

/** Most letters that one act names. */
export const maxAccessRecs = 10_000;

export const accessEventSchema = z.strictObject({
  act: z.string().min(1).max(30),
  /** ms since the epoch, by that desk's clock. */
  atMs: z.number().int().nonnegative().max(0xffff_ffff_ffff),
  recs: z.array(z.string().regex(/^[0-9a-f]{32}$/)).max(maxAccessRecs),
  letters: z.number().int().nonnegative().optional(),
  reason: z.string().max(4000).optional(),
  what: accessWhatSchema.optional(),
  /** Code that every copy carries. */
  code: z.string().max(30).optional(),
  /** Number of the first copy or draft that it made of its document; the others follow. None for originals. */
  firstCopy: z.number().int().min(1).max(9_999_999).optional(),
  /** Place in the register of outgoing secret papers. */
  number: bookNumberSchema.optional(),
  numberText: z.string().max(60).optional(),
});
export type AccessEvent = z.infer<typeof accessEventSchema>;
