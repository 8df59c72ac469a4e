import { z } from 'zod';
import { workEventSchema, workEventSchemas } from '../../../shared/model/work';
import type { WorkCalls } from '../api/work';
import { draftKey, type InputsOf, nothing, reason, recId } from './common';

export const workInputs = {
  'work.add': z.strictObject({
    recId,
    event: workEventSchema,
    word: workEventSchemas.guard.optional(),
    draftKey: draftKey.optional(),
  }),
  'guard.check': z.strictObject({
    recId,
    act: z.enum(['assign', 'approve', 'transfer', 'own']),
    person: z.string().max(300),
    account: z.string().max(128).optional(),
    unitId: recId.optional(),
    office: z.string().max(300).optional(),
    direction: z.string().max(60).optional(),
  }),
  'letter.unmask': z.strictObject({ recId, reason }),
  'letter.mask': z.strictObject({ recId }),
  'today.get': nothing,
} as const satisfies InputsOf<WorkCalls>;
