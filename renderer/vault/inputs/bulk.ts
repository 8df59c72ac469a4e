import { z } from 'zod';
import { type LetterField, letterFields, letterStatuses } from '../../../shared/model/letter';
import type { BulkCalls } from '../api/bulk';
import { type InputsOf, nothing, reason, recId, value } from './common';

const fields = Object.keys(letterFields) as [LetterField, ...LetterField[]];
const bulk = z.strictObject({
  recIds: z.array(recId).max(10_000),
  change: z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('field'), field: z.enum(fields), value }),
    z.strictObject({
      what: z.literal('assign'),
      person: z.string().trim().min(1).max(200),
      account: z.string().max(128).optional(),
      role: z.string().min(1).max(60),
    }),
    z.strictObject({ what: z.literal('move'), to: z.enum(letterStatuses), reason: reason.optional() }),
    z.strictObject({ what: z.literal('delete'), reason }),
  ]),
});

export const bulkInputs = {
  'bulk.preview': bulk,
  'bulk.apply': bulk,
  'bulk.undo': z.strictObject({ bulkId: recId, reason }),
  'import.list': nothing,
  'import.undo': z.strictObject({ importId: recId, reason }),
  'import.cancel': nothing,
} as const satisfies InputsOf<BulkCalls>;
