import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, pageAfterCrash, semanticsApp, startSemantics, test } from './semantics';

test.describe('life of the app', { tag: '@both' }, () => {
  test('a window announces its contents before itself, and is ready to show after loading', async ({ launch }) => {
    const { app } = await startSemantics(launch);
    await expect
      .poll(() => app.evaluate(() => fixture.log))
      .toEqual([
        'will-finish-launching',
        'ready',
        'web-contents-created',
        'browser-window-created',
        'did-finish-load',
        'ready-to-show',
      ]);
  });

  test('quit asks before it closes windows, and does not tell that all are closed', async ({ launch, profile }) => {
    const file = join(profile, 'events.txt');
    const { app } = await startSemantics(launch, { env: { SEMANTICS_LOG: file } });
    await app.close();
    expect(readFileSync(file, 'utf8').trim().split('\n').slice(2)).toEqual([
      'before-quit',
      'close',
      'closed',
      'will-quit',
      'quit 0',
    ]);
  });

  test('closing the last window tells that all are closed before the app quits', async ({ launch, profile }) => {
    const file = join(profile, 'events.txt');
    const { app } = await startSemantics(launch, { env: { SEMANTICS_LOG: file } });
    const ended = app.waitForEvent('close');
    await app.evaluate(({ BrowserWindow }) => {
      setTimeout(() => BrowserWindow.getAllWindows()[0]!.close(), 0);
    });
    await ended;
    expect(readFileSync(file, 'utf8').trim().split('\n').slice(2)).toEqual([
      'close',
      'closed',
      'window-all-closed',
      'before-quit',
      'will-quit',
      'quit 0',
    ]);
  });

  test('a window may refuse to close, and the app stays', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    await app.evaluate(({ app: ours, BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]!.once('close', (event) => event.preventDefault());
      ours.quit();
    });
    expect(await page.evaluate(() => window.probe.invoke('echo', 'still here'))).toBe('still here');
    expect(await app.evaluate(() => fixture.log)).not.toContain('will-quit');
  });

  test('exit asks nobody and keeps its code', async ({ host, profile }) => {
    const file = join(profile, 'events.txt');
    const child = spawn(
      host.executablePath,
      ['--no-sandbox', semanticsApp, `--user-data-dir=${profile}`, '--exit-with=7'],
      { stdio: 'ignore', env: { ...process.env, SEMANTICS_LOG: file } },
    );
    const [code] = await once(child, 'exit');
    expect(code).toBe(7);
    const events = readFileSync(file, 'utf8').trim().split('\n');
    expect(events).toContain('quit 7');
    expect(events).not.toContain('before-quit');
    expect(events).not.toContain('will-quit');
  });

  test('what needs readiness or precedes it says so', async ({ launch }) => {
    const { app } = await startSemantics(launch);
    const seen = await app.evaluate(({ app: ours }) => {
      const attempt = (act: () => unknown) => {
        try {
          act();
          return 'accepted';
        } catch (error) {
          return (error as Error).message;
        }
      };
      return {
        packaged: ours.isPackaged,
        version: ours.getVersion(),
        name: ours.getName(),
        unknownPath: attempt(() => ours.getPath('nowhere' as 'temp')),
        missingFolder: attempt(() => ours.setPath('userData', '/no/such/folder')),
        sandbox: attempt(() => ours.enableSandbox()),
      };
    });
    expect(seen).toMatchObject({ packaged: false, version: '1.2.3', name: 'Semantics' });
    expect(seen.unknownPath).toBe("Failed to get 'nowhere' path");
    expect(seen.missingFolder).not.toBe('accepted');
    expect(seen.sandbox).toContain('before app is ready');
  });

  test('a crashed renderer is told, and a reload brings the page back with a fresh preload', async ({
    launch,
    profile,
  }) => {
    const { app } = await startSemantics(launch);
    await app.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      const loaded = () => new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()));
      // Playwright may know of the first load before main does.
      if (webContents.isLoading()) await loaded();
      const back = loaded();
      webContents.forcefullyCrashRenderer();
      webContents.reload();
      await back;
    });
    const gone = await app.evaluate(() => fixture.log.filter((entry) => entry.startsWith('render-process-gone')));
    expect(gone).toHaveLength(1);
    const { browser, page } = await pageAfterCrash(profile);
    expect(await page.evaluate(() => window.probe.invoke('echo', 'back'))).toBe('back');
    await browser.close();
  });

  test('a page printed on A4 is a PDF of that size', async ({ launch }) => {
    const { app } = await startSemantics(launch);
    const printed = await app.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      const pdf = await webContents.printToPDF({ pageSize: 'A4', printBackground: true });
      const wrong = await webContents.printToPDF({ pageSize: 'A99' as 'A4' }).catch((error: Error) => error.message);
      return { isBuffer: Buffer.isBuffer(pdf), text: pdf.toString('latin1'), wrong };
    });
    expect(printed.isBuffer).toBe(true);
    expect(printed.text.startsWith('%PDF-')).toBe(true);
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(printed.text) ?? [];
    expect(Math.abs(Number(width) - 595)).toBeLessThan(2);
    expect(Math.abs(Number(height) - 842)).toBeLessThan(2);
    expect(printed.wrong).toBe('Invalid pageSize A99');
  });

  test('a utility process talks in clones and its crash is told with its code', async ({ launch }) => {
    const { app } = await startSemantics(launch);
    const seen = await app.evaluate(async ({ utilityProcess, app: ours }) => {
      const child = utilityProcess.fork(`${ours.getAppPath()}/utility.cjs`, ['--argument'], { stdio: 'ignore' });
      const next = <T>(name: 'message' | 'exit' | 'spawn') =>
        new Promise<T>((resolve) => (child.once as (n: string, l: (value: T) => void) => void)(name, resolve));
      await next('spawn');
      const hadPid = typeof child.pid === 'number';
      const answer = next<{ kinds: string[]; argv: string[] }>('message');
      child.postMessage([new Uint8Array([1]), Buffer.from('b'), new Map([[1, 2]]), new Date(0)]);
      const { kinds, argv } = await answer;
      const ended = next<number>('exit');
      child.postMessage('exit');
      const code = await ended;
      return { hadPid, kinds, argv, code, pidAfter: child.pid ?? null, killAfter: child.kill() };
    });
    expect(seen).toEqual({
      hadPid: true,
      kinds: ['Uint8Array', 'Uint8Array', 'Map', 'Date'],
      argv: ['--argument'],
      code: 3,
      pidAfter: null,
      killAfter: false,
    });
  });
});
