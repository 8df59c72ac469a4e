import { join } from 'node:path';
import { type Journal, openJournal } from '../../../electron/files/journal';
import { DeskFailure } from '../../../shared/errors';
import { answeredOk, asks, decodeMessage, encodeMessage, type Message } from '../rows';
import type { Profile } from './profile';

/** Answers the page's file copy with the product's journal file: every append is synced before it is answered. */
export interface FileCopy {
  answer(question: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

export async function openFileCopy(profile: Profile): Promise<FileCopy> {
  const journal = await openJournal(join(profile.files, 'journal.kj'));
  return {
    answer: async (question) => {
      const message = decodeMessage(question);
      try {
        return encodeMessage(await run(journal, message));
      } catch (cause) {
        if (!(cause instanceof DeskFailure)) throw cause;
        return encodeMessage({ id: message.id, what: 0, numbers: [0, 0], rows: [] });
      }
    },
    close: () => journal.close(),
  };
}

async function run(journal: Journal, { id, what, numbers, rows }: Message): Promise<Message> {
  const done = { id, what: answeredOk, rows: [] };
  switch (what) {
    case asks.append:
      return { ...done, numbers: [await journal.append(rows), 0] };
    case asks.retract:
      await journal.retract(numbers[0]);
      return { ...done, numbers: [0, 0] };
    case asks.status: {
      const { last, sizeBytes } = await journal.status();
      return { ...done, numbers: [last, sizeBytes] };
    }
    case asks.read: {
      const page = await journal.read(numbers[0], numbers[1]);
      return { ...done, numbers: [page.next ?? 0, 0], rows: page.rows };
    }
    default:
      throw new DeskFailure('UNKNOWN_CALL');
  }
}
