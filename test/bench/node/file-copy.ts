import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { openJournal } from '../../../electron/files/journal';
import { decodeRows, encodeRows } from '../rows';
import type { Profile } from './profile';
import { bodyOf, type Handler } from './server';

const longestBody = 64 * 1024 * 1024;

/** Answers the page's file copy with the product's journal file: every append is synced before it is answered. */
export async function fileCopyHandler(profile: Profile): Promise<{ handler: Handler; close: () => Promise<void> }> {
  await mkdir(profile.files, { recursive: true });
  const journal = await openJournal(join(profile.files, 'journal.kj'));
  const handler = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    const argument = (name: string): number => Number(url.searchParams.get(name));
    switch (url.pathname) {
      case '/files/append':
        return json({ last: await journal.append(decodeRows(await bodyOf(request, longestBody))) });
      case '/files/retract':
        await journal.retract(argument('n'));
        return json({});
      case '/files/status':
        return json(await journal.status());
      case '/files/read': {
        const { rows, next } = await journal.read(argument('from'), argument('maxBytes'));
        response.setHeader('X-Next', String(next ?? 0));
        return encodeRows(rows.map(({ n, bytes }) => ({ n, bytes: new Uint8Array(bytes) })));
      }
      default:
        return null;
    }
  };
  return { handler, close: () => journal.close() };
}

const json = (value: object): Buffer => Buffer.from(JSON.stringify(value));
