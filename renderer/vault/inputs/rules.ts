import { z } from 'zod';
import type { RulesCalls } from '../api/rules';
import { bytes, type InputsOf, nothing } from './common';

/** A pack is text; a few megabytes hold any number of templates. */
const packFile = z.strictObject({ bytes: bytes(8 * 1024 * 1024) });

export const rulesInputs = {
  'rules.get': nothing,
  'rules.check': packFile,
  'rules.install': packFile,
  'rules.moves': nothing,
} as const satisfies InputsOf<RulesCalls>;
