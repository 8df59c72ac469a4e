/** `npm run check`: types, lint and formatting, import directions. `--write` mends what can be mended. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brokenImports } from './imports.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const run = (name, args) => {
  const bin = join(root, 'node_modules', '.bin', name);
  return spawnSync(bin, args, { cwd: root, stdio: 'inherit' }).status === 0;
};

/** Runs all three and says which failed, so that one look shows everything. */
export function check({ write = false } = {}) {
  const broken = brokenImports(root);
  for (const line of broken) console.error(line);
  const results = {
    types: run('tsc', ['-p', '.']),
    lint: run('biome', ['check', ...(write ? ['--write'] : []), '--error-on-warnings']),
    imports: broken.length === 0,
  };
  for (const [name, held] of Object.entries(results)) console.log(`check ${name}: ${held ? 'ok' : 'FAILED'}`);
  return Object.values(results).every(Boolean);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = check({ write: process.argv.includes('--write') }) ? 0 : 1;
}
