import { expect, startSemantics, test } from './semantics';

test.describe('context bridge and preload', { tag: '@both' }, () => {
  test('the preload runs before any script of the page', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    expect(
      await page.evaluate(() => [window.probeAtFirstScript, window.probe.startedAt, window.probe.scriptsThen]),
    ).toEqual(['object', 'loading', 0]);
  });

  test('the preload has a world of its own', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    expect(await page.evaluate(() => [typeof window.leak, 'require' in window, 'process' in window])).toEqual([
      'undefined',
      false,
      false,
    ]);
  });

  test('a sandboxed preload may require its short list and nothing else', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const tried = await page.evaluate(() => window.probe.tried);
    const refused = (name: string) => [name, `module not found: ${name}`];
    expect(tried).toMatchObject(
      Object.fromEntries(['fs', 'node:fs', 'path', './other.cjs', 'child_process'].map(refused)),
    );
    for (const name of ['events', 'node:events', 'timers', 'url', 'node:url']) {
      expect(tried[name]).not.toContain('not found');
    }
  });

  test('the preload knows that it is sandboxed, and gets additionalArguments', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const seen = await page.evaluate(() => ({
      flags: [window.probe.sandboxed, window.probe.isolated, window.probe.processType],
      argument: window.probe.argv.includes('--from-main=yes'),
    }));
    expect(seen).toEqual({ flags: [true, true, 'renderer'], argument: true });
  });

  test('frames inside the page get no preload', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const inside = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = 'other.html';
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      await loaded;
      return (frame.contentWindow as Window).probeAtFirstScript;
    });
    expect(inside).toBe('undefined');
  });

  test('every new document gets a fresh preload', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    await page.evaluate(() => location.assign('other.html'));
    await page.waitForURL(/other\.html$/);
    expect(await page.evaluate(() => window.probe.invoke('echo', 'again'))).toBe('again');
  });

  test('a preload that throws is reported, and the page loads all the same', async ({ launch }) => {
    const { app } = await startSemantics(launch);
    const opened = app.waitForEvent('window');
    await app.evaluate(() => fixture.openWindow('preload-throws.cjs', 'other.html'));
    const page = await opened;
    await page.waitForURL(/other\.html$/);
    expect(await page.evaluate(() => window.probeAtFirstScript)).toBe('undefined');
    await expect.poll(() => app.evaluate(() => fixture.log.includes('preload-error'))).toBe(true);
  });

  test('the exposed object is frozen to the bottom and cannot be replaced', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const seen = await page.evaluate(() => {
      const before = window.probe;
      const { add } = before;
      Reflect.set(window, 'probe', {});
      Reflect.deleteProperty(window, 'probe');
      Reflect.set(before, 'add', () => 0);
      return [window.probe === before, before.add === add, Object.isFrozen(before.nested.list[1])];
    });
    expect(seen).toEqual([true, true, true]);
  });

  test('a name that is already on the window cannot be exposed', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const messages = await page.evaluate(() =>
      [window.probe.exposeAgain, window.probe.exposeOver].map((act) => {
        try {
          act();
          return 'exposed';
        } catch (error) {
          return (error as Error).message;
        }
      }),
    );
    const refused = 'Cannot bind an API on top of an existing property on the window object';
    expect(messages).toEqual([refused, refused]);
  });

  test('values cross as copies of their kind; class instances lose their prototype', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const seen = await page.evaluate(async () => {
      const { nested } = window.probe;
      const made = window.probe.make();
      return {
        kinds: [Array.isArray(nested.list), nested.date instanceof Date, nested.map instanceof Map],
        bytes: nested.bytes instanceof Uint8Array && nested.bytes.join(),
        big: window.probe.big === 12345678901234567890n,
        later: await window.probe.later,
        made: [made.field, typeof made.method],
      };
    });
    expect(seen).toEqual({
      kinds: [true, true, true],
      bytes: '1,2',
      big: true,
      later: 'settled',
      made: [1, 'undefined'],
    });
  });

  test('calls are synchronous, both ways, and a function that comes back is the same', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const seen = await page.evaluate(() => {
      const own = (value: unknown) => `page got ${value}`;
      return [window.probe.add(2, 3), window.probe.call(own, 'this'), window.probe.same(own) === own];
    });
    expect(seen).toEqual([5, 'page got this', true]);
  });

  test('an exception crosses as an Error with its message alone', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const seen = await page.evaluate(async () => {
      const caught = (act: () => unknown) => {
        try {
          return act();
        } catch (error) {
          return [(error as Error).constructor === Error, (error as Error).message];
        }
      };
      const rejected = await window.probe.reject().catch((error: Error & { code?: string }) => error);
      return {
        thrown: caught(window.probe.fail),
        text: caught(window.probe.failText),
        rejected: [rejected instanceof Error, rejected.message, rejected.code ?? null],
      };
    });
    expect(seen.thrown).toEqual([true, 'bad thing']);
    expect(seen.text).toEqual([true, expect.stringContaining('a valid exception was not thrown')]);
    expect(seen.rejected).toEqual([true, 'later bad thing', null]);
  });
});
