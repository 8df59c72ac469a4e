import type { X509Certificate } from 'node:crypto';
import type { SigningKey } from '../shared/crypto/sign';
import type { Limits } from './limits';
import type { LogLine } from './log';
import type { Database } from './store/database';
import type { DirectoryLog } from './store/directoryLog';

/** What every part of a running center works with. All lasting state is in the database. */
export interface Center {
  readonly database: Database;
  readonly directory: DirectoryLog;
  /** Signs receipts and heads. */
  readonly key: SigningKey;
  /** Public origin, such as `https://center.example:8443`: what a login statement must name. */
  readonly origin: string;
  /** Authorities under which token certificates must chain. */
  readonly trust: readonly X509Certificate[];
  /** Fingerprints of the pinned account administrators. */
  readonly roots: ReadonlySet<string>;
  /** The password that accounts are handed out with. */
  readonly defaultPassword: string;
  readonly limits: Limits;
  readonly now: () => number;
  readonly log: LogLine;
}
