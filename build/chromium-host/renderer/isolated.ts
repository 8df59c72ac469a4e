import type { FromPage, IsolatedConfig } from '../messages';
import { Bridge } from './bridge';
import { Emitter } from './emitter';
import { connect } from './hostLink';
import { IpcRenderer } from './ipcRenderer';
import { pageServices } from './page';

/** A sandboxed preload script, wrapped as the body of a function of these parameters. */
type Preload = (
  require: (name: string) => unknown,
  process: unknown,
  exports: object,
  module: { exports: object },
  Buffer: undefined,
  global: typeof globalThis,
  setImmediate: (callback: () => void) => number,
  clearImmediate: (id: number) => void,
) => void;

/** Runs in the isolated world of every main-frame document before any page script: Electron's renderer side. */
export function start(config: IsolatedConfig, preload: Preload | null): void {
  const link = connect(config);
  const { post } = link;
  const ipcRenderer = new IpcRenderer(post);
  link.onMessage((message) => {
    if (message.kind === 'event') ipcRenderer.deliver(message.channel, message.args);
    else ipcRenderer.settle(message.id, message.answer);
  });

  const bridge = new Bridge(config.secret, 'isolated', [
    (url, frameName, features) =>
      post({ kind: 'open', url: String(url), frameName: String(frameName), features: String(features) }),
  ]);
  listenForAccelerators(config.accelerators, post);
  tellTitle(post);
  if (preload) runPreload(config, preload, electronModule(ipcRenderer, bridge), post);
}

function electronModule(ipcRenderer: IpcRenderer, bridge: Bridge) {
  return {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld: (key: string, api: unknown) => void bridge.call(pageServices.expose, [key, api]),
    },
    crashReporter: { getParameters: () => ({}) },
    webFrame: { setZoomFactor: () => undefined, getZoomFactor: () => 1, insertCSS: () => '' },
    webUtils: { getPathForFile: () => '' },
    nativeImage: {},
    sharedTexture: {},
  };
}

function runPreload(
  config: IsolatedConfig,
  preload: Preload,
  electron: ReturnType<typeof electronModule>,
  post: (message: FromPage) => void,
): void {
  const setImmediate = (callback: () => void) => setTimeout(callback, 0) as unknown as number;
  const clearImmediate = (id: number) => clearTimeout(id);
  const modules: Record<string, unknown> = {
    electron,
    'electron/common': electron,
    'electron/renderer': electron,
    events: Object.assign(Emitter, { EventEmitter: Emitter }),
    timers: { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate },
    url: { URL, URLSearchParams },
  };
  const require = (name: string): unknown => {
    const plain = name.startsWith('node:') ? name.slice('node:'.length) : name;
    if (!Object.hasOwn(modules, plain) || (plain !== name && plain.startsWith('electron'))) {
      throw new Error(`module not found: ${name}`);
    }
    return modules[plain];
  };
  const process = Object.assign(new Emitter(), config.process);
  const module = { exports: {} };
  try {
    preload(require, process, module.exports, module, undefined, globalThis, setImmediate, clearImmediate);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(`Unable to load preload script: ${config.preloadPath}\n${text}`);
    post({ kind: 'preload-error', text });
  }
}

/** CDP does not tell of title changes, so the page's head is watched for them. */
function tellTitle(post: (message: FromPage) => void): void {
  let told = '';
  const tell = () => {
    if (document.title === told) return;
    told = document.title;
    post({ kind: 'title', text: told });
  };
  document.addEventListener('DOMContentLoaded', () => {
    tell();
    new MutationObserver(tell).observe(document.head, { subtree: true, childList: true, characterData: true });
  });
}

/** Menu accelerators are taken before the page sees the key, as a native menu would. */
function listenForAccelerators(accelerators: IsolatedConfig['accelerators'], post: (message: FromPage) => void): void {
  if (accelerators.length === 0) return;
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.isComposing) return;
      const hit = accelerators.find(
        (entry) =>
          entry.key === event.key.toLowerCase() &&
          entry.control === (event.ctrlKey || event.metaKey) &&
          entry.shift === event.shiftKey &&
          entry.alt === event.altKey,
      );
      if (!hit) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      post({ kind: 'accelerator', item: hit.item });
    },
    true,
  );
}
