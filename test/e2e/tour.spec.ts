import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from './fixture';

const root = join(__dirname, '../..');

/**
 * The whole story on real parts, as `npm start` plays it without a display: two desks, the center, the administrator,
 * a cut network, kill −9, the pulled token; and afterwards no file of any desk or of the center holds a name, an address,
 * a summary, a PIN, a password or a key.
 */
test('the guided tour holds in every step @both', () => {
  test.setTimeout(400_000);
  const { DISPLAY: _display, ...env } = process.env;
  const tour = spawnSync(process.execPath, ['build/start.mjs', '--tour'], { cwd: root, env, encoding: 'utf8' });
  expect(tour.stdout.split('\n').filter((line) => line.startsWith('✘'))).toEqual([]);
  expect(tour.stdout).toContain('17 of 17 steps held');
  expect(tour.status).toBe(0);
});
