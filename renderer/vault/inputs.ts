import { z } from 'zod';
import type { Letter } from '../../shared/model/letter';
import { type LetterField, letterFields, letterStatuses } from '../../shared/model/letter';
import type { Value } from '../../shared/sync/op';
import { sortColumns, type VaultCall, type VaultInput } from './api';

z.config({ jitless: true });

const nothing = z.strictObject({});
const recId = z.string().regex(/^[0-9a-f]{32}$/);
const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = (max: number) =>
  z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array && value.length <= max, 'bytes');
const reason = z.string().trim().min(1).max(4000);
const codes = z.array(z.string().max(100)).max(1000);
const day = z.iso.date();
const draftKey = z.string().min(1).max(200);
const fields = Object.keys(letterFields) as [LetterField, ...LetterField[]];

/** JSON values of bounded depth and size; what a draft or a field may hold. */
const value = z.custom<Value>((item) => isValue(item, 0), 'value');

function isValue(item: unknown, depth: number): boolean {
  if (item === null || typeof item === 'boolean') return true;
  if (typeof item === 'string') return item.length <= 200_000;
  if (typeof item === 'number') return Number.isFinite(item);
  if (depth > 8 || typeof item !== 'object') return false;
  const items = Array.isArray(item) ? item : Object.values(item);
  return items.length <= 10_000 && items.every((inner) => isValue(inner, depth + 1));
}

/** Every call's input, parsed before it runs. Letters are parsed field by field where they are saved. */
export const inputSchemas = {
  open: z.strictObject({
    vaultId: recId,
    dek: z.custom<Uint8Array<ArrayBuffer>>((key) => key instanceof Uint8Array && key.length === 32, 'key'),
    certificateSha256: hex32,
    setup: bytes(8 * 1024 * 1024),
  }),
  close: nothing,
  'list.open': z.strictObject({
    text: z.string().max(1000).optional(),
    kinds: codes.optional(),
    statuses: codes.optional(),
    units: codes.optional(),
    arrivedFrom: day.optional(),
    arrivedTo: day.optional(),
    deleted: z.enum(['hide', 'only']).optional(),
    conflictsOnly: z.boolean().optional(),
    sort: z.strictObject({ column: z.enum(sortColumns), descending: z.boolean() }).optional(),
    rows: z.number().int().min(0).max(100).optional(),
  }),
  'list.rows': z.strictObject({
    view: z.number().int(),
    from: z.number().int().nonnegative(),
    count: z.number().int().min(0).max(1000),
  }),
  'list.counts': nothing,
  'letter.get': z.strictObject({ recId }),
  'letter.save': z.strictObject({
    recId: recId.optional(),
    changes: z.custom<VaultInput<'letter.save'>['changes']>((item) => isValue(item, -1), 'changes'),
    base: z.partialRecord(z.enum(fields), z.array(recId).max(256)).optional(),
    draftKey: draftKey.optional(),
  }),
  'letter.move': z.strictObject({ recId, to: z.enum(letterStatuses), reason: reason.optional() }),
  'letter.note': z.strictObject({ recId, text: reason }),
  'letter.delete': z.strictObject({ recId, reason }),
  'letter.restore': z.strictObject({ recId }),
  'letter.history': z.strictObject({ recId }),
  'letter.resolve': z.strictObject({ recId, field: z.enum([...fields, 'status']), value }),
  'conflicts.list': nothing,
  'draft.put': z.strictObject({ key: draftKey, value }),
  'draft.get': z.strictObject({ key: draftKey }),
  'draft.list': nothing,
  'draft.remove': z.strictObject({ key: draftKey }),
  'import.letters': z.strictObject({
    letters: z.custom<readonly Letter[]>((item) => Array.isArray(item) && item.length <= 1_000_000, 'letters'),
    part: z
      .strictObject({ from: z.number().int().nonnegative(), total: z.number().int().min(1).max(1_000_000) })
      .optional(),
  }),
  'sync.status': nothing,
  'sync.run': nothing,
  'sync.acknowledge': nothing,
  'directory.view': nothing,
  whoami: nothing,
} as const satisfies { readonly [N in VaultCall]: z.ZodType<VaultInput<N>> };
