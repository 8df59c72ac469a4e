import type { FromPage, IsolatedConfig, ToPage } from '../messages';
import { createWire } from '../wire';

interface NativeBase64 {
  toBase64: () => string;
}
const FromBase64 = Uint8Array as unknown as { fromBase64: (text: string) => Uint8Array<ArrayBuffer> };
const wire = createWire({
  encode: (bytes) => (bytes as unknown as NativeBase64).toBase64(),
  decode: (text) => FromBase64.fromBase64(text),
});

/** The isolated world's end of the messages to and from the host; takes its native function out of the world. */
export function connect(config: IsolatedConfig) {
  const world = globalThis as unknown as Record<string, unknown>;
  const native = world[config.binding] as (payload: string) => void;
  delete world[config.binding];
  const address = (id: string) => `/${config.bulk}/${id}`;
  let listener: (message: ToPage) => void = () => undefined;

  /** @throws Error 'An object could not be cloned.' */
  const post = (message: FromPage): void => native(wire.pack(message));

  // Messages whose bytes are still coming hold back the ones behind them, so that the order stays.
  let earlier: Promise<void> | undefined;
  const handle = (text: string, attached: ReadonlyMap<string, Uint8Array<ArrayBuffer>>) =>
    listener(wire.unpack(text, (id) => attached.get(id)!) as ToPage);
  world[config.deliver] = (text: string, ids: readonly string[]) => {
    if (ids.length === 0 && !earlier) {
      handle(text, new Map());
      return;
    }
    const arriving = Promise.all(
      ids.map(async (id) => [id, new Uint8Array(await (await fetch(address(id))).arrayBuffer())] as const),
    );
    const mine: Promise<void> = (earlier ?? Promise.resolve())
      .then(() => arriving)
      .then((pairs) => {
        handle(text, new Map(pairs));
      })
      .catch((error: unknown) => console.error('[stand-in] a message was lost:', error))
      .finally(() => {
        if (earlier === mine) earlier = undefined;
      });
    earlier = mine;
  };

  // A page whose policy forbids its own origin keeps to text alone.
  fetch(address('probe'))
    .then((answer) => {
      if (answer.ok) post({ kind: 'bulk-ready' });
    })
    .catch(() => undefined);

  return {
    post,
    onMessage: (listen: (message: ToPage) => void) => {
      listener = listen;
    },
  };
}
