import { saveFile } from '../files/save';
import type { ChooseSaveFile } from '../services';
import type { HandlerSet } from './handlers';

/** Files for the officer. `choose` asks him where; null when he gave up. */
export function fileCalls(choose: ChooseSaveFile): HandlerSet<'file.save'> {
  return {
    unlockedOnly: ['file.save'],
    handlers: {
      'file.save': async ({ suggestedName, kind, bytes }) => {
        const path = await choose(`${suggestedName}.${kind}`, kind);
        if (path === null) return { saved: false };
        await saveFile(path, kind, bytes);
        return { saved: true };
      },
    },
  };
}
