import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { type Journal, openJournal } from '../../../electron/files/journal';
import { DeskFailure, ok } from '../../../shared/errors';

const here = fileURLToPath(new URL('.', import.meta.url));
const types: Record<string, string> = { '.js': 'text/javascript' };
const icon = '<link rel="icon" href="data:,">';

/** A real Chromium with a profile on disk, the vault's worker in a page, and the real journal file behind it. */
export class Stage {
  /** Record ids that the page was answered "saved" for. */
  readonly saved: string[] = [];
  private context: BrowserContext | null = null;

  private constructor(
    readonly folder: string,
    private readonly server: Server,
    private readonly journal: Journal,
  ) {}

  static async make(): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'vault-stage-'));
    await build({
      configFile: false,
      root: here,
      logLevel: 'error',
      worker: { format: 'es' },
      build: {
        outDir: join(folder, 'site'),
        target: 'chrome120',
        minify: false,
        rolldownOptions: { input: join(here, 'page.ts'), output: { entryFileNames: 'page.js' } },
      },
    });
    const journal = await openJournal(join(folder, 'journal.kj'));
    const stage: { it?: Stage } = {};
    const server = createServer((request, response) => {
      void answer(request, stage.it!).then(({ type, body }) => {
        response.setHeader('content-type', type);
        response.end(body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stage.it = new Stage(folder, server, journal);
    return stage.it;
  }

  /** Starts the browser on the same profile and opens a page. */
  async start(): Promise<Page> {
    this.context = await chromium.launchPersistentContext(join(this.folder, 'profile'), {
      executablePath: '/usr/bin/chromium',
      headless: true,
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    });
    return this.page();
  }

  async page(): Promise<Page> {
    const page = await this.context!.newPage();
    await page.goto(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => typeof window.openVault === 'function');
    return page;
  }

  /** kill −9 to every process of this browser. */
  async kill(): Promise<void> {
    for (const pid of await this.processes()) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
      }
    }
    await this.context?.close().catch(() => undefined);
    this.context = null;
  }

  async stop(): Promise<void> {
    await this.context?.close();
    this.context = null;
  }

  async end(): Promise<void> {
    await this.kill();
    this.server.closeAllConnections();
    this.server.close();
    await this.journal.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async port(name: string, input: { n: number; from: number; maxBytes: number; rows: never[] }): Promise<unknown> {
    try {
      if (name === 'append') return ok({ last: await this.journal.append(input.rows) });
      if (name === 'retract') return ok((await this.journal.retract(input.n)) ?? {});
      if (name === 'read') return ok(await this.journal.read(input.from, input.maxBytes));
      if (name === 'restart') return ok((await this.journal.restart()) ?? {});
      return ok(await this.journal.status());
    } catch (cause) {
      if (cause instanceof DeskFailure) return { ok: false, error: cause.error };
      throw cause;
    }
  }

  file(path: string): Promise<Buffer> {
    return readFile(join(this.folder, 'site', path));
  }

  /** The browser and its children, found by the profile that only this stage uses. */
  private async processes(): Promise<number[]> {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    const mine = await Promise.all(
      pids.map((pid) =>
        readFile(`/proc/${pid}/cmdline`, 'utf8').then(
          (line) => line.includes(this.folder),
          () => false,
        ),
      ),
    );
    return pids.filter((pid, i) => mine[i] && pid !== process.pid);
  }
}

async function answer(request: IncomingMessage, stage: Stage): Promise<{ type: string; body: string | Buffer }> {
  const path = new URL(request.url!, 'http://local').pathname;
  if (path.startsWith('/saved/')) {
    stage.saved.push(path.slice('/saved/'.length));
    return { type: 'text/plain', body: '' };
  }
  if (path.startsWith('/port/')) {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const input = JSON.parse(Buffer.concat(parts).toString(), (_, value) =>
      typeof value?.base64 === 'string' ? new Uint8Array(Buffer.from(value.base64, 'base64')) : value,
    );
    const result = await stage.port(path.slice('/port/'.length), input);
    const body = JSON.stringify(result, (_, value) =>
      value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
    );
    return { type: 'application/json', body };
  }
  if (path === '/') {
    const script = '<script type="module" src="/page.js"></script>';
    return { type: 'text/html', body: `<!doctype html><meta charset="utf-8">${icon}${script}` };
  }
  return { type: types[extname(path)] ?? 'application/octet-stream', body: await stage.file(path) };
}
