import type { Ports } from '../../../renderer/vault/messages';
import { fail, ok, type Result } from '../../../shared/errors';
import { decodeRows, encodeRows } from '../rows';

async function ask(path: string, body?: Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(`/files/${path}`, body ? { method: 'POST', body } : { method: 'POST' });
}

async function answered<T>(asked: Promise<Response>, read: (response: Response) => Promise<T>): Promise<Result<T>> {
  const response = await asked;
  return response.ok ? ok(await read(response)) : fail('SAVE_FAILED');
}

type JournalPorts = Pick<Ports, 'journal.append' | 'journal.retract' | 'journal.status' | 'journal.read'>;

/** The journal's file copy, written by the product's own code in the bench's Node process, over loopback. */
export const journalOverLoopback: JournalPorts = {
  'journal.append': ({ rows }) => answered(ask('append', encodeRows(rows)), (response) => response.json()),
  'journal.retract': ({ n }) => answered(ask(`retract?n=${n}`), (response) => response.json()),
  'journal.status': () => answered(ask('status'), (response) => response.json()),
  'journal.read': ({ from, maxBytes }) =>
    answered(ask(`read?from=${from}&maxBytes=${maxBytes}`), async (response) => {
      const next = Number(response.headers.get('X-Next'));
      return { rows: decodeRows(new Uint8Array(await response.arrayBuffer())), next: next === 0 ? null : next };
    }),
};
