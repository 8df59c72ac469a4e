import { BrowserWindow, screen } from 'electron';
import { deskUrl } from '../security/origin';
import { fitToScreens, loadWindowState, saveWindowState } from './state';

/** Says nothing of what is on the screen: the title shows in task lists and to other programs. */
const windowTitle = 'Đơn thư';

export interface WindowOptions {
  /** Absolute path of the preload bundle. */
  readonly preload: string;
  readonly stateFile: string;
  readonly allowDevTools: boolean;
  /** Keeps the window out of screenshots and screen sharing, where the system can (Windows, macOS). */
  readonly contentProtection: boolean;
}

/** The desk's only window: sandboxed, isolated, without Node, without dialogs of the page's own. Not yet loaded. */
export function createDeskWindow(options: WindowOptions): BrowserWindow {
  const displays = screen.getAllDisplays().map((display) => display.workArea);
  const { maximized, ...bounds } = fitToScreens(loadWindowState(options.stateFile), displays);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 960,
    minHeight: 600,
    title: windowTitle,
    show: false,
    backgroundColor: '#f6f7f9',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      plugins: false,
      disableDialogs: true,
      devTools: options.allowDevTools,
    },
  });
  window.setContentProtection(options.contentProtection);
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', () => {
    saveWindowState(options.stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  return window;
}

export const loadDesk = (window: BrowserWindow): Promise<void> => window.loadURL(deskUrl);

/** Time for the page to end its worker by itself before it is taken away, in ms. Well inside the two seconds of a lock. */
const graceMs = 300;

/**
 * Takes the page and all it holds away and loads it afresh. `endProcess` kills the renderer first, so that its memory
 * goes back to the system instead of waiting for its garbage collector, and a page that hangs cannot delay the lock.
 */
export function renewPage(window: BrowserWindow, { endProcess }: { endProcess: boolean }): void {
  setTimeout(() => {
    if (window.isDestroyed()) return;
    if (endProcess) window.webContents.forcefullyCrashRenderer();
    window.webContents.reloadIgnoringCache();
  }, graceMs);
}
