import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { defaultLimits } from './limits';

/** File names inside the center's data folder. */
export const configName = 'center.json';
export const receiptKeyName = 'receipt-key.pem';
export const databaseName = 'database';

const path = z.string().min(1).max(4000);
const limit = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const limits = z.strictObject(
  Object.fromEntries(Object.keys(defaultLimits).map((name) => [name, limit.optional()])) as Record<
    keyof typeof defaultLimits,
    z.ZodOptional<typeof limit>
  >,
);

/** What `init` writes and an operator may edit. Relative paths start at the folder of the file. */
export const configSchema = z.strictObject({
  format: z.literal('don-thu-center'),
  version: z.literal(1),
  url: z.url({ protocol: /^https$/ }),
  host: z.string().min(1).max(300),
  port: z.number().int().min(0).max(65_535),
  /** `pglite` for the embedded database, or the URL of a PostgreSQL server. */
  database: z.union([z.literal('pglite'), z.url({ protocol: /^postgres(ql)?$/ })]),
  tls: z.strictObject({ cert: path, key: path }),
  receiptKey: path,
  trust: z.array(path).min(1).max(16),
  roots: z.array(path).min(1).max(8),
  defaultPasswordFile: path,
  limits: limits.optional(),
});
export type Config = z.output<typeof configSchema>;

/** A configuration that can't be used, in words for the operator. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem';
}

/** Reads `center.json` of a data folder; paths in the result are absolute. @throws ConfigProblem */
export function readConfig(dataDir: string): Config & { readonly dataDir: string } {
  const file = join(resolve(dataDir), configName);
  const parsed = configSchema.safeParse(readJson(file));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigProblem(`${file}: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const absolute = (name: string) => resolve(dirname(file), name);
  const { data } = parsed;
  return {
    ...data,
    dataDir: dirname(file),
    tls: { cert: absolute(data.tls.cert), key: absolute(data.tls.key) },
    receiptKey: absolute(data.receiptKey),
    trust: data.trust.map(absolute),
    roots: data.roots.map(absolute),
    defaultPasswordFile: absolute(data.defaultPasswordFile),
  };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ConfigProblem(`${file}: ${cause instanceof Error ? cause.message : 'unreadable'}`);
  }
}
