import { DeskFailure } from '../../shared/errors';
import { maxIpcBytes } from '../../shared/ipc/contract';
import type { Journal } from '../files/journal';
import type { HandlerSet } from './handlers';

type JournalCall = 'journal.append' | 'journal.retract' | 'journal.status' | 'journal.read' | 'journal.restart';

/** The journal's file copy for the vault worker. `journal` opens the file at its first use. */
export function journalCalls(journal: () => Promise<Journal>): HandlerSet<JournalCall> {
  return {
    unlockedOnly: ['journal.append', 'journal.retract', 'journal.status', 'journal.read', 'journal.restart'],
    handlers: {
      'journal.append': async ({ rows }) => {
        const total = rows.reduce((sum, row) => sum + row.bytes.length, 0);
        if (total > maxIpcBytes) throw new DeskFailure('TOO_LARGE', { maxBytes: maxIpcBytes });
        return { last: await (await journal()).append(rows) };
      },
      'journal.retract': async ({ n }) => {
        await (await journal()).retract(n);
        return {};
      },
      'journal.status': async () => (await journal()).status(),
      'journal.read': async ({ from, maxBytes }) => (await journal()).read(from, maxBytes),
      'journal.restart': async () => {
        await (await journal()).restart();
        return {};
      },
    },
  };
}
