import type { ScanFiles } from '../files/scans';
import type { HandlerSet } from './handlers';

type ScanCall =
  | 'scanFile.begin'
  | 'scanFile.write'
  | 'scanFile.finish'
  | 'scanFile.abort'
  | 'scanFile.keep'
  | 'scanFile.read'
  | 'scanFile.list'
  | 'scanFile.drop';

/** Sealed scans for the vault worker. `files` opens the store at its first use. */
export function scanCalls(files: () => Promise<ScanFiles>): HandlerSet<ScanCall> {
  const done = async (work: (store: ScanFiles) => Promise<unknown>): Promise<Record<never, never>> => {
    await work(await files());
    return {};
  };
  return {
    unlockedOnly: [
      'scanFile.begin',
      'scanFile.write',
      'scanFile.finish',
      'scanFile.abort',
      'scanFile.keep',
      'scanFile.read',
      'scanFile.list',
      'scanFile.drop',
    ],
    handlers: {
      'scanFile.begin': (at) => done((store) => store.begin(at)),
      'scanFile.write': ({ id, index, bytes }) => done((store) => store.write(id, index, bytes)),
      'scanFile.finish': ({ id }) => done((store) => store.finish(id)),
      'scanFile.abort': ({ id }) => done((store) => store.abort(id)),
      'scanFile.keep': (at) => done((store) => store.keep(at)),
      'scanFile.read': async ({ index, ...at }) => ({ bytes: await (await files()).read(at, index) }),
      'scanFile.list': async ({ place }) => ({ scans: [...(await (await files()).list(place))] }),
      'scanFile.drop': (at) => done((store) => store.drop(at)),
    },
  };
}
