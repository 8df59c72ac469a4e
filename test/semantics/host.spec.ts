import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, semanticsApp, startSemantics, test } from './semantics';

/** Of the stand-in alone: what keeps it from being taken for the real thing, or from leaving anything behind. */
test.describe('stand-in', { tag: '@stand-in' }, () => {
  test.beforeEach(({ host }) => {
    test.skip(host.kind === 'electron', 'not run: about the stand-in');
  });

  test('it refuses to run in production', async ({ host }) => {
    const child = spawn(host.executablePath, [semanticsApp], { env: { ...process.env, NODE_ENV: 'production' } });
    const text = child.stderr.setEncoding('utf8').toArray();
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect((await text).join('')).toContain('refuses to run in production');
  });

  test('it says what it is, to the reader of the terminal and to the app', async ({ launch }) => {
    const { app } = await startSemantics(launch);
    expect(await app.evaluate(() => process.versions['stand-in'])).toBe('1');
  });

  test('killing it takes its browser along', async ({ launch, profile }) => {
    const { app } = await startSemantics(launch);
    const browser = readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1);
    const alive = () => {
      try {
        // A killed process that nobody has waited for yet has an empty command line.
        return readFileSync(`/proc/${browser}/cmdline`, 'utf8') !== '';
      } catch {
        return false;
      }
    };
    expect(alive()).toBe(true);
    process.kill(app.process().pid!, 'SIGKILL');
    await expect.poll(alive).toBe(false);
  });
});
