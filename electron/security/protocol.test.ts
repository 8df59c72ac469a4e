import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolveAsset, serveDesk } from './protocol';

let directory: string;
let root: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'protocol-'));
  root = join(directory, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(directory, 'main.cjs'), 'outside');
  writeFileSync(join(directory, 'outside.js'), 'outside');
  mkdirSync(join(directory, 'renderer-old'));
  writeFileSync(join(directory, 'renderer-old', 'x.js'), 'outside');
  writeFileSync(join(root, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><p>trang</p>');
  writeFileSync(join(root, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(root, 'assets', 'app.js.map'), '{}');
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

const get = (url: string, init?: RequestInit) => serveDesk(root)(new Request(url, init));

describe('what lies outside the page', () => {
  test.each([
    'app://desk/../outside.js',
    'app://desk/%2e%2e/outside.js',
    'app://desk/%2E%2E%2Foutside.js',
    'app://desk/..%2foutside.js',
    'app://desk/assets/..%2f..%2foutside.js',
    'app://desk/%252e%252e%252foutside.js',
    'app://desk/..%5coutside.js',
    'app://desk/..\\outside.js',
    'app://desk/assets\\..\\..\\outside.js',
    'app://desk/%2e%2e/renderer-old/x.js',
    'app://desk//etc/passwd.js',
    'app://desk/C:/outside.js',
    'app://desk/C%3A%5coutside.js',
    'app://desk/index.html%00.js',
    'app://desk/%00',
    'app://desk/%E0%A4%A',
    'app://desk/',
    'app://desk',
    'app://desk/assets',
    'app://desk/assets/app.js.map',
    'app://desk/../main.cjs',
    'app://desk/.hidden.js',
    'app://desk/nothing.js',
    'app://other/index.html',
    'app://desk.evil/index.html',
    'app://desk:81/index.html',
    'app://DESK/index.html',
    'https://desk/index.html',
    'file:///index.html',
  ])('%s is not served', async (url) => {
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  test('nothing that is not an address names a file', () => {
    for (const url of [
      '',
      'index.html',
      '//desk/index.html',
      'app:',
      'app://',
      'app://desk@other/index.html',
      'app://u:p@desk/index.html',
    ])
      expect(resolveAsset(url, root)).toBeNull();
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is refused', async (method) => {
    expect((await get('app://desk/index.html', { method })).status).toBe(405);
  });
});

describe('the page', () => {
  test('comes with its nonce in the header and in the text, a new one each time', async () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 20; i++) {
      const answer = await get('app://desk/index.html');
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16);
      expect(await answer.text()).toBe(`<meta name="csp-nonce" content="${nonce}"><p>trang</p>`);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(20);
  });

  test('its files come with their exact type; a query changes nothing', async () => {
    const answer = await get('app://desk/assets/app.js?v=1#x');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await answer.text()).toBe('export {};');
  });

  test('HEAD answers the headers alone', async () => {
    const answer = await get('app://desk/index.html', { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
  });

  test.each(['app://desk/index.html', 'app://desk/assets/app.js', 'app://desk/nothing.js', 'app://other/x.js'])(
    '%s: the answer carries every security header, also a refusal',
    async (url) => {
      const { headers } = await get(url);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*microphone=\(\).*usb=\(\)/);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    },
  );
});
