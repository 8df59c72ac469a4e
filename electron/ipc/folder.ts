import type { FolderView, ScannerFolder } from '../files/scannerFolder';
import type { HandlerSet } from './handlers';

type FolderCall = 'folder.choose' | 'folder.view' | 'folder.read' | 'folder.remove' | 'folder.forget';

/** The scanner's folder. `choose` asks the officer; null when he gave up, and the former choice then stays. */
export function folderCalls(folder: ScannerFolder, choose: () => Promise<string | null>): HandlerSet<FolderCall> {
  return {
    unlockedOnly: ['folder.choose', 'folder.view', 'folder.read', 'folder.remove', 'folder.forget'],
    handlers: {
      'folder.choose': async () => {
        const path = await choose();
        return plain(path === null ? folder.view() : await folder.choose(path));
      },
      'folder.view': () => plain(folder.view()),
      'folder.read': async ({ fileId, from, length }) => ({ bytes: await folder.read(fileId, from, length) }),
      'folder.remove': async ({ fileId }) => {
        await folder.remove(fileId);
        return {};
      },
      'folder.forget': () => {
        folder.forget();
        return {};
      },
    },
  };
}

export const plain = ({ name, files }: FolderView) => ({ name, files: [...files] });
