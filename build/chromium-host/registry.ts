import type { BrowserWindow } from './browserWindow';
import type { CdpConnection, CdpSession } from './cdp';
import type { WebContents } from './webContents';

/** What is alive right now, for the parts that must find each other. */
export const registry = {
  windows: new Set<BrowserWindow>(),
  contents: new Set<WebContents>(),
  connection: undefined as CdpConnection | undefined,
};

/** The browser-level CDP session. @throws Error before the app is ready. */
export function browserSession(): CdpSession {
  if (!registry.connection) throw new Error('the browser has not started');
  return registry.connection.browser;
}

/** The web contents a frame belongs to; requests of workers without a frame belong to the only one there is. */
export function contentsOfFrame(frameId: string | undefined): WebContents | undefined {
  const all = [...registry.contents];
  return all.find((contents) => contents.frames.has(frameId ?? '')) ?? (all.length === 1 ? all[0] : undefined);
}
