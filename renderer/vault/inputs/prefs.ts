import { z } from 'zod';
import type { PrefCalls } from '../api/prefs';
import { type InputsOf, value } from './common';

const key = z.string().min(1).max(100);

export const prefsInputs = {
  'pref.get': z.strictObject({ key }),
  'pref.put': z.strictObject({ key, value }),
} as const satisfies InputsOf<PrefCalls>;
