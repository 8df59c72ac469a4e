/**
 * npm run bench -- --sizes 20000,200000 --json out/bench.json
 * Builds the page and the Node side of test/bench/ with Vite, then runs them. Options: test/bench/node/options.ts.
 * npm run bench -- --desk --letters 200000 --json out/bench/desk.json
 * The desk's own pages over a full vault: test/bench/desk/.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { rendererBundle } from './vite.renderer.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'test', 'bench');
const out = join(root, 'out', 'bench');
const common = { configFile: false, logLevel: 'warn' };
const output = { emptyOutDir: true, target: 'es2023', reportCompressedSize: false, chunkSizeWarningLimit: 10_000 };

const isDesk = process.argv.includes('--desk');
if (isDesk) {
  const entry = join(source, 'desk', 'index.html');
  await build(rendererBundle({ outDir: out, name: 'desk-page', entry, production: true }));
} else {
  await build({
    ...common,
    root: join(source, 'page'),
    // PouchDB is written for bundlers that bring Node's events along.
    resolve: { alias: { events: join(source, 'page', 'stores', 'events.ts') } },
    define: { global: 'globalThis' },
    worker: { format: 'es' },
    build: { ...output, outDir: join(out, 'page') },
  });
}
const [folder, script] = isDesk ? ['desk', 'desk-node'] : ['node', 'node'];
await build({
  ...common,
  root,
  build: {
    ...output,
    outDir: join(out, script),
    ssr: join(source, folder, 'run.ts'),
    rollupOptions: { output: { entryFileNames: 'run.mjs' } },
  },
});

const child = spawn(process.execPath, [join(out, script, 'run.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
