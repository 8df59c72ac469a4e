import { z } from 'zod';
import { bulkChangeSchema } from '../../../shared/model/bulk';
import type { BulkCalls } from '../api/bulk';
import { type InputsOf, nothing, reason, recId } from './common';

const bulk = z.strictObject({ recIds: z.array(recId).max(10_000), change: bulkChangeSchema });

export const bulkInputs = {
  'bulk.preview': bulk,
  'bulk.apply': bulk,
  'bulk.list': nothing,
  'bulk.undoPreview': z.strictObject({ bulkId: recId }),
  'bulk.undo': z.strictObject({ bulkId: recId, reason }),
  'import.list': nothing,
  'import.undo': z.strictObject({ importId: recId, reason }),
  'import.restore': z.strictObject({ importId: recId, reason }),
  'import.cancel': nothing,
} as const satisfies InputsOf<BulkCalls>;
