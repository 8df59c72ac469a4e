import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeBundle } from '../../build/vite.node.mjs';
import { openJournal } from '../../electron/files/journal';

const root = fileURLToPath(new URL('../..', import.meta.url));
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'journal-faults-'));
  const entry = join(root, 'test/integration/journal/writer.ts');
  await build(nodeBundle({ root, outDir: directory, name: 'writer.cjs', entry, production: true }));
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Lets a writer acknowledge `runs` appends, then kills it outright. Answers the last row it acknowledged. */
function writeUntilKilled(file: string, runs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(directory, 'writer.cjs'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (output.split('\n').length > runs) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      const lines = output.split('\n').slice(0, -1);
      if (signal === 'SIGKILL') resolve(Number(lines.at(-1)));
      else reject(new Error('the writer ended by itself'));
    });
  });
}

test('every row that was shown as saved survives kill -9, again and again', async () => {
  const file = join(directory, 'killed', 'journal.kj');
  for (const runs of [1, 7, 20, 3, 50]) {
    const acknowledged = await writeUntilKilled(file, runs);
    const journal = await openJournal(file);
    const { last } = await journal.status();
    expect(last).toBeGreaterThanOrEqual(acknowledged);
    for (let next: number | null = 1; next !== null; ) {
      const page: Awaited<ReturnType<typeof journal.read>> = await journal.read(next, 1024 * 1024);
      for (const row of page.rows) expect(row.bytes.every((byte) => byte === row.n % 251)).toBe(true);
      next = page.next;
    }
    await journal.close();
  }
});

/** A real file system of 64 KiB, or null where none can be mounted. */
function mountSmall(at: string): string | null {
  mkdirSync(at);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', at], { stdio: 'ignore' });
    return at;
  } catch {
    return null;
  }
}

test('a full disk refuses the save with DISK_FULL and leaves what was saved', async (context) => {
  const disk = mountSmall(join(directory, 'small'));
  if (disk === null) return context.skip('no right to mount a small file system here');
  try {
    const journal = await openJournal(join(disk, 'journal.kj'));
    const row = (n: number, length: number) => ({ n, bytes: new Uint8Array(length).fill(n) });
    await journal.append([row(1, 20_000)]);
    await journal.append([row(2, 20_000)]);
    const before = await journal.status();

    await expect(journal.append([row(3, 200), row(4, 40_000)])).rejects.toMatchObject({ error: { code: 'DISK_FULL' } });
    expect(await journal.status()).toEqual(before);
    expect(statSync(join(disk, 'journal.kj')).size).toBe(before.sizeBytes);

    expect(await journal.append([row(3, 200)])).toBe(3);
    const { rows } = await journal.read(1, 1024 * 1024);
    expect(rows.map(({ n, bytes }) => [n, bytes.length])).toEqual([
      [1, 20_000],
      [2, 20_000],
      [3, 200],
    ]);
    await journal.close();
  } finally {
    execFileSync('umount', [disk]);
  }
});

test('a disk too full to set an unfinished write aside keeps the write where it is', async (context) => {
  const disk = mountSmall(join(directory, 'tiny'));
  if (disk === null) return context.skip('no right to mount a small file system here');
  try {
    const file = join(disk, 'journal.kj');
    const journal = await openJournal(file);
    await journal.append([{ n: 1, bytes: new Uint8Array(50_000) }]);
    await journal.close();
    execFileSync('truncate', ['-s', '40000', file]);
    await expect(openJournal(file)).rejects.toMatchObject({ error: { code: 'DISK_FULL' } });
    expect(statSync(file).size).toBe(40_000);
    expect(readdirSync(disk)).toEqual(['journal.kj']);
  } finally {
    execFileSync('umount', [disk]);
  }
});
