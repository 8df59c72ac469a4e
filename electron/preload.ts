import { contextBridge, ipcRenderer } from 'electron';
import type { CallName, EventName } from '../shared/ipc/contract';
import { callNames, eventNames } from '../shared/ipc/names';

/**
 * `window.desk`: one function per call and one subscription per event of the contract, and nothing else.
 * It loops over names only; main checks and parses whatever arrives. ipcRenderer itself never crosses the bridge.
 */
const channel = (name: CallName | EventName): string => `desk:${name}`;

const call = Object.fromEntries(
  callNames.map((name) => [name, (input: unknown) => ipcRenderer.invoke(channel(name), input)]),
);

const on = Object.fromEntries(
  eventNames.map((name) => [
    name,
    (listener: (payload: unknown) => void) => {
      const relay = (_event: unknown, payload: unknown) => listener(payload);
      ipcRenderer.on(channel(name), relay);
      return () => {
        ipcRenderer.removeListener(channel(name), relay);
      };
    },
  ]),
);

contextBridge.exposeInMainWorld('desk', { call, on });
