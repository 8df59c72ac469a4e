import type { Bytes } from '../../../shared/bytes';
import type { DeskError, Result } from '../../../shared/errors';
import type { Op } from '../../../shared/sync/op';
import type { OpGroup, SyncRowKind } from '../journal/rows';

/** The center, reached through main, which carries sealed bytes only. */
export interface CenterPort {
  directory(from: number): Promise<Result<{ bytes: Bytes }>>;
  appendDirectory(bytes: Bytes): Promise<Result<{ position: number }>>;
  grants(): Promise<Result<{ bytes: Bytes }>>;
  addGrants(bytes: Bytes): Promise<Result<unknown>>;
  push(bytes: Bytes): Promise<Result<{ bytes: Bytes }>>;
  pull(bytes: Bytes): Promise<Result<{ bytes: Bytes }>>;
}

/** The officer's token, reached through main while the desk is unlocked. */
export interface TokenPort {
  sign(
    purpose: 'seal' | 'desk' | 'epoch' | 'grant',
    bytes: Bytes,
  ): Promise<Result<{ signature: Bytes; certificate: { der: Bytes } }>>;
  open(algorithm: 'rsa-oaep-sha256' | 'rsa-oaep-sha1', bytes: Bytes): Promise<Result<{ secret: Bytes }>>;
}

/** What sync needs of the vault. Rows are on disk when a call resolves. */
export interface SyncStore {
  append(kind: SyncRowKind, facts: unknown): Promise<void>;
  /** Ops of other desks and the facts that go with them, in one row: page and cursor are never apart. */
  appendPulled(groups: readonly OpGroup[], facts: unknown): Promise<void>;
  /** Ops made at this desk with an id above `opId`, oldest first, at most `limit`. */
  ownOpsAfter(opId: string, limit: number): Promise<readonly Op[]>;
}

export interface SyncPorts {
  readonly center: CenterPort;
  readonly token: TokenPort;
  readonly store: SyncStore;
  readonly now: () => number;
  readonly onProgress: (done: number, total: number | null) => void;
  readonly onAlarm: (error: DeskError) => void;
}
