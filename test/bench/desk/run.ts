import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { openFileCopy } from '../node/file-copy';
import { Profile } from '../node/profile';
import { type Server, serve } from '../node/server';
import { queriesFor } from '../queries';
import type { DeskCalls } from './contract';
import { measureOpening, measureScrolling, measureTyping } from './drive';
import { type DeskRow, deskTable, rowOf } from './report';

/** `npm run bench -- --desk [--letters N] [--json FILE] [--chromium PATH]`: what an officer feels, with N letters. */
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    desk: { type: 'boolean' },
    letters: { type: 'string', default: '200000' },
    json: { type: 'string', default: join('out', 'bench', 'desk.json') },
    chromium: { type: 'string', default: '/usr/lib/chromium/chromium' },
  },
});
const letters = Number(values.letters);
if (!Number.isInteger(letters) || letters < 100) throw new Error('--letters: a whole number from 100');

export type Ask = <N extends keyof DeskCalls>(
  name: N,
  input: Parameters<DeskCalls[N]>[0],
) => Promise<Awaited<ReturnType<DeskCalls[N]>>>;

const log = (line: string): void => {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
};

/** Runs `work` in a browser of its own on the profile. */
async function browser<T>(
  profile: Profile,
  server: Server,
  work: (ask: Ask, page: Page, version: string) => Promise<T>,
): Promise<T> {
  const context = await chromium.launchPersistentContext(profile.browser, {
    executablePath: values.chromium,
    headless: true,
    viewport: { width: 1366, height: 768 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
  const fileCopy = await openFileCopy(profile);
  server.fileCopy = fileCopy;
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    page.on('pageerror', (error) => log(`page: ${error.message}`));
    await page.goto(server.url);
    await page.waitForFunction(() => window.deskCalls !== undefined);
    const ask: Ask = (name, input) =>
      page.evaluate(
        ([call, argument]) => (window.deskCalls![call as keyof DeskCalls] as (value: unknown) => unknown)(argument),
        [name, input] as const,
      ) as never;
    return await work(ask, page, context.browser()?.version() ?? '');
  } finally {
    await context.close();
    server.fileCopy = null;
    await fileCopy.close();
  }
}

/** As the search box asks: words whole and unfinished, phrases, numbers, fields, and both names of a place. */
function searchTexts(): string[] {
  const asked = queriesFor(letters)
    .filter(({ label }) => label !== 'none')
    .map(({ class: kind, text }) => (kind === 'phrase' ? `"${text}"` : kind === 'words' ? `${text} ` : text));
  return [
    ...asked,
    'nguoigui:nguyen ',
    'trichyeu:"thu hoi dat"',
    'diachi:xa ',
    'thu ho',
    'ng',
    'khiếu nại ',
    'hà giang',
  ];
}

async function measure(): Promise<{ rows: DeskRow[]; version: string }> {
  const profile = await Profile.fresh();
  const server = await serve([['/', resolve('out', 'bench', 'desk-page')]]);
  try {
    log(`filling ${letters} letters`);
    const fillMs = await browser(profile, server, (ask) => ask('fill', { count: letters }));
    return await browser(profile, server, async (ask, page, version) => {
      const rows: DeskRow[] = [rowOf('fill', [fillMs / 1000], { unit: 's' })];
      const start = Date.now();
      await ask('open', {});
      rows.push(rowOf('open until searchable', [(Date.now() - start) / 1000], { unit: 's' }));
      log('duplicates');
      await ask('duplicates', { count: letters, times: 5 });
      const duplicates = await ask('duplicates', { count: letters, times: 100 });
      const missed = duplicates.missed > 0 ? `${duplicates.missed} not found` : '';
      rows.push(rowOf('duplicates, whole call', duplicates.ms, { target: { of: 'p95', below: 100 }, note: missed }));
      rows.push(rowOf('duplicates, in the vault', duplicates.inside));
      log('search');
      await ask('search', { texts: queriesFor(letters).map(({ text }) => `${text} `), times: 1 });
      const first = await ask('search', { texts: searchTexts(), times: 1 });
      const again = await ask('search', { texts: searchTexts(), times: 5 });
      const target = { of: 'p95', below: 20 } as const;
      rows.push(rowOf('search with first rows, whole call', [...first.ms, ...again.ms], { target }));
      rows.push(rowOf('search, in the vault', [...first.inside, ...again.inside]));
      rows.push(rowOf('search, in the vault, asked anew', first.inside, { note: 'no common word remembered' }));
      log('letters');
      const letter = await ask('letter', { count: letters, times: 200 });
      rows.push(rowOf('opening a letter, call', letter.ms, { target: { of: 'p95', below: 50 } }));
      await ask('show', {});
      rows.push(await measureOpening(ask, page, log));
      rows.push(...(await measureScrolling(ask, page, log)));
      rows.push(...(await measureTyping(ask, page, letters, log)));
      return { rows, version };
    });
  } finally {
    await server.close();
    profile.remove();
  }
}

const { rows, version } = await measure();
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}, ${Math.round(totalmem() / 1024 ** 3)} GB`;
const load = loadavg()[0]!.toFixed(1);
process.stdout.write(
  `${machine}, Chromium ${version}, ${letters} invented letters, load ${load} at the end\n\n${deskTable(rows)}\n`,
);
mkdirSync(dirname(values.json), { recursive: true });
writeFileSync(values.json, `${JSON.stringify({ machine, version, letters, load: Number(load), rows }, null, 1)}\n`);
