import { appUrl, expect, startSemantics, test } from './semantics';

test.describe('custom protocol', { tag: '@both' }, () => {
  test('the page lives at app://, in a secure context, and its modules load', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    expect(appUrl(page)).toBe('app://semantics/index.html');
    expect(await page.evaluate(() => [window.isSecureContext, window.moduleRan])).toEqual([true, 'part']);
  });

  test('the handler gets the application address and no Origin; the page gets status and headers', async ({
    launch,
  }) => {
    const { page } = await startSemantics(launch);
    const seen = await page.evaluate(async () => {
      const answer = await fetch('/see?a=%C4%91#f');
      const missing = await fetch('/missing.html');
      const posted = await fetch('/see', { method: 'POST', body: 'x' });
      const own = await fetch('/index.html');
      return {
        request: await answer.json(),
        missing: [missing.status, await missing.text()],
        posted: posted.status,
        header: own.headers.get('x-from-handler'),
      };
    });
    expect(seen).toEqual({
      request: { url: 'app://semantics/see?a=%C4%91', origin: null },
      missing: [404, 'not here'],
      posted: 405,
      header: 'yes',
    });
  });

  test("the page's Content-Security-Policy is enforced", async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const seen = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.injectedRan = true';
      document.body.append(script);
      // Code that a debugger evaluates may call eval itself, so this waits until it is over.
      await new Promise((resolve) => setTimeout(resolve, 0));
      let evaluated = 'ran';
      try {
        new Function('return 1')();
      } catch (error) {
        evaluated = (error as Error).name;
      }
      return [window.inlineRan ?? null, 'injectedRan' in window, evaluated];
    });
    expect(seen).toEqual([null, false, 'EvalError']);
  });

  test('a handler that throws or answers nonsense fails the request', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const seen = await page.evaluate(() =>
      Promise.all(['/throws', '/not-a-response'].map((path) => fetch(path).catch((error: Error) => error.name))),
    );
    expect(seen).toEqual(['TypeError', 'TypeError']);
  });

  test('loadURL of a failing address rejects with the net error', async ({ launch }) => {
    const { app } = await startSemantics(launch);
    const message = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!
        .loadURL('app://semantics/throws')
        .then(() => 'loaded')
        .catch((error: Error) => error.message),
    );
    expect(message).toMatch(/^ERR_\w+ \(-\d+\) loading 'app:\/\/semantics\/throws'$/);
  });

  test('a scheme is handled once, and only before ready may it be privileged', async ({ launch }) => {
    const { app } = await startSemantics(launch);
    const seen = await app.evaluate(({ protocol }) => {
      const attempt = (act: () => void) => {
        try {
          act();
          return 'done';
        } catch (error) {
          return (error as Error).message;
        }
      };
      return [
        protocol.isProtocolHandled('app'),
        attempt(() => protocol.handle('app', () => new Response(''))),
        attempt(() => protocol.registerSchemesAsPrivileged([])),
      ];
    });
    expect(seen).toEqual([true, 'Failed to register protocol: app', expect.stringContaining('before app is ready')]);
  });

  test('a module worker loads, imports and fetches through the handler', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const answer = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = () => reject(new Error('the worker failed'));
          worker.postMessage(7);
        }),
    );
    expect(answer).toEqual({ part: 'part', data: 7, url: 'app://semantics/see', secure: true });
  });
});
