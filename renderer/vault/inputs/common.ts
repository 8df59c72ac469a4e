import { z } from 'zod';
import type { Value } from '../../../shared/sync/op';
import type { VaultCalls } from '../api';

z.config({ jitless: true });

/** A schema for every call of a domain, parsed before it runs. */
export type InputsOf<C> = { readonly [N in keyof C & keyof VaultCalls]: z.ZodType<Parameters<VaultCalls[N]>[0]> };

export const nothing = z.strictObject({});
export const recId = z.string().regex(/^[0-9a-f]{32}$/);
export const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
export const bytes = (max: number) =>
  z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array && value.length <= max, 'bytes');
export const reason = z.string().trim().min(1).max(4000);
export const codes = z.array(z.string().max(100)).max(1000);
export const day = z.iso.date();
export const draftKey = z.string().min(1).max(200);
/** Id of a claim (nội dung). */
export const track = z.string().regex(/^[0-9a-z]{1,16}$/);

/** JSON values of bounded depth and size; what a draft or a field may hold. */
export const value = z.custom<Value>((item) => isValue(item, 0), 'value');

export function isValue(item: unknown, depth: number): boolean {
  if (item === null || typeof item === 'boolean') return true;
  if (typeof item === 'string') return item.length <= 200_000;
  if (typeof item === 'number') return Number.isFinite(item);
  if (depth > 8 || typeof item !== 'object') return false;
  const items = Array.isArray(item) ? item : Object.values(item);
  return items.length <= 10_000 && items.every((inner) => isValue(inner, depth + 1));
}
