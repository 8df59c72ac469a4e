import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Config, ConfigProblem, configName, configSchema, receiptKeyName } from './config';
import { readCertificates } from './keys/certificateFile';
import { makeReceiptKey } from './keys/receiptKey';
import { writeSecret } from './keys/secretFile';

export interface InitOptions {
  readonly dataDir: string;
  readonly url: string;
  /** Default: the port of the URL, or 443. */
  readonly port?: number;
  readonly host?: string;
  /** URL of a PostgreSQL server; the embedded database when it is left out. */
  readonly database?: string;
  readonly tlsCert: string;
  readonly tlsKey: string;
  readonly trust: readonly string[];
  readonly roots: readonly string[];
  readonly defaultPasswordFile: string;
}

/**
 * Makes a data folder with a receipt key and a configuration. Nothing that is there is overwritten.
 * @returns the configuration's path.
 * @throws ConfigProblem
 */
export function initCenter(options: InitOptions): string {
  const dataDir = resolve(options.dataDir);
  const file = join(dataDir, configName);
  if (existsSync(file)) throw new ConfigProblem(`${file} exists already`);
  for (const certificates of [...options.trust, ...options.roots]) checkCertificates(certificates);
  for (const path of [options.tlsCert, options.tlsKey, options.defaultPasswordFile]) checkReadable(path);
  const config = configSchema.safeParse({
    format: 'don-thu-center',
    version: 1,
    url: options.url,
    host: options.host ?? '0.0.0.0',
    port: options.port ?? portOf(options.url),
    database: options.database ?? 'pglite',
    tls: { cert: resolve(options.tlsCert), key: resolve(options.tlsKey) },
    receiptKey: receiptKeyName,
    trust: options.trust.map((path) => resolve(path)),
    roots: options.roots.map((path) => resolve(path)),
    defaultPasswordFile: resolve(options.defaultPasswordFile),
  } satisfies Config);
  if (!config.success) {
    const issue = config.error.issues[0];
    throw new ConfigProblem(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const key = join(dataDir, receiptKeyName);
  // A key from an earlier attempt may be pinned by desks already.
  if (!existsSync(key)) makeReceiptKey(key);
  // The address of a database server holds its password.
  writeSecret(file, `${JSON.stringify(config.data, null, 2)}\n`);
  return file;
}

function portOf(url: string): number {
  return URL.canParse(url) ? Number(new URL(url).port || 443) : 443;
}

function checkCertificates(path: string): void {
  try {
    readCertificates(path);
  } catch (cause) {
    throw new ConfigProblem(`${path}: ${cause instanceof Error ? cause.message : 'no certificate'}`);
  }
}

function checkReadable(path: string): void {
  try {
    readFileSync(path);
  } catch (cause) {
    throw new ConfigProblem(`${path}: ${cause instanceof Error ? cause.message : 'unreadable'}`);
  }
}
