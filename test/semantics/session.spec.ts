import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { appUrl, expect, startSemantics, test } from './semantics';

test.describe('session', { tag: '@both' }, () => {
  test('a request outside the application is refused by onBeforeRequest and reaches nobody', async ({ launch }) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('access-control-allow-origin', '*').end('reached');
    }).listen(0, '127.0.0.1');
    try {
      const { app, page } = await startSemantics(launch);
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret`;
      const got = () =>
        page.evaluate(
          (to) =>
            fetch(to)
              .then((answer) => answer.text())
              .catch(() => 'refused'),
          url,
        );
      expect(await got()).toBe('refused');
      expect(asked).toEqual([]);
      expect(await app.evaluate(() => fixture.log)).toContain(`request ${url}`);
      // The same request goes through once the handler lets it: it was the handler that stopped it.
      await app.evaluate(() => {
        fixture.rules.block = false;
      });
      expect(await got()).toBe('reached');
    } finally {
      server.close();
    }
  });

  test('a permission the handler denies is denied to the page', async ({ launch }) => {
    const { page } = await startSemantics(launch);
    const states = await page.evaluate(async () => {
      const ask = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
      return [await ask('geolocation'), await ask('notifications'), await Notification.requestPermission()];
    });
    expect(states).toEqual(['denied', 'denied', 'denied']);
  });

  test('a permission the handler grants is granted', async ({ launch }) => {
    const { app } = await startSemantics(launch);
    const opened = app.waitForEvent('window');
    await app.evaluate(() => {
      fixture.rules.permission = (name) => name === 'geolocation';
      fixture.openWindow();
    });
    const page = await opened;
    await page.waitForURL(/index\.html$/);
    const state = await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state);
    expect(state).toBe('granted');
  });

  test('a download is told to main, which prevents it', async ({ launch }) => {
    const { app, page } = await startSemantics(launch);
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['letters']));
      link.download = 'letters.csv';
      document.body.append(link);
      link.click();
    });
    await expect.poll(() => app.evaluate(() => fixture.log)).toContain('will-download letters.csv');
    expect(appUrl(page)).toBe('app://semantics/index.html');
  });
});
