import { X509Certificate } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Bytes } from '../shared/bytes';
import { fingerprint } from '../shared/crypto/certificate';
import type { SigningKey } from '../shared/crypto/sign';
import type { Center } from './center';
import { createHttp, type Tls } from './http';
import { defaultLimits, type Limits } from './limits';
import { type LogLine, logToStdout } from './log';
import { directoryRoutes } from './routes/directory';
import { grantRoutes } from './routes/grants';
import { healthRoutes } from './routes/health';
import { loginRoutes } from './routes/login';
import { passwordRoutes } from './routes/password';
import { pullRoutes } from './routes/pull';
import { pushRoutes } from './routes/push';
import type { Database, DatabasePlace } from './store/database';
import { DirectoryLog } from './store/directoryLog';
import { openDatabase } from './store/open';

export interface CenterOptions {
  /** Where it is, or an open one that stays the caller's to close. */
  readonly database: DatabasePlace | Database;
  readonly tls: Tls;
  /** Signs receipts; its public half is pinned in the desks' set-up file. All nodes of a center share one. */
  readonly receiptKey: SigningKey;
  /** DER certificates of the authorities under which token certificates chain. */
  readonly trustCas: readonly Bytes[];
  /** DER certificates of the account administrators, roots of the directory. */
  readonly roots: readonly Bytes[];
  /** The password that accounts are handed out with. */
  readonly defaultPassword: string;
  /** Directory entries to begin with; those that are there already are left alone. */
  readonly directory?: readonly Bytes[];
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** The address that desks use; default https://<host>:<port>. */
  readonly url?: string;
  readonly limits?: Partial<Limits>;
  readonly now?: () => number;
  readonly log?: LogLine;
}

export interface RunningCenter {
  /** Public origin. */
  readonly url: string;
  /** Port that it listens on. */
  readonly port: number;
  close(): Promise<void>;
}

/** Opens the database, verifies the directory log, and listens. Throws when any of these can't be done. */
export async function startCenter(options: CenterOptions): Promise<RunningCenter> {
  const { host = '127.0.0.1', now = Date.now, log = logToStdout } = options;
  const given = 'query' in options.database;
  const database =
    'query' in options.database
      ? options.database
      : await openDatabase(options.database, (cause) => log({ what: 'database', name: cause.name }));
  try {
    const directory = new DirectoryLog(database, options.roots);
    for (const entry of options.directory ?? []) await directory.add(entry, now());
    await directory.current();
    // The origin holds the port, which is known only once it listens.
    let origin = new URL(options.url ?? `https://${host}:${options.port ?? 0}`).origin;
    const center: Center = {
      database,
      directory,
      key: options.receiptKey,
      get origin() {
        return origin;
      },
      trust: options.trustCas.map((der) => new X509Certificate(der)),
      roots: new Set(await Promise.all(options.roots.map(fingerprint))),
      defaultPassword: options.defaultPassword,
      limits: { ...defaultLimits, ...options.limits },
      now,
      log,
    };
    const app = createHttp(center, options.tls);
    for (const routes of allRoutes) routes(app, center);
    await app.listen({ host, port: options.port ?? 0 });
    const { port } = app.server.address() as AddressInfo;
    if (!options.url) origin = `https://${host}:${port}`;
    return {
      url: origin,
      port,
      close: async () => {
        await app.close();
        if (!given) await database.close();
      },
    };
  } catch (cause) {
    if (!given) await database.close();
    throw cause;
  }
}

const allRoutes = [
  healthRoutes,
  loginRoutes,
  passwordRoutes,
  directoryRoutes,
  grantRoutes,
  pushRoutes,
  pullRoutes,
] as const;
