import type { CopiedText } from '../files/copied';
import type { HandlerSet } from './handlers';

/** The page can put text on the clipboard through main; there is no call that reads it. */
export function copiedCalls(copied: CopiedText): HandlerSet<'clipboard.put'> {
  return {
    unlockedOnly: ['clipboard.put'],
    handlers: {
      'clipboard.put': async ({ text }) => {
        await copied.put(text);
        return {};
      },
    },
  };
}
