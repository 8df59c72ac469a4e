import { z } from 'zod';
import { secrecyLevels } from '../../../shared/model/letter';
import { maxScanFrames, maxThumbnailBytes, scanChunkBytes, scanTypes } from '../../../shared/model/scan';
import type { ScanCalls } from '../api/scans';
import { bytes, type InputsOf, reason, recId } from './common';

const id = recId;
const opId = recId;
const index = z
  .number()
  .int()
  .min(0)
  .max(maxScanFrames - 2);

export const scanInputs = {
  'scan.list': z.strictObject({ recId }),
  'scan.begin': z.strictObject({ recId, bytes: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  'scan.put': z.strictObject({ id, index, bytes: bytes(scanChunkBytes) }),
  'scan.finish': z.strictObject({
    id,
    recId,
    name: z.string().trim().min(1).max(200),
    type: z.enum(scanTypes),
    pages: z.number().int().min(1).max(10_000),
    level: z.enum(secrecyLevels),
    item: z.string().min(1).max(60).optional(),
    thumbnail: bytes(maxThumbnailBytes).optional(),
  }),
  'scan.abort': z.strictObject({ id }),
  'scan.open': z.strictObject({ recId, id }),
  'scan.get': z.strictObject({ recId, id, index }),
  'scan.thumbnail': z.strictObject({ recId, id }),
  'scan.remove': z.strictObject({ recId, scan: opId, reason: reason.max(1000) }),
  'scan.restore': z.strictObject({ recId, scan: opId }),
} as const satisfies InputsOf<ScanCalls>;
