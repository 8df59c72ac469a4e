import { expect, startSemantics, test } from './semantics';

test.describe('messages between page and main', { tag: '@both' }, () => {
  test('an error in a handler reaches the page as text, without its class and code', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    await app.evaluate(({ ipcMain }) => {
      ipcMain.handle('fails', () => {
        throw Object.assign(new TypeError('bad thing'), { code: 'E_BAD' });
      });
    });
    const seen = await page.evaluate(async () => {
      const error = (await window.probe.invoke('fails').catch((cause: unknown) => cause)) as Error & { code?: string };
      return { message: error.message, name: error.name, code: error.code ?? null };
    });
    expect(seen).toEqual({
      message: "Error invoking remote method 'fails': TypeError: bad thing",
      name: 'Error',
      code: null,
    });
  });

  test('a channel without a handler says so', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const message = await page.evaluate(() => window.probe.invoke('nobody').catch((error: Error) => error.message));
    expect(message).toBe("Error invoking remote method 'nobody': Error: No handler registered for 'nobody'");
  });

  test('a removed handler is gone, removing it again is silent, and the channel is free', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    await app.evaluate(({ ipcMain }) => {
      ipcMain.removeHandler('echo');
      ipcMain.removeHandler('echo');
    });
    const message = await page.evaluate(() => window.probe.invoke('echo', 1).catch((error: Error) => error.message));
    expect(message).toContain('No handler registered');
    await app.evaluate(({ ipcMain }) => ipcMain.handle('echo', () => 'new'));
    expect(await page.evaluate(() => window.probe.invoke('echo', 1))).toBe('new');
  });

  test('a second handler for a channel is refused, and so is one that is no function', async ({ launch }) => {
    const { app } = await startSemantics(launch);
    const messages = await app.evaluate(({ ipcMain }) => {
      const attempt = (act: () => void) => {
        try {
          act();
          return 'accepted';
        } catch (error) {
          return String(error);
        }
      };
      return [
        attempt(() => ipcMain.handle('echo', () => 1)),
        attempt(() => ipcMain.handle('other', 'text' as unknown as () => void)),
      ];
    });
    expect(messages).toEqual([
      "Error: Attempted to register a second handler for 'echo'",
      "TypeError: Expected handler to be a function, but found type 'string'",
    ]);
  });

  test('what structured clone keeps comes back whole', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const same = await page.evaluate(async () => {
      const sent = {
        map: new Map<unknown, unknown>([
          ['a', 1],
          [{ b: 2 }, [3]],
        ]),
        set: new Set([1, 'x']),
        date: new Date(1234567890),
        pattern: /a+b/giu,
        big: 2n ** 70n,
        numbers: [Number.NaN, -0, Number.POSITIVE_INFINITY, 1.5],
        nothing: undefined,
        none: null,
        floats: new Float64Array([1.5, -2]),
        buffer: new Uint8Array([1, 2, 3]).buffer,
        text: 'Đơn thư ắ ☃ 😀 \u2028',
        $: { $: 'kept' },
      };
      const back = (await window.probe.invoke('echo', sent)) as typeof sent;
      return {
        map:
          back.map instanceof Map &&
          back.map.get('a') === 1 &&
          JSON.stringify([...back.map]) === '[["a",1],[{"b":2},[3]]]',
        set: back.set instanceof Set && back.set.has('x'),
        date: back.date instanceof Date && back.date.getTime() === 1234567890,
        pattern: back.pattern instanceof RegExp && String(back.pattern) === '/a+b/giu',
        big: back.big === 2n ** 70n,
        numbers: back.numbers.every((number, i) => Object.is(number, sent.numbers[i])),
        nothing: 'nothing' in back && back.nothing === undefined && back.none === null,
        floats: back.floats instanceof Float64Array && back.floats.join() === '1.5,-2',
        buffer: back.buffer instanceof ArrayBuffer && new Uint8Array(back.buffer).join() === '1,2,3',
        text: back.text === sent.text && back.$.$ === 'kept',
      };
    });
    expect(Object.entries(same).filter(([, kept]) => !kept)).toEqual([]);
  });

  test('main sees the same classes, and a Buffer it answers arrives as Uint8Array', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    await app.evaluate(({ ipcMain }) => {
      ipcMain.handle('kinds', (_event, values: unknown[]) => values.map((value) => value?.constructor?.name));
      ipcMain.handle('buffer', () => Buffer.from('abc'));
    });
    const seen = await page.evaluate(async () => {
      const bytes = (await window.probe.invoke('buffer')) as Uint8Array;
      return {
        kinds: await window.probe.invoke('kinds', [new Uint8Array(2), new Map(), new Date(), new Error('e'), 1n]),
        bytes: [Object.prototype.toString.call(bytes), bytes.constructor.name, ...bytes],
      };
    });
    expect(seen.kinds).toEqual(['Uint8Array', 'Map', 'Date', 'Error', 'BigInt']);
    expect(seen.bytes).toEqual(['[object Uint8Array]', 'Uint8Array', 97, 98, 99]);
  });

  test('16 MiB of bytes go up and down unchanged', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const sums = await page.evaluate(async () => {
      const bytes = new Uint8Array(16 * 1024 * 1024).map((_, i) => (i * 31) ^ (i >> 12));
      const back = (await window.probe.invoke('echo', bytes)) as Uint8Array<ArrayBuffer>;
      const sum = async (data: BufferSource) => new Uint8Array(await crypto.subtle.digest('SHA-256', data)).join();
      return [await sum(bytes), await sum(back)];
    });
    expect(sums[0]).toBe(sums[1]);
  });

  test('functions and symbols cannot be sent', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const messages = await page.evaluate(() =>
      Promise.all(
        [window.probe.sendFunction(), window.probe.sendSymbol()].map((sent) =>
          sent.catch((error: Error) => error.message),
        ),
      ),
    );
    expect(messages).toEqual(['An object could not be cloned.', 'An object could not be cloned.']);
  });

  test('a page sends in order and main answers with events', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    const answers = await page.evaluate(
      () =>
        new Promise<unknown[]>((resolve) => {
          const got: unknown[] = [];
          window.probe.on('noted', (value) => {
            if (got.push(value) === 20) resolve(got);
          });
          for (let i = 0; i < 20; i++) window.probe.send('note', i);
        }),
    );
    const inOrder = Array.from({ length: 20 }, (_, i) => i);
    expect(answers).toEqual(inOrder);
    const notes = await app.evaluate(() => fixture.log.filter((entry) => entry.startsWith('note ')));
    expect(notes).toEqual(inOrder.map((i) => `note ${i}`));
  });

  test('small events do not overtake a large one', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    await page.evaluate(() => {
      const heard: number[] = [];
      Object.assign(window, { heard });
      window.probe.on('bytes', (value) => heard.push((value as Uint8Array).length));
    });
    const lengths = [1, 2 * 1024 * 1024, 2, 1024 * 1024, 3];
    await app.evaluate(({ BrowserWindow }, sizes) => {
      const [window] = BrowserWindow.getAllWindows();
      for (const size of sizes) window!.webContents.send('bytes', new Uint8Array(size));
    }, lengths);
    const heard = () => page.evaluate(() => (window as unknown as { heard: number[] }).heard);
    await expect.poll(async () => (await heard()).length).toBe(lengths.length);
    expect(await heard()).toEqual(lengths);
  });

  test('an ended subscription hears nothing more', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      const end = window.probe.on('news', (value) => heard.push(value));
      window.probe.on('end', end);
    });
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      for (const channel of ['news', 'end', 'news']) window!.webContents.send(channel, channel);
    });
    // A round trip behind the events shows that all of them have arrived.
    await page.evaluate(() => window.probe.invoke('echo', 1));
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(['news']);
  });

  test('the sender is the main frame, under the address the application knows', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    expect(await page.evaluate(() => window.probe.invoke('sender'))).toEqual({
      url: 'app://semantics/index.html',
      origin: 'app://semantics',
      parent: null,
      sameSender: true,
    });
  });

  test('the sender frame is null once its document has gone', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    await app.evaluate(({ ipcMain, BrowserWindow }) => {
      ipcMain.handle('late', async (event) => {
        const before = event.senderFrame !== null;
        const gone = new Promise((resolve) => event.sender.once('did-navigate', resolve));
        BrowserWindow.getAllWindows()[0]!.loadURL('app://semantics/other.html');
        await gone;
        fixture.log.push(`before ${before} after ${event.senderFrame === null}`);
      });
    });
    await page.evaluate(() => void window.probe.invoke('late').catch(() => undefined));
    await expect.poll(() => app.evaluate(() => fixture.log.at(-1))).toBe('before true after true');
  });
});
