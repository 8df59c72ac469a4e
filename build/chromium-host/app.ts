import { appEvents } from './appEvents';
import type { CommandLine } from './commandLine';
import { eventWith, PreventableEvent } from './events';
import type { Invocation } from './invocation';
import { lifecycle } from './lifecycle';
import type { Menu } from './menu';
import type { Paths } from './paths';
import { registry } from './registry';
import { SingleInstance } from './singleInstance';

const ignore = (..._settings: unknown[]): void => undefined;

/** What `app` needs from the program around it. */
export interface AppParts {
  readonly invocation: Invocation;
  readonly commandLine: CommandLine;
  readonly paths: Paths;
  /** Ends Chromium and this process. */
  readonly shutDown: (exitCode: number) => void;
}

export type App = ReturnType<typeof createApp>;

/** Electron's app module. */
export function createApp({ invocation, commandLine, paths, shutDown }: AppParts) {
  let name = invocation.name;
  let ended = false;
  let exiting = false;
  let instance: SingleInstance | undefined;
  let markReady: () => void = ignore;
  const ready = new Promise<void>((resolve) => {
    markReady = resolve;
  });

  appEvents.setMaxListeners(0);
  appEvents.on('stand-in:window-gone', () => {
    if (registry.windows.size > 0 || exiting) return;
    if (lifecycle.isQuitting) finishQuit();
    else if (!appEvents.emit('window-all-closed')) app.quit();
  });
  appEvents.on('stand-in:close-refused', () => {
    lifecycle.isQuitting = false;
  });

  /** All windows are gone: the last chance to stay, then the end. */
  function finishQuit(): void {
    const event = new PreventableEvent();
    appEvents.emit('will-quit', event);
    if (event.defaultPrevented) {
      lifecycle.isQuitting = false;
      return;
    }
    end(0);
  }

  function end(exitCode: number): void {
    if (ended) return;
    ended = true;
    appEvents.emit('quit', new PreventableEvent(), exitCode);
    const told = instance?.told ?? Promise.resolve();
    told.finally(() => {
      instance?.release();
      shutDown(exitCode);
    });
  }

  const beforeReadyOnly = (call: string): void => {
    if (lifecycle.isReady) throw new Error(`${call} needs to be called before app is ready`);
  };

  const app = Object.assign(appEvents, {
    commandLine,
    isPackaged: false,
    applicationMenu: null as Menu | null,
    name,
    userAgentFallback: '',
    getName: () => name,
    setName: (given: string) => {
      name = given;
      paths.rename(given);
    },
    getVersion: () => invocation.version,
    getAppPath: () => invocation.appPath,
    getPath: (which: string) => paths.get(which),
    setPath: (which: string, path: string) => {
      if (which === 'sessionData') beforeReadyOnly("app.setPath('sessionData')");
      paths.set(which, path);
    },
    getLocale: () => 'vi',
    getSystemLocale: () => 'vi-VN',
    getPreferredSystemLanguages: () => ['vi-VN'],
    getLocaleCountryCode: () => 'VN',
    getAppMetrics: () => [],
    getGPUFeatureStatus: () => ({}),
    isReady: () => lifecycle.isReady,
    whenReady: () => ready,
    enableSandbox: () => beforeReadyOnly('app.enableSandbox()'),
    disableHardwareAcceleration: () => beforeReadyOnly('app.disableHardwareAcceleration()'),
    requestSingleInstanceLock: (data: unknown = null) => {
      instance ??= new SingleInstance(paths.get('userData'));
      return instance.acquire({ argv: process.argv, cwd: process.cwd(), data }, (second) => {
        ready.then(() =>
          appEvents.emit('second-instance', new PreventableEvent(), second.argv, second.cwd, second.data),
        );
      });
    },
    hasSingleInstanceLock: () => instance?.isHeld ?? false,
    releaseSingleInstanceLock: () => instance?.release(),
    /** before-quit, then every window is asked, then will-quit and quit; any of them may prevent it. */
    quit: () => {
      if (lifecycle.isQuitting || ended) return;
      const event = new PreventableEvent();
      appEvents.emit('before-quit', event);
      if (event.defaultPrevented) return;
      lifecycle.isQuitting = true;
      if (registry.windows.size === 0) finishQuit();
      else for (const window of registry.windows) window.close();
    },
    /** Ends at once: nobody is asked, before-quit and will-quit are not emitted. */
    exit: (exitCode = 0) => {
      exiting = true;
      lifecycle.isQuitting = true;
      for (const window of registry.windows) window.destroy();
      end(exitCode);
    },
    relaunch: () => console.error('[stand-in] app.relaunch does nothing here'),
    focus: ignore,
    hide: ignore,
    show: ignore,
    setAppUserModelId: ignore,
    setAsDefaultProtocolClient: () => false,
    configureHostResolver: ignore,
    setAboutPanelOptions: ignore,
    setAccessibilitySupportEnabled: ignore,
    setClientCertRequestPasswordHandler: ignore,
    addRecentDocument: ignore,
    clearRecentDocuments: ignore,
    setBadgeCount: () => false,
  });

  return {
    app,
    hasEnded: () => ended || lifecycle.isQuitting,
    /** Emits ready; called once, when Chromium stands. */
    becomeReady(): void {
      lifecycle.isReady = true;
      appEvents.emit('ready', eventWith({}), {});
      markReady();
    },
  };
}
