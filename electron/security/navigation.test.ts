import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { guardContents } from './navigation';

// Opening a window, a webview or a device chooser for real takes Electron's binary; here its events are raised by hand.
class Contents extends EventEmitter {
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;
  readonly setWindowOpenHandler = (handler: typeof this.windowOpenHandler) => {
    this.windowOpenHandler = handler;
  };
  readonly setWebRTCIPHandlingPolicy = vi.fn();
  readonly closeDevTools = vi.fn();
}

let contents: Contents;

const guard = (allowDevTools: boolean) => guardContents(contents as unknown as WebContents, allowDevTools);

/** Whether the guard prevented the event. */
function isPrevented(name: string, details: object = {}, ...rest: unknown[]): boolean {
  const preventDefault = vi.fn();
  contents.emit(name, { ...details, preventDefault }, ...rest);
  return preventDefault.mock.calls.length > 0;
}

beforeEach(() => {
  contents = new Contents();
  guard(false);
});

test.each(['https://example.org/', 'about:blank', 'app://desk/index.html'])('no window is opened on %s', (url) => {
  expect(contents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' });
});

test('the page may be loaded again and nothing else', () => {
  expect(isPrevented('will-navigate', { url: 'app://desk/index.html' })).toBe(false);
  expect(isPrevented('will-navigate', { url: 'https://example.org/' })).toBe(true);
  expect(isPrevented('will-frame-navigate', { url: 'app://desk/index.html', isMainFrame: true })).toBe(false);
  expect(isPrevented('will-frame-navigate', { url: 'app://desk/index.html', isMainFrame: false })).toBe(true);
});

test('no redirect is followed, no webview attached', () => {
  expect(isPrevented('will-redirect', { url: 'app://desk/index.html' })).toBe(true);
  expect(isPrevented('will-attach-webview')).toBe(true);
});

test('no Bluetooth device is chosen', () => {
  const choose = vi.fn();
  expect(isPrevented('select-bluetooth-device', {}, [{ deviceId: 'x' }], choose)).toBe(true);
  expect(choose).toHaveBeenCalledExactlyOnceWith('');
});

test('a page that does not want to go cannot delay a lock', () => {
  expect(isPrevented('will-prevent-unload')).toBe(true);
});

test('developer tools close at once in the product and stay in development', () => {
  contents.emit('devtools-opened');
  expect(contents.closeDevTools).toHaveBeenCalledOnce();
  contents = new Contents();
  guard(true);
  contents.emit('devtools-opened');
  expect(contents.closeDevTools).not.toHaveBeenCalled();
});

test('WebRTC tells no address of the machine', () => {
  expect(contents.setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp');
});
