import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
} from 'electron';
import texts from '../renderer/i18n/vi.json';
import { DeskFailure } from '../shared/errors';
import { channel } from '../shared/ipc/contract';
import { registerCalls } from './ipc/register';
import { createLog, type Log } from './log';
import { type Options, readOptions } from './options';
import { guardContents } from './security/navigation';
import { deskScheme } from './security/origin';
import { deskSchemePrivileges, serveDesk } from './security/protocol';
import { isTrustedSender } from './security/sender';
import { hardenSession } from './security/session';
import { foundRefusedSwitches } from './security/switches';
import { createTryLimit } from './security/tries';
import { createServices, type Emit, type Services } from './services';
import { utilitySpawn } from './token/spawn';
import { chooseFolder, chooseSaveFile, chooseSetupFile } from './windows/chooseFile';
import { menuTemplate } from './windows/menu';
import { watchWorkstation } from './windows/osLock';
import { createDeskWindow, loadDesk, renewPage } from './windows/window';

/** Where the bundles lie; this file is one of them. */
const outDir = __dirname;
/** How long the end waits for the clipboard. */
const clipboardWaitMs = 1000;
const allowDevTools = !app.isPackaged;

let window: BrowserWindow | null = null;

start();

function start(): void {
  // 1. Arguments: what would weaken a packaged desk ends it before anything opens.
  const options = readOptions(process.argv);
  if (foundRefusedSwitches(app.isPackaged, (name) => app.commandLine.hasSwitch(name)).length > 0) {
    app.exit(1);
    return;
  }
  // 2. Single instance: the profile is known by now, and nothing in it has been opened.
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  // 3. Before ready.
  const log = prepare();
  // 4. Ready, 5. events.
  app
    .whenReady()
    .then(() => open(options, log))
    .catch((cause: unknown) => endAfterFault(log, 'start', cause));
}

function prepare(): Log {
  const userData = app.getPath('userData');
  if (process.platform !== 'win32') chmodSync(userData, 0o700);
  const log = createLog(join(userData, 'logs', 'desk.log'));
  process.on('uncaughtException', (cause) => endAfterFault(log, 'uncaught', cause));
  process.on('unhandledRejection', (cause) => log.fault('unhandled', cause));

  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([deskSchemePrivileges]);
  app.on('session-created', (created) => hardenSession(created, allowDevTools));
  app.on('web-contents-created', (_event, contents) => guardContents(contents, allowDevTools));
  return log;
}

async function open(options: Options, log: Log): Promise<void> {
  const userData = app.getPath('userData');
  hardenSession(session.defaultSession, allowDevTools);
  app.configureHostResolver({ secureDnsMode: 'off' });
  protocol.handle(deskScheme, serveDesk(join(outDir, 'renderer')));

  const services = createServices({
    userData,
    setupFile: options.setupFile,
    info: { version: app.getVersion(), host: hostKind(), platform: process.platform },
    spawnTokenProcess: utilitySpawn(utilityProcess, join(outDir, 'token.cjs')),
    chooseSetupFile: () => chooseSetupFile(window),
    chooseFolder: () => chooseFolder(window),
    chooseSaveFile: (name, kind) => chooseSaveFile(window, name, kind),
    clipboard,
    emit: emitToPage,
    log,
  });
  registerCalls(services.calls, {
    ipcMain,
    isTrusted: (event) => isTrustedSender(event, window?.webContents ?? null),
    isUnlocked: services.isUnlocked,
    log,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ lock: () => services.lock('button') }, allowDevTools)));
  window = createDeskWindow({
    preload: join(outDir, 'preload.cjs'),
    stateFile: join(userData, 'window.json'),
    allowDevTools,
    contentProtection: !services.isTraining(),
  });
  listen(services, log);
  log.event('start', { version: app.getVersion(), host: hostKind() });
  await loadDesk(window);
}

function listen(services: Services, log: Log): void {
  watchWorkstation(powerMonitor, process.platform, services.lock);
  // What a second start asks for is not listened to: anyone may start one.
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  const reloads = createTryLimit({ tries: 3, windowMs: 60_000 });
  app.on('render-process-gone', (_event, contents, details) => {
    log.event('page gone', { reason: details.reason });
    try {
      reloads.take();
    } catch (cause) {
      endAfterFault(log, 'page', cause);
      return;
    }
    // The worker with the vault's keys is gone too; a lock drops main's as well, and brings a fresh page.
    if (services.isUnlocked()) services.lock('button');
    else contents.reload();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (services.hasCopied()) {
      // Rows of letters do not outlive the desk on the clipboard; a clipboard that does not answer keeps nobody here.
      event.preventDefault();
      const late = new Promise<void>((resolve) => setTimeout(resolve, clipboardWaitMs));
      void Promise.race([services.forgetCopied(), late]).then(() => app.quit());
      return;
    }
    services.close().catch((cause: unknown) => log.fault('close', cause));
  });
}

/** Events go to the page; a lock also takes the page away, so that nothing it showed outlives the keys. */
const emitToPage: Emit = (name, payload) => {
  if (window === null || window.isDestroyed()) return;
  window.webContents.send(channel(name), payload);
  if (name === 'desk.locked') renewPage(window, { endProcess: app.isPackaged });
};

function hostKind(): 'electron' | 'stand-in' {
  return process.versions['stand-in'] === undefined ? 'electron' : 'stand-in';
}

/** After an exception that nobody caught the state is unknown; all that was saved is on the disk, so the desk ends. */
function endAfterFault(log: Log, where: string, cause: unknown): void {
  log.fault(where, cause);
  if (app.isReady()) dialog.showErrorBox(texts['fatal.title'], fatalText(cause));
  app.exit(1);
}

/** An expected failure (a damaged set-up file) is told in its own words, anything else in general ones. */
function fatalText(cause: unknown): string {
  const table: Readonly<Record<string, string>> = texts;
  const known = cause instanceof DeskFailure ? table[`error.${cause.error.code}`] : undefined;
  return known ?? texts['fatal.text'];
}
