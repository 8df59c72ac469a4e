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
  | 'scanFile.unsettled'
  | 'scanFile.drop';

/** Sealed scans for the vault worker. `files` opens the store at its first use; `onDropped` is told of each removal. */
export function scanCalls(files: () => Promise<ScanFiles>, onDropped: () => void): HandlerSet<ScanCall> {
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
      'scanFile.unsettled',
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
      'scanFile.unsettled': async () => ({ scans: [...(await (await files()).unsettled())] }),
      'scanFile.drop': async (at) => {
        await (await files()).drop(at);
        onDropped();
        return {};
      },
    },
  };
}
