import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const candidates = [
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const startTimeoutMs = 30_000;

/** No phoning home, no second thoughts about background pages, no stale pages kept for "back". */
const fixedSwitches = [
  '--remote-debugging-port=0',
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--disable-background-networking',
  '--disable-back-forward-cache',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-hang-monitor',
  '--disable-infobars',
  '--disable-ipc-flooding-protection',
  '--disable-prompt-on-repost',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-stack-profiler',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];
const disabledFeatures = [
  'Translate',
  'OptimizationHints',
  'MediaRouter',
  'HttpsUpgrades',
  'AutofillServerCommunication',
  'LocalNetworkAccessChecks',
];

export interface RunningChromium {
  readonly child: ChildProcess;
  readonly endpoint: string;
}

/**
 * Starts the installed Chromium on a profile and answers its DevTools endpoint. The kernel kills it when this process
 * dies in whatever way, so no stray browser keeps the profile.
 */
export async function launchChromium(profile: string, appended: ReadonlyMap<string, string>): Promise<RunningChromium> {
  await freeProfile(profile);
  const executable = process.env.CHROMIUM_PATH ?? candidates.find((path) => existsSync(path));
  if (!executable) throw new Error('no Chromium found; on Debian: apt-get install chromium');
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', executable, ...switchesFor(profile, appended)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return { child, endpoint: await readEndpoint(child) };
}

function switchesFor(profile: string, appended: ReadonlyMap<string, string>): string[] {
  const headed = process.env.DON_THU_HEADED === '1' && process.env.DISPLAY;
  const rest = new Map(appended);
  const features = [...disabledFeatures, ...(rest.get('disable-features')?.split(',') ?? [])];
  rest.delete('disable-features');
  return [
    ...fixedSwitches,
    `--user-data-dir=${profile}`,
    `--disable-features=${features.join(',')}`,
    ...(headed ? [] : ['--headless']),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...Array.from(rest, ([name, value]) => (value ? `--${name}=${value}` : `--${name}`)),
  ];
}

function readEndpoint(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const recent: string[] = [];
    const fail = (why: string) => reject(new Error(`Chromium did not start: ${why}\n${recent.join('\n')}`));
    const timer = setTimeout(() => fail('no answer in time'), startTimeoutMs);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code, signal) => fail(`it ended with ${signal ?? code}`));
    createInterface({ input: child.stderr! }).on('line', (line) => {
      if (process.env.DON_THU_CHROMIUM_LOG) process.stderr.write(`[chromium] ${line}\n`);
      if (recent.push(line) > 20) recent.shift();
      const endpoint = /^DevTools listening on (ws:\/\/.*)$/.exec(line)?.[1];
      if (!endpoint) return;
      clearTimeout(timer);
      resolve(endpoint);
    });
  });
}

/** Waits until no Chromium holds the profile any more, and removes the lock a killed one left behind. */
async function freeProfile(profile: string): Promise<void> {
  const lock = join(profile, 'SingletonLock');
  const deadline = Date.now() + 10_000;
  for (;;) {
    const holder = holderOf(lock);
    if (holder === undefined) break;
    if (!isChromium(holder)) {
      for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
        rmSync(join(profile, name), { force: true });
      break;
    }
    if (Date.now() > deadline) throw new Error(`the profile is in use by process ${holder}: ${profile}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The process id in Chromium's lock, a link to `<host>-<pid>`; undefined without a lock. */
function holderOf(lock: string): number | undefined {
  try {
    return Number(readlinkSync(lock).split('-').at(-1));
  } catch {
    return undefined;
  }
}

function isChromium(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('chrom');
  } catch {
    return false;
  }
}
