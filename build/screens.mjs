/**
 * `npm run screens`: a picture of every screen and state in light and dark at 1366×768 and 1920×1080, in out/screens/,
 * with axe run on each. Ends with an error when a screen could not be reached or axe found something.
 * `npm run screens -- --only letter,lock` takes those whose name begins so; `--no-axe` takes pictures only.
 */
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  await prepare();
  const { compileTool } = await import('./tools.mjs');
  const program = await compileTool('screens', 'build/screens/main.ts');
  const run = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
} catch (cause) {
  console.error(cause.message);
  process.exitCode = 1;
}
