'use strict';
// A small application that only exists to be asked how its host behaves. Tests reach into it with evaluate().
const fs = require('node:fs');
const path = require('node:path');
const { app, BrowserWindow, ipcMain, protocol, session } = require('electron');

/** What happened, in order, for tests to read. */
const log = [];
/** Switches that tests set before they act. */
const rules = { navigation: 'allow', permission: () => false, block: true, windowOpen: [] };
globalThis.fixture = { log, rules, openWindow };

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };
const csp =
  "default-src 'none'; script-src 'self'; connect-src 'self' http://127.0.0.1:*; worker-src 'self'; frame-src 'self'; style-src 'self'";

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);

for (const name of ['will-finish-launching', 'ready', 'before-quit', 'will-quit', 'window-all-closed']) {
  app.on(name, () => note(name));
}
app.on('quit', (_event, code) => note(`quit ${code}`));
app.on('window-all-closed', () => app.quit());
app.on('web-contents-created', (_event, contents) => watch(contents));
app.on('browser-window-created', () => log.push('browser-window-created'));

const alone = app.requestSingleInstanceLock({ from: process.pid });
if (!alone) {
  process.stderr.write('second instance: leaving\n');
  app.quit();
}
app.on('second-instance', (_event, argv, cwd, data) => {
  fixture.second = { argv, cwd, data };
});

/** Also on disk when a test asked for it, since nothing can be read from an app that has quit. */
function note(what) {
  log.push(what);
  if (process.env.SEMANTICS_LOG) fs.appendFileSync(process.env.SEMANTICS_LOG, `${what}\n`);
}

function watch(contents) {
  log.push('web-contents-created');
  contents.on('will-frame-navigate', (event) => log.push(`will-frame-navigate ${event.url} main=${event.isMainFrame}`));
  contents.on('will-navigate', (event) => {
    log.push(`will-navigate ${event.url}`);
    if (rules.navigation === 'deny') event.preventDefault();
  });
  contents.on('did-navigate-in-page', (_event, url) => log.push(`did-navigate-in-page ${url}`));
  contents.on('render-process-gone', (_event, details) => log.push(`render-process-gone ${details.reason}`));
  contents.on('preload-error', () => log.push('preload-error'));
  contents.setWindowOpenHandler((details) => {
    rules.windowOpen.push(details.url);
    return { action: 'deny' };
  });
}

function serve(request) {
  const url = new URL(request.url);
  if (request.method !== 'GET') return new Response('', { status: 405 });
  if (url.pathname === '/throws') throw new Error('handler failed');
  if (url.pathname === '/not-a-response') return { body: 'text' };
  if (url.pathname === '/see') return Response.json({ url: request.url, origin: request.headers.get('origin') });
  if (url.pathname === '/attachment') {
    return new Response('x', { headers: { 'content-disposition': 'attachment; filename="letters.csv"' } });
  }
  const file = path.join(__dirname, 'pages', decodeURIComponent(url.pathname));
  if (!fs.existsSync(file)) return new Response('not here', { status: 404 });
  return new Response(fs.readFileSync(file), {
    headers: { 'content-type': types[path.extname(file)], 'content-security-policy': csp, 'x-from-handler': 'yes' },
  });
}

function openWindow(preload = 'preload.cjs', page = 'index.html') {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      preload: path.join(__dirname, preload),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      additionalArguments: ['--from-main=yes'],
    },
  });
  window.on('ready-to-show', () => log.push('ready-to-show'));
  window.on('close', () => note('close'));
  window.on('closed', () => note('closed'));
  window.webContents.once('did-finish-load', () => log.push('did-finish-load'));
  window.loadURL(`app://semantics/${page}`).catch((error) => log.push(`loadURL: ${error.message}`));
  return window;
}

if (alone) {
  app.whenReady().then(() => {
    const ours = session.defaultSession;
    ours.setPermissionRequestHandler((_contents, permission, callback) => callback(rules.permission(permission)));
    ours.setPermissionCheckHandler((_contents, permission) => rules.permission(permission));
    ours.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, callback) => {
      const outside = !/^(app|devtools|blob|data):/.test(details.url);
      if (outside) log.push(`request ${details.url}`);
      callback({ cancel: outside && rules.block });
    });
    ours.on('will-download', (event, item) => {
      event.preventDefault();
      log.push(`will-download ${item.getFilename()}`);
    });
    protocol.handle('app', serve);
    ipcMain.handle('echo', (_event, value) => value);
    ipcMain.handle('sender', (event) => {
      const frame = event.senderFrame;
      return { url: frame.url, parent: frame.parent, origin: frame.origin, sameSender: event.sender.id > 0 };
    });
    ipcMain.on('note', (event, value) => {
      log.push(`note ${value}`);
      event.reply('noted', value);
    });
    const window = openWindow();
    const exitWith = app.commandLine.getSwitchValue('exit-with');
    if (exitWith) window.webContents.once('did-finish-load', () => app.exit(Number(exitWith)));
  });
}
