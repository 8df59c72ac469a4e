// Builds the desk: main, preload and token process as single CJS bundles, the renderer as ES modules for app://desk.
// `node build/compile.mjs [--production] [--force]`, or compile() from another build step.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, version as viteVersion } from 'vite';
import { nodeBundle } from './vite.node.mjs';
import { rendererBundle } from './vite.renderer.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const standardOutDir = join(root, 'out/desk');

/** What is built from what. A target is built again when a file below one of its sources, or the mode, has changed. */
const targets = [
  { name: 'main.cjs', entry: 'electron/main.ts', sources: ['electron', 'shared', 'renderer/i18n'], config: nodeBundle },
  { name: 'preload.cjs', entry: 'electron/preload.ts', sources: ['electron/preload.ts', 'shared'], config: nodeBundle },
  { name: 'token.cjs', entry: 'electron/token/worker.ts', sources: ['electron', 'shared'], config: nodeBundle },
  { name: 'renderer', entry: 'renderer/index.html', sources: ['renderer', 'shared'], config: rendererBundle },
];

/**
 * Builds what is out of date into `outDir` (out/desk). Production leaves out source maps and development checks.
 * @param {{ production?: boolean, force?: boolean, outDir?: string, notice?: (text: string) => void }} [options]
 * @returns {Promise<{ outDir: string, built: string[] }>} names of the targets that were built this time
 */
export async function compile(options = {}) {
  const { production = false, force = false, outDir = standardOutDir, notice = () => undefined } = options;
  const stampFile = join(outDir, '.compiled.json');
  const stamps = force ? {} : await readStamps(stampFile);
  const built = [];
  await mkdir(outDir, { recursive: true });
  for (const target of targets) {
    if (!existsSync(join(root, target.entry))) {
      notice(`${target.name}: ${target.entry} is not there yet, left out`);
      continue;
    }
    const stamp = await stampOf(target, production);
    if (stamps[target.name] === stamp && existsSync(join(outDir, target.name))) continue;
    await build(target.config({ root, outDir, name: target.name, entry: join(root, target.entry), production }));
    stamps[target.name] = stamp;
    built.push(target.name);
    await writeFile(stampFile, JSON.stringify(stamps, null, 2));
  }
  return { outDir, built };
}

async function readStamps(file) {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    await rm(file);
    return {};
  }
}

/** Hash over the contents of all that goes into a target: its sources, this build, and the pinned packages. */
async function stampOf({ name, sources }, production) {
  const hash = createHash('sha256').update(JSON.stringify([name, production, viteVersion]));
  const files = (await Promise.all([...sources, 'package-lock.json', 'build/compile.mjs'].map(filesBelow))).flat();
  files.push(join(root, 'build/vite.node.mjs'), join(root, 'build/vite.renderer.mjs'));
  for (const file of files.filter((path) => !/\.test\.tsx?$/.test(path)).sort()) {
    hash
      .update(relative(root, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex');
}

async function filesBelow(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const entries = await readdir(full, { recursive: true, withFileTypes: true }).catch((cause) => {
    if (cause.code === 'ENOTDIR') return null;
    throw cause;
  });
  if (entries === null) return [full];
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const started = Date.now();
  const { built } = await compile({
    production: argv.includes('--production'),
    force: argv.includes('--force'),
    notice: (text) => console.log(text),
  });
  console.log(`${built.length === 0 ? 'up to date' : `built ${built.join(', ')}`} (${Date.now() - started} ms)`);
}
