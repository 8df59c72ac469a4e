import { z } from 'zod';
import { memberSchema } from '../../../shared/model/person';
import type { PersonCalls } from '../api/persons';
import { type InputsOf, reason, recId } from './common';

export const personInputs = {
  'person.of': z.strictObject({ recId }),
  'person.merge': z.strictObject({ persons: z.array(memberSchema).min(1).max(100) }),
  'person.split': z.strictObject({ person: memberSchema, reason }),
  'person.find': z.strictObject({ text: z.string().max(200) }),
} as const satisfies InputsOf<PersonCalls>;
