import { appUrl, expect, startSemantics, test } from './semantics';

test.describe('navigation and windows', { tag: '@both' }, () => {
  test('a navigation of the page asks main first; one of main does not', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    const asked = () => app.evaluate(() => fixture.log.filter((entry) => entry.startsWith('will-')));
    expect(await asked()).toEqual(['will-finish-launching']);
    await page.click('#other');
    await page.waitForURL(/other\.html$/);
    expect((await asked()).slice(1)).toEqual([
      'will-frame-navigate app://semantics/other.html main=true',
      'will-navigate app://semantics/other.html',
    ]);
  });

  test('a denied navigation keeps the page as it is', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    await app.evaluate(() => {
      fixture.rules.navigation = 'deny';
    });
    await page.evaluate(() => Object.assign(window, { kept: 'state' }));
    await page.click('#outside');
    await expect.poll(() => app.evaluate(() => fixture.log)).toContain('will-navigate https://outside.invalid/');
    expect(await page.evaluate(() => (window as unknown as { kept: string }).kept)).toBe('state');
    expect(appUrl(page)).toBe('app://semantics/index.html');
    expect(await page.evaluate(() => window.probe.invoke('echo', 'alive'))).toBe('alive');
  });

  test('a frame inside the page is told apart from the page', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = 'other.html';
      document.body.append(frame);
    });
    await expect
      .poll(() => app.evaluate(() => fixture.log))
      .toContain('will-frame-navigate app://semantics/other.html main=false');
    expect(await app.evaluate(() => fixture.log)).not.toContain('will-navigate app://semantics/other.html');
  });

  test('moving within the document asks nobody and is told afterwards', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    await page.evaluate(() => {
      history.pushState(null, '', '/letters/1');
      location.hash = 'part';
    });
    await expect
      .poll(() => app.evaluate(() => fixture.log))
      .toContain('did-navigate-in-page app://semantics/letters/1#part');
    expect(await app.evaluate(() => fixture.log.filter((entry) => entry.startsWith('will-navigate')))).toEqual([]);
    const url = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getURL());
    expect(url).toBe('app://semantics/letters/1#part');
  });

  test('window.open that main denies answers null and opens nothing', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    expect(await page.evaluate(() => window.open('other.html', 'name', 'width=300'))).toBeNull();
    await expect.poll(() => app.evaluate(() => fixture.rules.windowOpen)).toEqual(['app://semantics/other.html']);
    expect(app.windows()).toHaveLength(1);
  });

  test('a link to a new window that main denies opens nothing', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    await page.click('#blank');
    await expect.poll(() => app.evaluate(() => fixture.rules.windowOpen)).toEqual(['app://semantics/other.html']);
    await expect.poll(() => app.windows().length).toBe(1);
  });

  test("the window takes the page's title over, unless main prevents it", async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    const title = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getTitle());
    await expect.poll(title).toBe('semantics');
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]!.on('page-title-updated', (event, text) => {
        fixture.log.push(`title ${text}`);
        event.preventDefault();
      });
    });
    await page.evaluate(() => {
      document.title = 'changed';
    });
    await expect.poll(() => app.evaluate(() => fixture.log)).toContain('title changed');
    expect(await title()).toBe('semantics');
  });

  test('a reload gives the same address a fresh document', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    await page.evaluate(() => Object.assign(window, { old: true }));
    for (const method of ['reload', 'reloadIgnoringCache'] as const) {
      const loaded = page.waitForEvent('load');
      await app.evaluate(({ BrowserWindow }, name) => BrowserWindow.getAllWindows()[0]!.webContents[name](), method);
      await loaded;
      expect(await page.evaluate(() => 'old' in window)).toBe(false);
      expect(await page.evaluate(() => window.probe.invoke('echo', 'alive'))).toBe('alive');
    }
  });
});
