import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Browser, test as base, chromium, type ElectronApplication, type Page } from '@playwright/test';

const root = join(__dirname, '../..');

/** Which program plays Electron in this run. */
export interface Host {
  readonly kind: 'electron' | 'stand-in';
  readonly executablePath: string;
}

/**
 * The real binary when it is there (ELECTRON_PATH, or unpacked in node_modules), else the stand-in. The electron
 * package itself is never loaded: without its binary it tries to download one.
 */
export function findHost(): Host {
  const given = process.env.ELECTRON_PATH;
  if (given) return { kind: 'electron', executablePath: given };
  const pathFile = join(root, 'node_modules/electron/path.txt');
  if (existsSync(pathFile)) {
    const executablePath = join(root, 'node_modules/electron/dist', readFileSync(pathFile, 'utf8').trim());
    if (existsSync(executablePath)) return { kind: 'electron', executablePath };
  }
  return { kind: 'stand-in', executablePath: join(root, 'build/chromium-host/electron') };
}

export interface LaunchOptions {
  /** Folder of the app or its main script; the desk by default. */
  readonly app?: string;
  /** Profile folder; the test's own by default. */
  readonly profile?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

interface Fixtures {
  readonly host: Host;
  /** A profile folder of this test alone, removed afterwards. */
  readonly profile: string;
  /** Starts the app; whatever is still running when the test ends is closed. */
  readonly launch: (options?: LaunchOptions) => Promise<ElectronApplication>;
}

export const test = base.extend<Fixtures, { announced: undefined }>({
  announced: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const host = findHost();
      console.log(`host: ${host.kind} (${host.executablePath})`);
      await use(undefined);
    },
    { scope: 'worker', auto: true },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: as above
  host: async ({}, use, info) => {
    const host = findHost();
    test.skip(info.tags.includes('@real') && host.kind === 'stand-in', 'not run: needs the real Electron binary');
    await use(host);
  },

  profile: async ({ host: _host }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'don-thu-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  launch: async ({ host, profile }, use) => {
    const started: ElectronApplication[] = [];
    await use(async (options = {}) => {
      const { NODE_OPTIONS: _options, ...inherited } = process.env as Record<string, string>;
      const app = await _electron.launch({
        executablePath: host.executablePath,
        args: [options.app ?? root, `--user-data-dir=${options.profile ?? profile}`, ...(options.args ?? [])],
        env: { ...inherited, ...options.env },
      });
      started.push(app);
      return app;
    });
    for (const app of started) await app.close().catch(() => undefined);
  },
});

export const { expect } = test;

/** The page's address as the application knows it (`app://…`), on either host. */
export function appUrl(page: Page): string {
  return page.url().replace(/^https:\/\/([^/]+)\.([a-z]+)\.invalid(?=\/|$)/, '$2://$1');
}

/**
 * The app's page after its renderer was crashed and came back. Playwright gives a crashed page up for good, so this
 * connects once more to the same browser; close the returned browser's connection with the app.
 */
export async function pageAfterCrash(profile: string): Promise<{ browser: Browser; page: Page }> {
  const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('the app has no page');
  return { browser, page };
}
