/**
 * `npm start`: the training ground and the desk. With a display the desk's window opens; without one the guided tour is
 * played headless. `--tour` plays it anyway, `--keep DIR` leaves all it made there, `--letters FILE` takes letters from a
 * JSON-lines file.
 */
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const given = process.argv.slice(2);
const known = /^--(tour|keep|letters|desk)(=|$)/;
const tour =
  given.includes('--tour') ||
  given.some((word) => word.startsWith('--keep')) ||
  !(process.env.DISPLAY || process.platform !== 'linux' || process.env.WAYLAND_DISPLAY);

try {
  const wrong = given.find(
    (word, i) => word.startsWith('--') && !known.test(word) && !given[i - 1]?.match(/^--(keep|letters)$/),
  );
  if (wrong) throw new Error(`Unknown option ${wrong}. Known: --tour, --keep DIR, --letters FILE, --desk=NAME`);
  await prepare();
  const { compileTool } = await import('./tools.mjs');
  const program = await compileTool(
    tour ? 'tour' : 'practice',
    tour ? 'build/tour/main.ts' : 'build/training/practice.ts',
  );
  process.exitCode = spawnSync(process.execPath, [program, ...given], { cwd: root, stdio: 'inherit' }).status ?? 1;
} catch (cause) {
  console.error(cause.message);
  process.exitCode = 1;
}
