import { z } from 'zod';
import type { Letter } from '../../../shared/model/letter';
import type { DuplicateCalls } from '../api/duplicates';
import { type InputsOf, isValue, nothing, recId } from './common';

/** A letter half typed is valid in no field yet: what is not text or a list is passed over where it is read. */
const typed = z.custom<Partial<Letter>>(
  (item) => typeof item === 'object' && item !== null && !Array.isArray(item) && isValue(item, 0),
  'letter',
);

export const duplicateInputs = {
  'duplicates.find': z.strictObject({ letter: typed, recId: recId.optional() }),
  'duplicates.findMany': z.strictObject({
    letters: z.array(typed).max(500),
    leastScore: z.number().min(0).max(1),
    kinds: z.array(z.enum(['trung', 'lap-lai', 'cung-vu-viec'])).max(3),
  }),
  'duplicates.stop': nothing,
} as const satisfies InputsOf<DuplicateCalls>;
