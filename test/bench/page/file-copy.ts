import type { Ports } from '../../../renderer/vault/messages';
import { fail, ok, type Result } from '../../../shared/errors';
import { answeredOk, asks, decodeMessage, encodeMessage, type Message, type WireRow } from '../rows';

type JournalPorts = Pick<Ports, 'journal.append' | 'journal.retract' | 'journal.status' | 'journal.read'>;

/**
 * The journal's file copy, written by the product's own code in the bench's Node process. A WebSocket over loopback
 * stands for the product's IPC: a round trip costs about as much.
 */
export async function journalOverLoopback(): Promise<JournalPorts> {
  const socket = new WebSocket(`ws://${location.host}/files`);
  socket.binaryType = 'arraybuffer';
  const waiting = new Map<number, (message: Message) => void>();
  let lastId = 0;
  socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
    const message = decodeMessage(new Uint8Array(data));
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  };
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('no file copy'));
  });
  const ask = async <T>(
    what: number,
    numbers: readonly [number, number],
    rows: readonly WireRow[],
    read: (answer: Message) => T,
  ): Promise<Result<T>> => {
    const id = ++lastId;
    const answer = await new Promise<Message>((resolve) => {
      waiting.set(id, resolve);
      socket.send(encodeMessage({ id, what, numbers, rows }));
    });
    return answer.what === answeredOk ? ok(read(answer)) : fail('SAVE_FAILED');
  };
  return {
    'journal.append': ({ rows }) => ask(asks.append, [0, 0], rows, ({ numbers }) => ({ last: numbers[0] })),
    'journal.retract': ({ n }) => ask(asks.retract, [n, 0], [], () => ({})),
    'journal.status': () =>
      ask(asks.status, [0, 0], [], ({ numbers }) => ({
        last: numbers[0],
        sizeBytes: numbers[1],
        tornBytes: 0,
        freeBytes: Number.MAX_SAFE_INTEGER,
      })),
    'journal.read': ({ from, maxBytes }) =>
      ask(asks.read, [from, maxBytes], [], ({ rows, numbers }) => ({
        rows: [...rows],
        next: numbers[0] === 0 ? null : numbers[0],
      })),
  };
}
