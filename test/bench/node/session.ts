import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { PageCalls } from '../contract';
import type { Options } from './options';
import type { Profile } from './profile';

export type Ask = <N extends keyof PageCalls>(
  name: N,
  input: Parameters<PageCalls[N]>[0],
) => Promise<Awaited<ReturnType<PageCalls[N]>>>;

export interface Session {
  readonly ask: Ask;
  readonly page: Page;
  readonly version: string;
}

/** Runs `work` in a browser process of its own on the profile, and ends the process. No call may take longer than said. */
export async function session<T>(
  profile: Profile,
  url: string,
  options: Options,
  longestMs: number,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const context: BrowserContext = await chromium.launchPersistentContext(profile.browser, {
    executablePath: options.chromium,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--js-flags=--expose-gc',
      ...(options.sqliteBackend ? ['--enable-features=IdbSqliteBackingStore'] : []),
    ],
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const broken = new Promise<never>((_, reject) => {
      page.on('crash', () => reject(new Error('page crashed')));
      page.on('pageerror', reject);
    });
    broken.catch(() => undefined); // told to whoever waits; nobody may be waiting yet
    await page.goto(url);
    await Promise.race([page.waitForFunction(() => window.benchCalls !== undefined), broken]);
    const ask: Ask = (name, input) => Promise.race([evaluate(page, name, input), broken, deadline(longestMs)]);
    return await work({ ask, page, version: context.browser()?.version() ?? 'unknown' });
  } finally {
    await context.close();
  }
}

const evaluate = <N extends keyof PageCalls>(page: Page, name: N, input: Parameters<PageCalls[N]>[0]) =>
  page.evaluate(
    ([call, argument]) => (window.benchCalls![call as keyof PageCalls] as (value: unknown) => unknown)(argument),
    [name, input] as const,
  ) as Promise<Awaited<ReturnType<PageCalls[N]>>>;

const deadline = (ms: number): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`took longer than ${Math.round(ms / 1000)} s`)), ms).unref();
  });
