import { z } from 'zod';
import type { Letter } from '../../../shared/model/letter';
import type { DuplicateCalls } from '../api/duplicates';
import { type InputsOf, isValue, recId } from './common';

/** A letter half typed is valid in no field yet: what is not text or a list is passed over where it is read. */
const typed = z.custom<Partial<Letter>>(
  (item) => typeof item === 'object' && item !== null && !Array.isArray(item) && isValue(item, 0),
  'letter',
);

export const duplicateInputs = {
  'duplicates.find': z.strictObject({ letter: typed, recId: recId.optional() }),
} as const satisfies InputsOf<DuplicateCalls>;
