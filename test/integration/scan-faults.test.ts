import 'fake-indexeddb/auto';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeBundle } from '../../build/vite.node.mjs';
import { openScanFiles } from '../../electron/files/scans';
import { letter, newDesk } from '../../renderer/vault/testing/fakes';
import { unwrap } from '../../shared/errors';
import { storeOver } from './scans/store';

const root = fileURLToPath(new URL('../..', import.meta.url));
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'scan-faults-'));
  const entry = join(root, 'test/integration/scans/sealer.ts');
  await build(nodeBundle({ root, outDir: directory, name: 'sealer.cjs', entry, production: true }));
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Lets a process seal until it has told `steps` of them, then kills it outright. */
function sealUntilKilled(folder: string, recId: string, place: string, steps: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(directory, 'sealer.cjs'), folder, recId, place], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (output.split('\n').length > steps) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (_code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error('the sealer ended by itself')),
    );
  });
}

test('kill -9 while a scan is being sealed: no half scan is shown, what is left is cleared, other scans stay', async () => {
  const desk = newDesk();
  const folder = join(directory, 'profile', 'vault', 'scans');
  Object.assign(desk.scans, storeOver(await openScanFiles(folder)));
  let vault = await desk.open();
  const { recId } = unwrap(await vault.call('letter.save', { changes: letter(1) }));
  const { id } = unwrap(await vault.call('scan.begin', { recId, bytes: 5 }));
  unwrap(await vault.call('scan.put', { id, index: 0, bytes: new Uint8Array([1, 2, 3, 4, 5]) }));
  const told = { name: 'TẬP HUẤN đơn gốc', type: 'application/pdf', pages: 1, level: 'mat' } as const;
  unwrap(await vault.call('scan.finish', { id, recId, ...told }));
  const place = await vault.core.sealers.scanPlace(recId);
  const files = () => readdirSync(join(folder, place)).sort();
  expect(files()).toEqual([`${id}.ks`]);

  for (const steps of [2, 4]) {
    await vault.close();
    await sealUntilKilled(folder, recId, place, steps);
    expect(files().filter((name) => name.endsWith('.part'))).toHaveLength(1);
    expect(files().filter((name) => name.endsWith('.new'))).toHaveLength(1);

    Object.assign(desk.scans, storeOver(await openScanFiles(folder)));
    expect(files().filter((name) => name.endsWith('.part'))).toEqual([]);
    vault = await desk.open();
    await vault.scans.clearLeftovers();
    expect(files()).toEqual([`${id}.ks`]);
    expect(unwrap(await vault.call('scan.list', { recId })).scans).toMatchObject([{ id, present: true }]);
  }
  unwrap(await vault.call('scan.open', { recId, id }));
  const { bytes } = unwrap(await vault.call('scan.get', { recId, id, index: 0 }));
  expect([...bytes]).toEqual([1, 2, 3, 4, 5]);
  await vault.close();
});
