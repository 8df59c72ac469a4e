// `npm run center -- <command>`: builds the center when it has changed and runs its command line.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { argv, execPath } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { nodeBundle } from './vite.node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = join(root, 'out/center');

/** Builds out/center/cli.cjs when its sources have changed. Packages stay outside: PGlite brings files of its own. */
export async function compileCenter() {
  const file = join(outDir, 'cli.cjs');
  const stampFile = join(outDir, '.compiled');
  const stamp = await stampOfSources();
  const known = existsSync(stampFile) ? await readFile(stampFile, 'utf8') : '';
  if (known === stamp && existsSync(file)) return file;
  await mkdir(outDir, { recursive: true });
  const config = nodeBundle({ root, outDir, name: 'cli.cjs', entry: join(root, 'center/cli.ts'), production: true });
  config.ssr = { target: 'node' };
  config.build.rolldownOptions.external = (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('\0');
  await build(config);
  await writeFile(stampFile, stamp);
  return file;
}

async function stampOfSources() {
  const hash = createHash('sha256');
  const own = ['package-lock.json', 'build/center.mjs', 'build/vite.node.mjs'].map((name) => join(root, name));
  for (const file of [...(await filesBelow('center')), ...(await filesBelow('shared')), ...own]) {
    hash
      .update(relative(root, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex');
}

async function filesBelow(folder) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const child = spawn(execPath, [await compileCenter(), ...argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
