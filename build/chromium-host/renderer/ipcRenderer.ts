import type { FromPage } from '../messages';
import { Emitter } from './emitter';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Electron's ipcRenderer over a function that posts one message to the host. */
export class IpcRenderer extends Emitter {
  readonly #post: (message: FromPage) => void;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(post: (message: FromPage) => void) {
    super();
    this.#post = post;
  }

  send = (channel: string, ...args: unknown[]): void => this.#post({ kind: 'send', channel, args });

  /** Rejects with Electron's text; the original error's class, code and stack do not cross. */
  invoke = async (channel: string, ...args: unknown[]): Promise<unknown> => {
    const id = ++this.#lastId;
    this.#post({ kind: 'invoke', id, channel, args });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  };

  sendSync = (): never => {
    throw new Error('The stand-in has no ipcRenderer.sendSync');
  };

  settle(id: number, answer: { error: string } | { value: unknown }): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.value);
  }

  deliver(channel: string, args: readonly unknown[]): void {
    this.emit(channel, { sender: this, ports: [], preventDefault: () => undefined, defaultPrevented: false }, ...args);
  }
}
