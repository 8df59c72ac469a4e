import { z } from 'zod';
import type { VaultCalls } from '../api';
import { type ListCalls, type ListField, listFields, sortColumns, todoGroups } from '../api/list';
import { codes, day, type InputsOf } from './common';

const field = z.enum(Object.keys(listFields) as [ListField, ...ListField[]]);
const sort = z.strictObject({ column: z.enum(sortColumns), descending: z.boolean() });
const bound = z.union([z.string().max(20), z.number().int()]).optional();
const condition = z.union([
  z.strictObject({ field, op: z.literal('in'), values: codes }),
  z.strictObject({ field, op: z.literal('between'), from: bound, to: bound }),
  z.strictObject({ field, op: z.literal('has'), text: z.string().max(1000) }),
  z.strictObject({ field, op: z.enum(['empty', 'filled']) }),
]);
const view = z.number().int();
const from = z.number().int().nonnegative();

export const listInputs = {
  'list.open': z.strictObject({
    text: z.string().max(1000).optional(),
    kinds: codes.optional(),
    statuses: codes.optional(),
    units: codes.optional(),
    arrivedFrom: day.optional(),
    arrivedTo: day.optional(),
    deleted: z.enum(['hide', 'only']).optional(),
    conflictsOnly: z.boolean().optional(),
    unsentOnly: z.boolean().optional(),
    due: z.enum(['overdue', 'soon']).optional(),
    todo: z.enum(todoGroups).optional(),
    where: z.array(condition).max(50).optional(),
    sort: sort.optional(),
    sorts: z.array(sort).max(8).optional(),
    rows: z.number().int().min(0).max(100).optional(),
    once: z.boolean().optional(),
  }),
  'list.rows': z.strictObject({ view, from, count: z.number().int().min(0).max(1000) }),
  'list.facets': z.strictObject({ view, fields: z.array(field).max(Object.keys(listFields).length) }),
  'list.ids': z.strictObject({ view, from, count: z.number().int().min(0).max(10_000) }),
} as const satisfies InputsOf<ListCalls & Pick<VaultCalls, 'list.open' | 'list.rows'>>;
