/**
 * npm run bench -- --sizes 20000,200000 --json out/bench.json
 * Builds the page and the Node side of test/bench/ with Vite, then runs them. Options: test/bench/node/options.ts.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'test', 'bench');
const out = join(root, 'out', 'bench');
const common = { configFile: false, logLevel: 'warn' };
const output = { emptyOutDir: true, target: 'es2023', reportCompressedSize: false, chunkSizeWarningLimit: 10_000 };

await build({
  ...common,
  root: join(source, 'page'),
  // PouchDB is written for bundlers that bring Node's events along.
  resolve: { alias: { events: join(source, 'page', 'stores', 'events.ts') } },
  define: { global: 'globalThis' },
  worker: { format: 'es' },
  build: { ...output, outDir: join(out, 'page') },
});
await build({
  ...common,
  root,
  build: {
    ...output,
    outDir: join(out, 'node'),
    ssr: join(source, 'node', 'run.ts'),
    rollupOptions: { output: { entryFileNames: 'run.mjs' } },
  },
});

const child = spawn(process.execPath, [join(out, 'node', 'run.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
