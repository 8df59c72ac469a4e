'use strict';
const { contextBridge, ipcRenderer } = require('electron');

globalThis.leak = 'preload world';
const tried = {};
for (const name of [
  'events',
  'node:events',
  'timers',
  'url',
  'node:url',
  'fs',
  'node:fs',
  'path',
  './other.cjs',
  'child_process',
]) {
  try {
    tried[name] = typeof require(name);
  } catch (error) {
    tried[name] = error.message;
  }
}

contextBridge.exposeInMainWorld('probe', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  on: (channel, listener) => {
    const wrapped = (_event, ...args) => listener(...args);
    ipcRenderer.on(channel, wrapped);
    return () => ipcRenderer.removeListener(channel, wrapped);
  },
  /** Tries what only this side can try: the class of what arrived, or the error of what cannot be sent. */
  invokeKind: async (value) => Object.prototype.toString.call(await ipcRenderer.invoke('echo', value)),
  sendFunction: () => ipcRenderer.invoke('echo', () => 1),
  sendSymbol: () => ipcRenderer.invoke('echo', Symbol('s')),
  startedAt: document.readyState,
  scriptsThen: document.scripts.length,
  argv: process.argv,
  sandboxed: process.sandboxed,
  isolated: process.contextIsolated,
  processType: process.type,
  tried,
  nested: { list: [1, { deep: true }], date: new Date(0), map: new Map([['a', 1]]), bytes: new Uint8Array([1, 2]) },
  big: 12345678901234567890n,
  later: Promise.resolve('settled'),
  add: (a, b) => a + b,
  call: (fn, value) => fn(value),
  same: (fn) => fn,
  fail: () => {
    throw new TypeError('bad thing');
  },
  failText: () => {
    throw 'only text';
  },
  reject: async () => {
    throw Object.assign(new RangeError('later bad thing'), { code: 'E' });
  },
  exposeAgain: () => contextBridge.exposeInMainWorld('probe', {}),
  exposeOver: () => contextBridge.exposeInMainWorld('document', {}),
  make: () =>
    new (class Named {
      field = 1;
      method() {
        return 2;
      }
    })(),
});
