import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { callNames, eventNames } from '../../shared/ipc/names';
import { expect, test } from './fixture';

/** Someone who can run script in the page tries to get out of it, or to get something in. */
const both = { tag: '@both' };

let server: Server;
let address: string;
let requests: string[];

test.beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('outside');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterEach(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  // Chromium may have opened a connection without ever asking anything over it.
  server.closeAllConnections();
  await closed;
});

async function openDesk(launch: () => Promise<ElectronApplication>): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await launch();
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'desk' in window);
  return { app, page };
}

/** Marks the document, to see later that it is still the same one. */
const mark = (page: Page) => page.evaluate(() => document.documentElement.setAttribute('data-marked', 'yes'));
const isMarked = (page: Page) => page.evaluate(() => document.documentElement.getAttribute('data-marked') === 'yes');

test('the page sees the contract and nothing of Node or Electron', both, async ({ launch }) => {
  const { page } = await openDesk(launch);
  const seen = await page.evaluate(() => ({
    calls: Object.keys(window.desk.call),
    events: Object.keys(window.desk.on),
    desk: Object.keys(window.desk),
    frozen: [window.desk, window.desk.call, window.desk.on].every((part) => Object.isFrozen(part)),
    node: [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      '__dirname',
      'electron',
      'ipcRenderer',
    ].filter((name) => name in window),
  }));
  expect(seen).toEqual({
    calls: [...callNames],
    events: [...eventNames],
    desk: ['call', 'on'],
    frozen: true,
    node: [],
  });
});

test('the bridge cannot be replaced', both, async ({ launch }) => {
  const { page } = await openDesk(launch);
  const changed = await page.evaluate(() => {
    const before = window.desk;
    const attempts = [
      () => Object.assign(window, { desk: {} }),
      () => Object.defineProperty(window, 'desk', { value: {} }),
      () => Object.assign(window.desk.call, { 'desk.unlock': () => 'mine' }),
      () => delete (window as { desk?: unknown }).desk,
    ];
    const refused = attempts.filter((attempt) => {
      try {
        return attempt() === false;
      } catch {
        return true;
      }
    });
    return { refused: refused.length, same: window.desk === before };
  });
  expect(changed).toEqual({ refused: 4, same: true });
});

test('what the page sends out of order is answered with a typed error', both, async ({ launch }) => {
  const { page } = await openDesk(launch);
  const answers = await page.evaluate(async () => {
    const unlock = window.desk.call['desk.unlock'] as (input: unknown) => Promise<unknown>;
    return [
      await unlock({ serial: 5, pin: '1', password: '1' }),
      await unlock(null),
      await unlock({ serial: 'x'.repeat(100_000), pin: '1', password: '1' }),
      await window.desk.call['journal.status']({}),
    ];
  });
  const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
  expect(answers).toEqual([refused('BAD_INPUT'), refused('BAD_INPUT'), refused('BAD_INPUT'), refused('LOCKED')]);
});

test('script that is written into the page does not run', both, async ({ launch }) => {
  const { page } = await openDesk(launch);
  const refused = await page.evaluate(() => {
    const hit = "document.documentElement.setAttribute('data-hit', 'yes')";
    const attempts: (() => unknown)[] = [
      () => {
        document.body.innerHTML += `<img src="x" onerror="${hit}">`;
      },
      () => {
        document.body.insertAdjacentHTML('beforeend', `<script>${hit}</script>`);
      },
      () => {
        const script = document.createElement('script');
        script.text = hit;
        document.body.append(script);
      },
      () => {
        const script = document.createElement('script');
        script.src = `data:text/javascript,${hit}`;
        document.body.append(script);
      },
      () => document.body.setAttribute('onclick', hit),
      () => new Worker(`data:text/javascript,${hit}`),
      () =>
        (Reflect.get(window, 'trustedTypes') as { createPolicy: (name: string, rules: object) => void }).createPolicy(
          'mine',
          {},
        ),
    ];
    return attempts.filter((attempt) => {
      try {
        attempt();
        return false;
      } catch {
        return true;
      }
    }).length;
  });
  expect(refused).toBe(7);
  await page.evaluate(() => document.body.click());
  expect(await page.evaluate(() => document.documentElement.hasAttribute('data-hit'))).toBe(false);
});

test('the page reaches no network, in whatever way it asks', both, async ({ launch }) => {
  const { page } = await openDesk(launch);
  const refused = await page.evaluate(async (host) => {
    const failed = (work: Promise<unknown>) =>
      work.then(
        () => false,
        () => true,
      );
    const loads = (element: HTMLElement) =>
      new Promise((resolve, reject) => {
        element.addEventListener('load', resolve);
        element.addEventListener('error', reject);
        document.head.append(element);
      });
    const image = Object.assign(document.createElement('img'), { src: `http://${host}/img` });
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `http://${host}/css` });
    navigator.sendBeacon(`http://${host}/beacon`, 'letter');
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'prefetch', href: `http://${host}/pre` }),
    );
    return {
      fetch: await failed(fetch(`http://${host}/fetch`)),
      opaque: await failed(fetch(`http://${host}/opaque`, { mode: 'no-cors' })),
      image: await failed(loads(image)),
      style: await failed(loads(style)),
      socket: await failed(
        new Promise((resolve, reject) => {
          const socket = new WebSocket(`ws://${host}/socket`);
          socket.onopen = resolve;
          socket.onerror = reject;
        }),
      ),
    };
  }, address);
  expect(refused).toEqual({ fetch: true, opaque: true, image: true, style: true, socket: true });
  expect(requests).toEqual([]);
});

