import type { Session } from 'electron';
import { isDeskUrl } from './origin';
import { mayUse } from './permissions';

/** Schemes the page may load from: its own, and bytes it made itself. Devtools only in development. */
export function mayRequest(url: string, allowDevTools: boolean): boolean {
  if (isDeskUrl(url)) return true;
  if (!URL.canParse(url)) return false;
  const { protocol } = new URL(url);
  return protocol === 'blob:' || protocol === 'data:' || (allowDevTools && protocol === 'devtools:');
}

/** Takes from a session all it does not need: network, permissions, devices, downloads, spell checking, credentials. */
export function hardenSession(session: Session, allowDevTools: boolean): void {
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, decide) =>
    decide({ cancel: !mayRequest(details.url, allowDevTools) }),
  );

  session.setPermissionRequestHandler((contents, permission, decide) =>
    decide(mayUse(permission) && isDeskUrl(contents.getURL())),
  );
  // There may be no contents here: the requesting origin is then all there is to go by.
  session.setPermissionCheckHandler(
    (contents, permission, origin) => mayUse(permission) && isDeskUrl(contents?.getURL() ?? origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setUSBProtectedClassesHandler((details) => details.protectedClasses);
  session.setBluetoothPairingHandler((_details, decide) => decide({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.on('select-hid-device', (event) => event.preventDefault());
  session.on('select-serial-port', (event) => event.preventDefault());
  session.on('select-usb-device', (event) => event.preventDefault());

  session.on('will-download', (event) => event.preventDefault());
  // Otherwise builds for Windows and Linux fetch dictionaries from the Internet.
  session.setSpellCheckerEnabled(false);
  session.allowNTLMCredentialsForDomains('');
  session.setSSLConfig({ minVersion: 'tls1.2' });
}
