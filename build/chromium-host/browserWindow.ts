import { EventEmitter } from 'node:events';
import { appEvents } from './appEvents';
import { ignoreGone } from './cdp';
import { PreventableEvent } from './events';
import { lifecycle } from './lifecycle';
import { browserSession, registry } from './registry';
import type { PreloadOptions } from './scripts';
import { WebContents } from './webContents';

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly title?: string;
  readonly show?: boolean;
  readonly webPreferences?: PreloadOptions & Readonly<Record<string, unknown>>;
}

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

let lastId = 0;

/** Electron's BrowserWindow over one window of Chromium. */
export class BrowserWindow extends EventEmitter {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  #title: string;
  #visible: boolean;
  #destroyed = false;
  #closing = false;
  #bounds: Bounds;
  #flags = { minimized: false, maximized: false, fullScreen: false };

  constructor(options: WindowOptions = {}) {
    super();
    if (!lifecycle.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    this.#bounds = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.#title = options.title ?? 'Electron';
    this.#visible = options.show ?? true;
    const { preload, additionalArguments } = options.webPreferences ?? {};
    this.webContents = new WebContents({
      ...(preload ? { preload } : {}),
      ...(additionalArguments ? { additionalArguments } : {}),
      ...this.#bounds,
    });
    registry.windows.add(this);
    appEvents.emit('browser-window-created', new PreventableEvent(), this);
    this.webContents.open().catch((error: Error) => console.error('[stand-in] no window:', error.message));
    this.webContents.on('stand-in:stayed', () => this.#stayed());
    this.webContents.once('did-finish-load', () => {
      if (!this.#visible) process.nextTick(() => this.emit('ready-to-show', new PreventableEvent()));
    });
  }

  static getAllWindows(): BrowserWindow[] {
    return [...registry.windows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...registry.windows].findLast((window) => window.#visible) ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...registry.windows].find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return [...registry.windows].find((window) => window.id === id) ?? null;
  }

  loadURL(url: string): Promise<void> {
    const loaded = this.webContents.loadURL(url);
    loaded.catch(ignoreGone);
    return loaded;
  }

  reload(): void {
    this.webContents.reload();
  }

  /** Asks the app (`close`), then the page (beforeunload), then closes. */
  close(): void {
    if (this.#destroyed || this.#closing) return;
    const event = new PreventableEvent();
    this.emit('close', event);
    if (event.defaultPrevented) {
      appEvents.emit('stand-in:close-refused');
      return;
    }
    this.#closing = true;
    this.webContents.requestClose().catch(() => this.gone());
  }

  /** Chromium has closed the window. */
  gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#visible = false;
    this.webContents.destroy();
    registry.windows.delete(this);
    this.emit('closed', new PreventableEvent());
    appEvents.emit('stand-in:window-gone');
  }

  /** The page refused to be closed. */
  #stayed(): void {
    this.#closing = false;
    appEvents.emit('stand-in:close-refused');
  }

  destroy(): void {
    this.gone();
  }

  show(): void {
    if (this.#visible) return;
    this.#visible = true;
    this.emit('show', new PreventableEvent());
  }

  hide(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.emit('hide', new PreventableEvent());
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    const { x, y, width, height } = this.#bounds;
    this.#withWindow((windowId) =>
      browserSession().send('Browser.setWindowBounds', { windowId, bounds: { left: x, top: y, width, height } }),
    );
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  #withWindow(act: (windowId: number) => Promise<unknown>): void {
    this.webContents
      .open()
      .then(({ targetId }) => browserSession().send('Browser.getWindowForTarget', { targetId }))
      .then(({ windowId }) => act(windowId))
      .catch(ignoreGone);
  }

  #flag(name: 'minimized' | 'maximized' | 'fullScreen', on: boolean, event: string): void {
    if (this.#flags[name] === on) return;
    this.#flags[name] = on;
    this.emit(event, new PreventableEvent());
  }

  showInactive = (): void => this.show();
  focus = (): void => this.webContents.focus();
  blur = (): void => undefined;
  minimize = (): void => this.#flag('minimized', true, 'minimize');
  restore = (): void => this.#flag('minimized', false, 'restore');
  maximize = (): void => this.#flag('maximized', true, 'maximize');
  unmaximize = (): void => this.#flag('maximized', false, 'unmaximize');
  setFullScreen = (on: boolean): void => this.#flag('fullScreen', on, on ? 'enter-full-screen' : 'leave-full-screen');
  isMinimized = (): boolean => this.#flags.minimized;
  isMaximized = (): boolean => this.#flags.maximized;
  isFullScreen = (): boolean => this.#flags.fullScreen;
  isVisible = (): boolean => this.#visible;
  isFocused = (): boolean => this.#visible;
  isDestroyed = (): boolean => this.#destroyed;
  isClosable = (): boolean => true;
  getBounds = (): Bounds => this.#bounds;
  getNormalBounds = (): Bounds => this.#bounds;
  getContentBounds = (): Bounds => this.#bounds;
  getSize = (): [number, number] => [this.#bounds.width, this.#bounds.height];
  getTitle = (): string => this.#title;
  setTitle = (title: string): void => {
    this.#title = title;
  };
  getMediaSourceId = (): string => `window:${this.id}:0`;
  /** No such protection outside the real binary. */
  setContentProtection = (_on: boolean): void => undefined;
  isContentProtected = (): boolean => false;
  setMenu = (_menu: unknown): void => undefined;
  removeMenu = (): void => undefined;
  setMenuBarVisibility = (_visible: boolean): void => undefined;
  setAutoHideMenuBar = (_hide: boolean): void => undefined;
  setMinimumSize = (_width: number, _height: number): void => undefined;
  setBackgroundColor = (_color: string): void => undefined;
  setIcon = (_icon: unknown): void => undefined;
  setAlwaysOnTop = (_on: boolean): void => undefined;
  setSkipTaskbar = (_skip: boolean): void => undefined;
  setProgressBar = (_progress: number): void => undefined;
  flashFrame = (_on: boolean): void => undefined;
  center = (): void => undefined;
  moveTop = (): void => undefined;
}
