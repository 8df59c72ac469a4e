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

/** Messages between the host and the isolated world of one page's main frame, in order, both ways. */
export class PageLink {
  readonly #session: CdpSession;
  readonly #names: SecretNames;
  readonly #mainFrameId: () => string;
  /** The isolated world of the current main document. */
  #context: { readonly id: number; readonly uniqueId: string } | undefined;

  constructor(
    session: CdpSession,
    names: SecretNames,
    mainFrameId: () => string,
    onMessage: (message: FromPage, reply: (message: ToPage) => void) => void,
  ) {
    this.#session = session;
    this.#names = names;
    this.#mainFrameId = mainFrameId;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const frameId = (context.auxData as { frameId?: string } | undefined)?.frameId;
      if (context.name !== isolatedWorld || frameId !== this.#mainFrameId()) return;
      this.#context = { id: context.id, uniqueId: context.uniqueId };
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (this.#context?.id === executionContextId) this.#context = undefined;
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.#context = undefined;
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const context = this.#context;
      if (name !== names.binding || !context || context.id !== executionContextId) return;
      onMessage(wire.unpack(payload) as FromPage, (message) => this.#post(message, context.uniqueId));
    });
  }

  /** @throws Error 'An object could not be cloned.' A page that is just loading gets nothing, as in Electron. */
  post(message: ToPage): void {
    const text = wire.pack(message);
    if (this.#context) this.#postText(text, this.#context.uniqueId);
  }

  #post(message: ToPage, contextId: string): void {
    this.#postText(wire.pack(message), contextId);
  }

  /** A document that has gone meanwhile gets nothing. */
  #postText(text: string, uniqueContextId: string): void {
    this.#session
      .send('Runtime.callFunctionOn', {
        functionDeclaration: `function (text) { globalThis[${JSON.stringify(this.#names.deliver)}](text); }`,
        arguments: [{ value: text }],
        uniqueContextId,
        silent: true,
      })
      .catch(ignoreGone);
  }
}
