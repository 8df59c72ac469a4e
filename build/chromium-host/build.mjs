import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const outDir = join(here, '../../out/chromium-host');

/** What is bundled: the host itself, the shim inside utility processes, and the two scripts that go into every page. */
const bundles = [
  { entry: 'boot.ts', fileName: 'boot.cjs', format: 'cjs', node: true },
  { entry: 'utilityChild.ts', fileName: 'utilityChild.cjs', format: 'cjs', node: true },
  { entry: 'renderer/isolated.ts', fileName: 'isolated.js', format: 'iife', name: 'standInIsolated', node: false },
  { entry: 'renderer/page.ts', fileName: 'page.js', format: 'iife', name: 'standInPage', node: false },
];

/**
 * Compiles the stand-in for the Electron binary into out/chromium-host; takes about a second. Each file is replaced at
 * once, so that one which is just being started never finds half of it.
 */
export async function buildHost() {
  const stage = `${outDir}.${process.pid}`;
  mkdirSync(outDir, { recursive: true });
  for (const bundle of bundles) {
    await build({
      configFile: false,
      logLevel: 'warn',
      root: here,
      publicDir: false,
      ...(bundle.node ? { ssr: { noExternal: true, target: 'node' } } : {}),
      build: {
        ...(bundle.node ? { ssr: join(here, bundle.entry) } : {}),
        ...(bundle.node
          ? {}
          : {
              lib: {
                entry: join(here, bundle.entry),
                formats: [bundle.format],
                name: bundle.name,
                fileName: () => bundle.fileName,
              },
            }),
        outDir: stage,
        emptyOutDir: false,
        minify: false,
        target: bundle.node ? 'node20' : 'chrome140',
        ...(bundle.node
          ? {
              rolldownOptions: {
                external: ['bufferutil', 'utf-8-validate'],
                output: { format: 'cjs', entryFileNames: bundle.fileName, codeSplitting: false },
              },
            }
          : {}),
      },
    });
    renameSync(join(stage, bundle.fileName), join(outDir, bundle.fileName));
  }
  rmSync(stage, { recursive: true, force: true });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildHost();
