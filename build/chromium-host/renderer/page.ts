import { Bridge } from './bridge';

/** Index of each service in the page's world, for Bridge.call from the isolated world. */
export const pageServices = { expose: 0 } as const;
/** The same for the isolated world. */
const isolatedServices = { windowOpened: 0 } as const;

/** Runs in the page's own world before any of its scripts; keeps the far end of contextBridge there. */
export function start(secret: string): void {
  const bridge = new Bridge(secret, 'page', [(key, api) => expose(String(key), api)]);
  // The host opens no child windows: it asks the window-open handler and answers as if it had denied.
  window.open = (url?: string | URL, target?: string, features?: string) => {
    const absolute = url === undefined || url === '' ? 'about:blank' : new URL(url, document.baseURI).href;
    bridge.call(isolatedServices.windowOpened, [absolute, target ?? '', features ?? '']);
    return null;
  };
}

function expose(key: string, api: unknown): void {
  if (Object.hasOwn(window, key) || key in window) {
    throw new Error('Cannot bind an API on top of an existing property on the window object');
  }
  deepFreeze(api);
  Object.defineProperty(window, key, { value: api, enumerable: true, writable: false, configurable: false });
}

function deepFreeze(value: unknown): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
  if (ArrayBuffer.isView(value) || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const item of Object.values(value)) deepFreeze(item);
}
