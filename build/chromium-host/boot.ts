import Module from 'node:module';
import { join } from 'node:path';
import { createApp } from './app';
import { BrowserWindow } from './browserWindow';
import { bulk } from './bulk';
import { CdpConnection, ignoreGone } from './cdp';
import { launchChromium, type RunningChromium } from './chromium';
import { CommandLine } from './commandLine';
import { dialog } from './dialog';
import { readInvocation } from './invocation';
import { ipcMain } from './ipcMain';
import { Menu, MenuItem } from './menu';
import { Paths } from './paths';
import { powerMonitor } from './powerMonitor';
import { protocol } from './protocol';
import { registry } from './registry';
import { interceptRequests } from './requests';
import { defaultSession, Session } from './session';
import * as small from './smallModules';
import { watchTargets } from './target';
import { endUtilityProcesses, utilityProcess } from './utilityProcess';
import { WebContents } from './webContents';

const executable = join(__dirname, '../../build/chromium-host/electron');
const endOfProcess = process.exit.bind(process);
const say = (text: string): void => {
  process.stderr.write(`[stand-in] ${text}\n`);
};

if (process.env.NODE_ENV === 'production') {
  say('this is a stand-in for Electron, for development and tests; it refuses to run in production.');
  endOfProcess(1);
}
say('NOT ELECTRON: Node and an installed Chromium stand in for its binary. Never use this with real letters.');

let chromium: RunningChromium | undefined;
const invocation = attempt(() => readInvocation(process.argv.slice(2)));
const commandLine = new CommandLine(invocation.switches);
const paths = new Paths(invocation, executable);
const { app, becomeReady, hasEnded } = createApp({ invocation, commandLine, paths, shutDown });

dressProcess();
hookRequire(electronModule());
attempt(() => Module.createRequire(invocation.mainScript)(invocation.mainScript));
start().catch((error: Error) => {
  say(error.message);
  endOfProcess(1);
});

/** Once the main script has run: Chromium, interception, then ready. */
async function start(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (hasEnded()) return;
  app.emit('will-finish-launching');
  protocol.lock();
  await bulk.open();
  chromium = await launchChromium(paths.get('sessionData'), commandLine.appended());
  chromium.child.once('exit', () => {
    if (hasEnded()) return;
    say('Chromium has ended by itself');
    endOfProcess(1);
  });
  registry.connection = await CdpConnection.connect(chromium.endpoint);
  const { browser } = registry.connection;
  browser.on('Target.detachedFromTarget', ({ targetId }) => {
    for (const window of registry.windows) if (window.webContents.targetId === targetId) window.gone();
  });
  await watchTargets();
  await interceptRequests(browser);
  const driven = waitForDriver();
  process.stderr.write(`\nDevTools listening on ${chromium.endpoint}\n`);
  await driven;
  browser.on('Browser.downloadWillBegin', ({ url, suggestedFilename }) =>
    defaultSession.downloadBegan(url, suggestedFilename),
  );
  await browser.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
  if (hasEnded()) return;
  app.emit('session-created', defaultSession);
  becomeReady();
}

function contentsOf(targetId: string | undefined): WebContents | undefined {
  return [...registry.contents].find((contents) => contents.targetId === targetId);
}

/** Playwright announces itself once it is attached; waiting for it lets a test see the first window from its start. */
function waitForDriver(): Promise<void> {
  const isDriven = commandLine.hasSwitch('inspect') && commandLine.getSwitchValue('remote-debugging-port') === '0';
  if (!isDriven) return Promise.resolve();
  return new Promise((resolve) => {
    Object.assign(globalThis, { __playwright_run: resolve });
    setTimeout(resolve, 30_000).unref();
  });
}

/** Chromium writes its profile out when it is asked to close; the kernel ends it with us if it does not. */
function shutDown(exitCode: number): void {
  endUtilityProcesses();
  const finish = () => endOfProcess(exitCode);
  if (!chromium || !registry.connection) {
    finish();
    return;
  }
  chromium.child.once('exit', finish);
  registry.connection.browser.send('Browser.close').catch(ignoreGone);
  setTimeout(finish, 5_000);
}

function electronModule() {
  return {
    app,
    BrowserWindow,
    dialog,
    ipcMain,
    Menu,
    MenuItem,
    powerMonitor,
    protocol,
    session: {
      get defaultSession() {
        return defaultSession;
      },
      fromPartition: () => defaultSession,
      fromPath: () => defaultSession,
      Session,
    },
    utilityProcess,
    webContents: {
      getAllWebContents: () => [...registry.contents],
      fromId: (id: number) => [...registry.contents].find((contents) => contents.id === id),
      fromDevToolsTargetId: contentsOf,
      getFocusedWebContents: () => [...registry.contents][0] ?? null,
    },
    WebContents,
    ...small,
  };
}

/** Answers require('electron') and its forms with our module. */
function hookRequire(electron: object): void {
  const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
  const load = loader._load;
  loader._load = (request, ...rest) =>
    /^electron(\/(main|common))?$/.test(request) ? electron : load.call(Module, request, ...rest);
}

/** The additions Electron makes to `process` in main. */
function dressProcess(): void {
  process.argv = [executable, ...invocation.args];
  Object.defineProperty(process, 'versions', {
    value: Object.freeze({ ...process.versions, electron: '45.4.1', chrome: '156.0.0.0', 'stand-in': '1' }),
  });
  Object.assign(process, {
    type: 'browser',
    defaultApp: true,
    resourcesPath: join(invocation.appPath, 'resources'),
    exit: (code?: number) => app.exit(Number(code ?? process.exitCode ?? 0)),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  // As in Electron a stray exception does not end the app; the app may install its own handler.
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') === 1)
      console.error('[stand-in] uncaught exception in main:', error);
  });
  process.on('unhandledRejection', (reason) => {
    if (process.listenerCount('unhandledRejection') === 1) console.error('[stand-in] unhandled rejection:', reason);
  });
}

/** Runs a step of starting; what it throws ends the program with its text. */
function attempt<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return endOfProcess(1);
  }
}
