import type { WebContents } from 'electron';
import { isDeskUrl } from './origin';

/** The page may reload itself; every other document is refused, and so is every frame. */
export function mayNavigate(url: string, isMainFrame: boolean): boolean {
  return isMainFrame && isDeskUrl(url) && new URL(url).pathname === '/index.html';
}

/** Keeps `contents` on the desk's own page: no other document, no redirect, no new window, no webview, no devices. */
export function guardContents(contents: WebContents, allowDevTools: boolean): void {
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url, true)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  // Locking must not depend on the page's consent.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  if (!allowDevTools) contents.on('devtools-opened', () => contents.closeDevTools());
}
