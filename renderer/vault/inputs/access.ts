import { z } from 'zod';
import { accessWhatSchema, maxAccessRecs } from '../../../shared/model/access';
import { type AccessCalls, accessActs } from '../api/access';
import { day, type InputsOf, recId } from './common';

export const accessInputs = {
  'access.record': z.strictObject({
    act: z.enum(['print', 'export', 'copy', 'view-scan']),
    recIds: z.array(recId).max(maxAccessRecs),
    letters: z.number().int().nonnegative().max(10_000_000).optional(),
    what: accessWhatSchema,
  }),
  'access.list': z.strictObject({
    from: z.number().int().nonnegative(),
    count: z.number().int().min(0).max(1000),
    act: z.enum(accessActs).optional(),
    recId: recId.optional(),
    fromDay: day.optional(),
    toDay: day.optional(),
  }),
  'secrets.list': z.strictObject({ year: z.number().int().min(1900).max(9999) }),
} as const satisfies InputsOf<AccessCalls>;
