import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { registry } from './registry';

/** Modules of Electron that the app touches lightly; each does the least that keeps its contract. */

export const nativeTheme = Object.assign(new EventEmitter(), {
  themeSource: 'system',
  shouldUseDarkColors: false,
  shouldUseHighContrastColors: false,
  shouldUseInvertedColorScheme: false,
  inForcedColorsMode: false,
  prefersReducedTransparency: false,
});

/** Leaves this machine in no way: there is no browser or file manager to hand anything to. */
export const shell = {
  openExternal: async (_url: string): Promise<void> => {
    throw new Error('[stand-in] shell.openExternal: nothing is opened here');
  },
  openPath: async (_path: string): Promise<string> => '[stand-in] nothing is opened here',
  showItemInFolder: (_path: string): void => undefined,
  beep: (): void => undefined,
  trashItem: async (_path: string): Promise<void> => {
    throw new Error('[stand-in] shell.trashItem: there is no trash here');
  },
};

const key = randomBytes(32);

/** Encrypts under a key of this run only; as on a Linux without a keyring it says that it protects nothing. */
export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'basic_text',
  setUsePlainTextEncryption: (_use: boolean): void => undefined,
  encryptString(text: string): Buffer {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  decryptString(sealed: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
  },
};

export const crashReporter = {
  start: (_options?: object): void => undefined,
  getParameters: () => ({}),
  addExtraParameter: (_key: string, _value: string): void => undefined,
  getUploadToServer: () => false,
};

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const display = { id: 1, bounds: area, workArea: area, size: area, workAreaSize: area, scaleFactor: 1, rotation: 0 };

export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
  getDisplayNearestPoint: () => display,
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
});

export const net = { isOnline: () => false, online: false };

/**
 * The text that the app put there last. What other programs copy is not seen here, so `clear` leaves the browser's
 * clipboard alone rather than wipe something else.
 */
let clipboardText = '';
export const clipboard = {
  readText: async (): Promise<string> => clipboardText,
  writeText: async (text: string): Promise<void> => {
    clipboardText = text;
    // The browser's own, for whoever pastes into its pages.
    const [contents] = registry.contents;
    await contents?.executeJavaScript(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  },
  clear: async (): Promise<void> => {
    clipboardText = '';
  },
};

const emptyImage = { isEmpty: () => true, toPNG: () => Buffer.alloc(0), getSize: () => ({ width: 0, height: 0 }) };
export const nativeImage = {
  createEmpty: () => emptyImage,
  createFromPath: (_path: string) => emptyImage,
  createFromBuffer: (_bytes: Buffer) => emptyImage,
};

export const globalShortcut = {
  register: () => false,
  unregister: (): void => undefined,
  unregisterAll: (): void => undefined,
  isRegistered: () => false,
};
