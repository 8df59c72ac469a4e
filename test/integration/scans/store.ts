import type { ScanFiles } from '../../../electron/files/scans';
import type { ScanStore } from '../../../renderer/vault/scans/store';
import { type Result, toResult } from '../../../shared/errors';

/** The files of scans as the vault asks for them, with no page and no process between. */
export function storeOver(files: ScanFiles): ScanStore {
  const done = (work: Promise<void>): Promise<Result<unknown>> => toResult(() => work);
  return {
    begin: (at) => done(files.begin(at)),
    write: (id, index, bytes) => done(files.write(id, index, bytes)),
    finish: (id) => done(files.finish(id)),
    abort: (id) => done(files.abort(id)),
    keep: (at) => done(files.keep(at)),
    read: (at, index) => toResult(async () => ({ bytes: await files.read(at, index) })),
    list: (place) => toResult(async () => ({ scans: await files.list(place) })),
    unsettled: () => toResult(async () => ({ scans: await files.unsettled() })),
    drop: (at) => done(files.drop(at)),
  };
}
