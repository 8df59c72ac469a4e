import { type CdpSession, ignoreGone, type Protocol } from './cdp';

/** Chromium's permission names with the name Electron's handlers know each by. */
const names: readonly (readonly [chromium: string, electron: string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['persistent-storage', 'persistent-storage'],
  ['idle-detection', 'idle-detection'],
  ['window-management', 'window-management'],
  ['storage-access', 'storage-access'],
  ['screen-wake-lock', 'screen-wake-lock'],
  ['local-fonts', 'local-fonts'],
  ['display-capture', 'display-capture'],
];

/**
 * Asks the app once per permission and pins the answers in Chromium for that origin, since CDP does not tell when a
 * page asks. `isAllowed` gets Electron's name.
 */
export async function mirrorPermissions(
  browser: CdpSession,
  origin: string,
  isAllowed: (permission: string) => Promise<boolean>,
): Promise<void> {
  await Promise.all(
    names.map(async ([name, electronName]) => {
      const setting: Protocol.Browser.PermissionSetting = (await isAllowed(electronName)) ? 'granted' : 'denied';
      // A name this Chromium does not know keeps its default.
      await browser.send('Browser.setPermission', { origin, permission: { name }, setting }).catch(ignoreGone);
    }),
  );
}
