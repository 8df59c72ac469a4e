import { EventEmitter } from 'node:events';
import { eventWith } from './events';
import { mirrorPermissions } from './permissions';
import { protocol } from './protocol';
import { browserSession, registry } from './registry';
import type { WebContents } from './webContents';
import { WebRequest } from './webRequest';

type RequestHandler = (
  contents: WebContents,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (contents: WebContents | null, permission: string, origin: string, details: object) => boolean;

/** Settings that Chromium cannot be given from outside (spell checker, devices, TLS): taken, without effect. */
const accept = (..._settings: unknown[]): void => undefined;
const acceptLater = async (..._settings: unknown[]): Promise<void> => undefined;

/**
 * Electron's Session. There is one profile, so every partition is the default session.
 */
export class Session extends EventEmitter {
  readonly webRequest = new WebRequest();
  readonly protocol = protocol;
  #onRequest: RequestHandler | null = null;
  #onCheck: CheckHandler | null = null;

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#onRequest = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#onCheck = handler;
  }

  readonly setDevicePermissionHandler = accept;
  readonly setUSBProtectedClassesHandler = accept;
  readonly setBluetoothPairingHandler = accept;
  readonly setDisplayMediaRequestHandler = accept;
  readonly setCertificateVerifyProc = accept;
  readonly setSpellCheckerEnabled = accept;
  readonly setSpellCheckerLanguages = accept;
  readonly setSpellCheckerDictionaryDownloadURL = accept;
  readonly allowNTLMCredentialsForDomains = accept;
  readonly setSSLConfig = accept;
  readonly setUserAgent = accept;
  readonly registerPreloadScript = accept;
  readonly setProxy = acceptLater;
  readonly closeAllConnections = acceptLater;
  readonly clearHostResolverCache = acceptLater;
  readonly clearCodeCaches = acceptLater;
  readonly clearAuthCache = acceptLater;
  readonly clearCache = acceptLater;
  readonly isSpellCheckerEnabled = () => false;
  readonly isPersistent = () => true;

  /** Removes what the page's origin stored. */
  async clearStorageData(options: { origin?: string; storages?: readonly string[] } = {}): Promise<void> {
    const origins = options.origin ? [options.origin] : [...registry.contents].map((contents) => contents.getURL());
    for (const origin of origins.filter(Boolean)) {
      await browserSession().send('Storage.clearDataForOrigin', {
        origin: new URL(protocol.toChromium(origin)).origin,
        storageTypes: options.storages?.join(',') ?? 'all',
      });
    }
  }

  /** Pins the app's answers for the origin of a page about to load. As in Electron, no handler means granted. */
  async mirrorPermissions(contents: WebContents, url: string): Promise<void> {
    const { origin } = new URL(protocol.toChromium(url));
    if (origin === 'null') return;
    const details = { requestingUrl: url, isMainFrame: true };
    await mirrorPermissions(browserSession(), origin, async (permission) => {
      const checked = this.#onCheck?.(contents, permission, url, details) ?? true;
      const onRequest = this.#onRequest;
      const requested = onRequest
        ? await new Promise<boolean>((resolve) => onRequest(contents, permission, resolve, details))
        : true;
      return checked && requested;
    });
  }

  /** Asks the app about a download; it never goes on here, since only main writes files. */
  downloadBegan(url: string, fileName: string): void {
    const event = eventWith({});
    const item = { getURL: () => url, getFilename: () => fileName, cancel: () => undefined };
    this.emit('will-download', event, item, [...registry.contents][0]);
    if (!event.defaultPrevented) console.error('[stand-in] a download was begun and not prevented; it is dropped here');
  }
}

export const defaultSession = new Session();
