import type { Bytes } from '../../../shared/bytes';
import type { Result } from '../../../shared/errors';
import type { Ports } from '../messages';

/** Where a scan's file lies: both names are 32 hex digits that say nothing to anybody else. */
export interface ScanPlace {
  readonly place: string;
  readonly id: string;
}

/** Sealed scans as files, which main keeps (electron/files/scans.ts). */
export interface ScanStore {
  begin(at: ScanPlace): Promise<Result<unknown>>;
  write(id: string, index: number, bytes: Bytes): Promise<Result<unknown>>;
  /** Whole and on the disk when it answers. */
  finish(id: string): Promise<Result<unknown>>;
  abort(id: string): Promise<Result<unknown>>;
  /** The letter names it from now on. */
  keep(at: ScanPlace): Promise<Result<unknown>>;
  read(at: ScanPlace, index: number): Promise<Result<{ readonly bytes: Bytes }>>;
  list(place: string): Promise<Result<{ readonly scans: readonly { readonly id: string; readonly kept: boolean }[] }>>;
  /** Whole files of all letters that no letter was yet said to name. */
  unsettled(): Promise<Result<{ readonly scans: readonly ScanPlace[] }>>;
  drop(at: ScanPlace): Promise<Result<unknown>>;
}

/** The store through main's calls. */
export function scanStoreOver(
  ports: Pick<
    Ports,
    | 'scanFile.begin'
    | 'scanFile.write'
    | 'scanFile.finish'
    | 'scanFile.abort'
    | 'scanFile.keep'
    | 'scanFile.read'
    | 'scanFile.list'
    | 'scanFile.unsettled'
    | 'scanFile.drop'
  >,
): ScanStore {
  return {
    begin: (at) => ports['scanFile.begin'](at),
    write: (id, index, bytes) => ports['scanFile.write']({ id, index, bytes }),
    finish: (id) => ports['scanFile.finish']({ id }),
    abort: (id) => ports['scanFile.abort']({ id }),
    keep: (at) => ports['scanFile.keep'](at),
    read: (at, index) => ports['scanFile.read']({ ...at, index }),
    unsettled: () => ports['scanFile.unsettled']({}),
    list: (place) => ports['scanFile.list']({ place }),
    drop: (at) => ports['scanFile.drop'](at),
  };
}
