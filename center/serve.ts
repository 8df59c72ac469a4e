import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, databaseName, readConfig } from './config';
import { readCertificates } from './keys/certificateFile';
import { readReceiptKey } from './keys/receiptKey';
import { type RunningCenter, startCenter } from './server';
import type { DatabasePlace } from './store/database';

export const placeOf = (config: Config & { readonly dataDir: string }): DatabasePlace =>
  config.database === 'pglite'
    ? { kind: 'pglite', dir: join(config.dataDir, databaseName) }
    : { kind: 'postgres', url: config.database };

/** Starts the center that a data folder configures. */
export async function serve(dataDir: string): Promise<RunningCenter> {
  const config = readConfig(dataDir);
  return startCenter({
    database: placeOf(config),
    tls: { cert: readFileSync(config.tls.cert, 'utf8'), key: readFileSync(config.tls.key, 'utf8') },
    receiptKey: await readReceiptKey(config.receiptKey),
    trustCas: config.trust.flatMap(readCertificates),
    roots: config.roots.flatMap(readCertificates),
    defaultPassword: readFileSync(config.defaultPasswordFile, 'utf8').trim(),
    host: config.host,
    port: config.port,
    url: config.url,
    ...(config.limits && { limits: withoutGaps(config.limits) }),
  });
}

/** Limits that are set; one left out keeps its default. */
function withoutGaps(limits: NonNullable<Config['limits']>): Partial<Record<keyof typeof limits, number>> {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}
