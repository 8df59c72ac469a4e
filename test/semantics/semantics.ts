import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { LaunchOptions, test } from '../e2e/fixture';

export { appUrl, expect, pageAfterCrash, test } from '../e2e/fixture';

export const semanticsApp = join(__dirname, 'app');

/** What app/main.cjs offers to tests, as `fixture` in main. */
export interface MainFixture {
  readonly log: string[];
  readonly rules: {
    navigation: 'allow' | 'deny';
    permission: (name: string) => boolean;
    block: boolean;
    windowOpen: string[];
  };
  readonly openWindow: (preload?: string, page?: string) => unknown;
  readonly second?: { readonly argv: string[]; readonly cwd: string; readonly data: unknown };
}

/** What app/preload.cjs puts on the window. */
export interface Probe {
  readonly invoke: (channel: string, ...args: unknown[]) => Promise<unknown>;
  readonly send: (channel: string, ...args: unknown[]) => void;
  readonly on: (channel: string, listener: (...args: unknown[]) => void) => () => void;
  readonly invokeKind: (value: unknown) => Promise<string>;
  readonly sendFunction: () => Promise<unknown>;
  readonly sendSymbol: () => Promise<unknown>;
  readonly startedAt: string;
  readonly scriptsThen: number;
  readonly argv: readonly string[];
  readonly sandboxed: boolean;
  readonly isolated: boolean;
  readonly processType: string;
  readonly tried: Readonly<Record<string, string>>;
  readonly nested: { list: unknown[]; date: Date; map: Map<string, number>; bytes: Uint8Array };
  readonly big: bigint;
  readonly later: Promise<string>;
  readonly add: (a: number, b: number) => number;
  readonly call: (fn: (value: unknown) => unknown, value: unknown) => unknown;
  readonly same: <T>(fn: T) => T;
  readonly fail: () => never;
  readonly failText: () => never;
  readonly reject: () => Promise<never>;
  readonly exposeAgain: () => void;
  readonly exposeOver: () => void;
  readonly make: () => { field: number; method?: () => number };
}

declare global {
  var fixture: MainFixture;
  interface Window {
    readonly probe: Probe;
    readonly inlineRan?: boolean;
    readonly moduleRan?: string;
    readonly probeAtFirstScript?: string;
    readonly leak?: string;
  }
}

type Launch = Parameters<Parameters<typeof test>[2]>[0]['launch'];

/** Starts the small app of this folder and waits for its page. */
export async function startSemantics(
  launch: Launch,
  options: LaunchOptions = {},
): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await launch({ app: semanticsApp, ...options });
  const page = await app.firstWindow();
  // A window begins as about:blank on either host.
  await page.waitForURL(/index\.html$/);
  return { app, page };
}
