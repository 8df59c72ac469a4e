import { z } from 'zod';
import { importLinkSchema, letterPastSchema } from '../../shared/model/imported';
import type { Letter } from '../../shared/model/letter';
import { type LetterField, letterFields, letterStatuses } from '../../shared/model/letter';
import type { VaultCall, VaultInput } from './api';
import { accessInputs } from './inputs/access';
import { bookInputs } from './inputs/books';
import { bulkInputs } from './inputs/bulk';
import { bytes, day, draftKey, hex32, isValue, nothing, reason, recId, track, value } from './inputs/common';
import { duplicateInputs } from './inputs/duplicates';
import { listInputs } from './inputs/list';
import { personInputs } from './inputs/persons';
import { prefsInputs } from './inputs/prefs';
import { rulesInputs } from './inputs/rules';
import { scanInputs } from './inputs/scans';
import { workInputs } from './inputs/work';

const fields = Object.keys(letterFields) as [LetterField, ...LetterField[]];

/** Every call's input, parsed before it runs. Letters are parsed field by field where they are saved. */
export const inputSchemas = {
  ...listInputs,
  ...workInputs,
  ...rulesInputs,
  ...accessInputs,
  ...bookInputs,
  ...bulkInputs,
  ...duplicateInputs,
  ...personInputs,
  ...prefsInputs,
  ...scanInputs,
  open: z.strictObject({
    vaultId: recId,
    dek: z.custom<Uint8Array<ArrayBuffer>>((key) => key instanceof Uint8Array && key.length === 32, 'key'),
    certificateSha256: hex32,
    setup: bytes(8 * 1024 * 1024),
  }),
  close: nothing,
  'list.counts': nothing,
  'letter.get': z.strictObject({ recId }),
  'letter.near': z.strictObject({ recId }),
  'letter.save': z.strictObject({
    recId: recId.optional(),
    changes: z.custom<VaultInput<'letter.save'>['changes']>((item) => isValue(item, -1), 'changes'),
    base: z.partialRecord(z.enum(fields), z.array(recId).max(256)).optional(),
    links: z
      .array(z.strictObject({ other: recId, kind: importLinkSchema.shape.kind, text: z.string().max(1000).optional() }))
      .max(50)
      .optional(),
    draftKey: draftKey.optional(),
    correction: reason.optional(),
  }),
  'letter.move': z.strictObject({
    recId,
    to: z.enum(letterStatuses),
    reason: reason.optional(),
    track: track.optional(),
    on: day.optional(),
  }),
  'letter.note': z.strictObject({ recId, text: reason }),
  'letter.delete': z.strictObject({ recId, reason }),
  'letter.restore': z.strictObject({ recId }),
  'letter.history': z.strictObject({ recId }),
  'letter.resolve': z.strictObject({ recId, field: z.enum([...fields, 'status']), value, track: track.optional() }),
  'conflicts.list': nothing,
  'draft.put': z.strictObject({ key: draftKey, value }),
  'draft.get': z.strictObject({ key: draftKey }),
  'draft.list': nothing,
  'draft.remove': z.strictObject({ key: draftKey }),
  'import.letters': z.strictObject({
    name: z.string().trim().max(200).optional(),
    letters: z.custom<readonly Letter[]>((item) => Array.isArray(item) && item.length <= 1_000_000, 'letters'),
    links: z.array(importLinkSchema).max(1_000_000).optional(),
    past: z.array(letterPastSchema.nullable()).max(1_000_000).optional(),
    correction: reason.optional(),
    part: z
      .strictObject({ from: z.number().int().nonnegative(), total: z.number().int().min(1).max(1_000_000) })
      .optional(),
  }),
  'import.closed': z.strictObject({ days: z.array(day).max(100_000) }),
  'import.link': z.strictObject({ importId: recId }),
  'sync.status': nothing,
  'sync.run': nothing,
  'sync.acknowledge': nothing,
  'directory.view': nothing,
  whoami: nothing,
} as const satisfies { readonly [N in VaultCall]: z.ZodType<VaultInput<N>> };