test('the page opens no window', both, async ({ launch }) => {
  const { app, page } = await openDesk(launch);
  const opened = await page.evaluate((host) => {
    const link = Object.assign(document.createElement('a'), { href: `http://${host}/blank`, target: '_blank' });
    document.body.append(link);
    link.click();
    return [window.open(`http://${host}/open`), window.open('about:blank'), window.open(location.href)];
  }, address);
  expect(opened).toEqual([null, null, null]);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(requests).toEqual([]);
});

test('the page goes nowhere else', both, async ({ launch }) => {
  const { page } = await openDesk(launch);
  await mark(page);
  for (const way of ['location', 'link', 'form', 'refresh']) {
    await page.evaluate(
      ([how, url]) => {
        if (how === 'location') location.href = url!;
        if (how === 'link') {
          const link = Object.assign(document.createElement('a'), { href: url! });
          document.body.append(link);
          link.click();
        }
        if (how === 'form') {
          const form = Object.assign(document.createElement('form'), { action: url!, method: 'post' });
          document.body.append(form);
          form.submit();
        }
        if (how === 'refresh') {
          document.head.append(
            Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${url}` }),
          );
        }
      },
      [way, `http://${address}/${way}?next=app://desk/index.html`],
    );
    // A call to main and back: a navigation that was let through would have begun by then.
    await page.evaluate(() => window.desk.call['app.info']({}));
    expect(await isMarked(page), way).toBe(true);
  }
  expect(requests).toEqual([]);
});

test('a frame inside the page gets neither content nor the bridge', both, async ({ launch }) => {
  const { page } = await openDesk(launch);
  const frames = await page.evaluate(async (host) => {
    const results: boolean[] = [];
    for (const source of [`http://${host}/frame`, location.href]) {
      const frame = Object.assign(document.createElement('iframe'), { src: source });
      const settled = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      await settled;
      try {
        results.push('desk' in (frame.contentWindow ?? {}));
      } catch {
        results.push(false);
      }
    }
    return results;
  }, address);
  expect(frames).toEqual([false, false]);
  expect(requests).toEqual([]);
});

test('permissions are denied', both, async ({ launch }) => {
  const { page } = await openDesk(launch);
  const states = await page.evaluate(async () => {
    const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    );
    return [
      await state('geolocation'),
      await state('notifications'),
      await state('camera'),
      await state('microphone'),
      await Notification.requestPermission(),
      media,
    ];
  });
  expect(states).toEqual(Array(6).fill('denied'));
});

test('every answer of the desk carries its policy, and nothing beside the page is served', both, async ({ launch }) => {
  const { page } = await openDesk(launch);
  const { first, second, outside } = await page.evaluate(async () => {
    const policy = async () => (await fetch('./index.html')).headers.get('content-security-policy') ?? '';
    const statuses = [];
    for (const path of ['./%2e%2e/main.cjs', './..%2fmain.cjs', './..%5cmain.cjs', './main.cjs', './assets/']) {
      statuses.push((await fetch(path)).status);
    }
    return { first: await policy(), second: await policy(), outside: statuses };
  });
  expect(first).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-");
  expect(second).not.toBe(first);
  expect(outside).toEqual([404, 404, 404, 404, 404]);
});

test('the window title never follows the page', { tag: '@real' }, async ({ launch }) => {
  const { app, page } = await openDesk(launch);
  const watched = await app.evaluateHandle(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    const change = new Promise((resolve) => window?.once('page-title-updated', (_event, title) => resolve(title)));
    return { change, title: () => window?.getTitle() };
  });
  await page.evaluate(() => {
    document.title = 'TẬP HUẤN Nguyễn Văn Mẫu';
  });
  expect(await watched.evaluate(({ change }) => change)).toBe('TẬP HUẤN Nguyễn Văn Mẫu');
  expect(await watched.evaluate(({ title }) => title())).toBe('Đơn thư');
});

test(
  'a second start on the same profile ends by itself and leaves the first alone',
  both,
  async ({ launch, host, profile }) => {
    const { page } = await openDesk(launch);
    await mark(page);
    const second = spawn(
      host.executablePath,
      [join(__dirname, '../..'), `--user-data-dir=${profile}`, '--no-sandbox'],
      {
        stdio: 'ignore',
      },
    );
    expect(await new Promise((resolve) => second.on('exit', resolve))).toBe(0);
    expect(await isMarked(page)).toBe(true);
  },
);

test('the window runs sandboxed, isolated and without Node', { tag: '@real' }, async ({ launch }) => {
  const { app } = await openDesk(launch);
  const preferences = await app.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents();
    return contents && 'getLastWebPreferences' in contents ? (contents.getLastWebPreferences as () => object)() : null;
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  });
});
