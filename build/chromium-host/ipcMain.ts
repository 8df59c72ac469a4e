import { EventEmitter } from 'node:events';
import type { WebFrame } from './frames';
import type { WebContents } from './webContents';

type InvokeHandler = (event: IpcEvent, ...args: unknown[]) => unknown;

/** The event of a message from a page. */
export interface IpcEvent {
  readonly type: 'frame';
  readonly sender: WebContents;
  /** Null once the document that sent it has gone: read it first, synchronously. */
  readonly senderFrame: WebFrame | null;
  readonly processId: number;
  readonly frameId: number;
  readonly ports: readonly never[];
  reply(channel: string, ...args: unknown[]): void;
}

/** Electron's ipcMain, and the same for one web contents (`webContents.ipc`). */
export class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    }
    this.#handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  handlerOf(channel: string): InvokeHandler | undefined {
    return this.#handlers.get(channel);
  }
}

export const ipcMain = new IpcMain();
// An 'error' channel must not throw for want of a listener.
ipcMain.on('error', () => undefined);

export type InvokeAnswer = { error: string } | { value: unknown };

/** Runs the handler of `channel` and answers what the page is told; undefined when Electron would never answer. */
export async function runInvoke(
  event: IpcEvent,
  channel: string,
  args: readonly unknown[],
): Promise<InvokeAnswer | undefined> {
  const handler = event.sender.ipc.handlerOf(channel) ?? ipcMain.handlerOf(channel);
  const failed = (text: string) => ({ error: `Error invoking remote method '${channel}': ${text}` });
  if (!handler) return failed(`Error: No handler registered for '${channel}'`);
  try {
    return { value: await handler(event, ...args) };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    if (error === null || error === undefined) return undefined;
    const text = String(error);
    return text === '' ? { value: undefined } : failed(text);
  }
}
