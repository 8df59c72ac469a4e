import { bulk } from './bulk';
import { type CdpSession, ignoreGone } from './cdp';
import type { FromPage, ToPage } from './messages';
import { isolatedWorld, type SecretNames } from './scripts';
import { createWire } from './wire';

const wire = createWire({
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => {
    // Not Buffer.from(text, 'base64') itself: it would hand out a view into Node's shared pool.
    const bytes = new Uint8Array(Buffer.byteLength(text, 'base64'));
    Buffer.from(bytes.buffer).write(text, 'base64');
    return bytes;
  },
});

/** The isolated world of one document. */
interface World {
  readonly id: number;
  readonly uniqueId: string;
  /** It can fetch large bytes by itself. */
  hasBulk: boolean;
}

type OnMessage = (message: FromPage, reply: (message: ToPage) => void) => void;

/** Messages between the host and the isolated world of one page's main frame, in order, both ways. */
export class PageLink {
  readonly #session: CdpSession;
  readonly #names: SecretNames;
  readonly #onMessage: OnMessage;
  /** Of the current main document. */
  #world: World | undefined;

  constructor(session: CdpSession, names: SecretNames, mainFrameId: () => string, onMessage: OnMessage) {
    this.#session = session;
    this.#names = names;
    this.#onMessage = onMessage;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const frameId = (context.auxData as { frameId?: string } | undefined)?.frameId;
      if (context.name !== isolatedWorld || frameId !== mainFrameId()) return;
      this.#world = { id: context.id, uniqueId: context.uniqueId, hasBulk: false };
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (this.#world?.id === executionContextId) this.#world = undefined;
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.#world = undefined;
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const world = this.#world;
      if (name === names.binding && world?.id === executionContextId) this.#receive(world, payload);
    });
  }

  /** @throws Error 'An object could not be cloned.' A page that is just loading gets nothing, as in Electron. */
  post(message: ToPage): void {
    if (this.#world) this.#post(message, this.#world);
    else wire.pack(message);
  }

  #receive(world: World, text: string): void {
    const message = wire.unpack(text) as FromPage;
    if (message.kind === 'bulk-ready') world.hasBulk = true;
    else this.#onMessage(message, (answer) => this.#post(answer, world));
  }

  /** A document that has gone meanwhile gets nothing. */
  #post(message: ToPage, world: World): void {
    const attached: string[] = [];
    const put = (bytes: Uint8Array) => {
      const id = bulk.offer(bytes);
      attached.push(id);
      return id;
    };
    const text = wire.pack(message, world.hasBulk ? put : undefined);
    this.#session
      .send('Runtime.callFunctionOn', {
        functionDeclaration: `function (text, ids) { globalThis[${JSON.stringify(this.#names.deliver)}](text, ids); }`,
        arguments: [{ value: text }, { value: attached }],
        uniqueContextId: world.uniqueId,
        silent: true,
      })
      .catch(ignoreGone);
  }
}
