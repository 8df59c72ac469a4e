import { z } from 'zod';
import { workEventSchemas } from '../../../shared/model/work';
import type { BookCalls } from '../api/books';
import { day, draftKey, type InputsOf, nothing, reason, recId } from './common';

const code = z.string().min(1).max(60);
const ofYear = z.strictObject({ book: code, year: z.number().int().min(1900).max(9999) });
const period = { table: code, from: day, to: day };

export const bookInputs = {
  'book.next': ofYear,
  'book.state': ofYear,
  'book.renumber': z.strictObject({ recId, reason }),
  'paper.issue': z.strictObject({
    recId,
    event: workEventSchemas.paper,
    book: code,
    sign: z.string().trim().max(40),
    draftKey: draftKey.optional(),
  }),
  'book.rows': z.strictObject({ ...period, closing: recId.optional() }),
  'book.close': z.strictObject({ ...period, by: z.string().trim().min(1).max(200) }),
  'book.closings': nothing,
} as const satisfies InputsOf<BookCalls>;
