import type { Bytes } from '../../shared/bytes';
import type { Result } from '../../shared/errors';
import type { Identity } from './api';
import type { ScanStore } from './scans/store';

/** A sealed journal row; rows count from 1 without gaps. */
export interface SealedRow {
  readonly n: number;
  readonly bytes: Bytes;
}

/**
 * The second copy of the journal, a file beside the profile that main writes. Whatever answers ok is on disk (fsync).
 * An empty file takes any first row number; after that rows follow each other.
 */
export interface FileCopy {
  append(rows: readonly SealedRow[]): Promise<Result<{ readonly last: number }>>;
  /** Takes back the last row. */
  retract(n: number): Promise<Result<unknown>>;
  /** `last` is 0 when the file is empty or gone; `freeBytes` is what its disk has left. */
  status(): Promise<
    Result<{
      readonly last: number;
      readonly sizeBytes: number;
      readonly tornBytes: number;
      readonly freeBytes: number;
    }>
  >;
  /** Rows from `from` on, about `maxBytes` of them; `next` is null at the end of the file. */
  read(from: number, maxBytes: number): Promise<Result<{ rows: readonly SealedRow[]; next: number | null }>>;
  /** Sets the present file aside, whole or damaged, and begins an empty one. */
  restart(): Promise<Result<unknown>>;
}

/** A unit and where it stands in the tree. */
export interface UnitPlace {
  readonly unitId: string;
  readonly name: string;
  readonly code: string;
  readonly parentId: string | null;
  /** Units above it; 0 for the centre. */
  readonly depth: number;
}

export interface AccountView {
  readonly account: string;
  readonly holder: string;
  readonly unitId: string;
  readonly roles: readonly string[];
  readonly active: boolean;
}

/** What the vault needs to know of people and units; the verified directory answers it. */
export interface DirectoryLookup {
  unitName(unitId: string): string;
  me(): Identity;
  /** Null for an unknown unit, and for every one until the directory is open, which is after the vault. */
  unit(unitId: string): UnitPlace | null;
  account(account: string): AccountView | null;
  /** Whether anybody else of the unit has an account that may use letters now. */
  hasColleague(unitId: string, account: string): boolean;
  /** The administrator's name behind a certificate (SHA-256, hex); null when rule packs signed by it are not believed. */
  administrator(certSha256: string): string | null;
}

/** Everything outside the vault that it may touch. */
export interface VaultPorts {
  readonly files: FileCopy;
  /** Sealed scans, beside the file copy. */
  readonly scans: ScanStore;
  readonly directory: DirectoryLookup;
  /** ms since the epoch. */
  readonly now: () => number;
}
