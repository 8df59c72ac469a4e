import { PreventableEvent } from './events';
import { type IpcEvent, ipcMain, runInvoke } from './ipcMain';
import type { FromPage, ToPage } from './messages';
import type { WebContents } from './webContents';

type IpcMessage = Extract<FromPage, { kind: 'invoke' | 'send' }>;

/** Hands a message of the page's preload to the app's listeners and handlers, and the answer back. */
export async function dispatchIpc(
  contents: WebContents,
  message: IpcMessage,
  reply: (message: ToPage) => void,
): Promise<void> {
  const event = ipcEvent(contents);
  const { channel, args } = message;
  if (message.kind === 'send') {
    contents.emit('ipc-message', event, channel, ...args);
    contents.ipc.emit(channel, event, ...args);
    ipcMain.emit(channel, event, ...args);
    return;
  }
  const { id } = message;
  const answer = await runInvoke(event, channel, args);
  if (!answer) return;
  try {
    reply({ kind: 'reply', id, answer });
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    reply({ kind: 'reply', id, answer: { error: `Error invoking remote method '${channel}': ${error}` } });
  }
}

function ipcEvent(contents: WebContents): IpcEvent {
  const frame = contents.mainFrame;
  const event = new PreventableEvent();
  return Object.defineProperties(event, {
    type: { value: 'frame', enumerable: true },
    sender: { value: contents, enumerable: true },
    senderFrame: { get: () => (frame?.isDestroyed() ? null : frame), enumerable: true },
    processId: { value: contents.id, enumerable: true },
    frameId: { value: 1, enumerable: true },
    ports: { value: [], enumerable: true },
    reply: { value: (channel: string, ...args: unknown[]) => contents.send(channel, ...args) },
  }) as PreventableEvent & IpcEvent;
}
