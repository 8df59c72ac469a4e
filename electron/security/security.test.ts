import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from './headers';
import { mayNavigate } from './navigation';
import { mayUse } from './permissions';
import { deskSchemePrivileges } from './protocol';
import { mayRequest } from './session';
import { foundRefusedSwitches, refusedSwitches } from './switches';
import { createTryLimit } from './tries';

describe('the content security policy', () => {
  const policy = Object.fromEntries(
    contentSecurityPolicy('Tm9uY2U=')
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
  );

  test('allows scripts, workers, styles, fonts and connections of the desk alone', () => {
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self' 'nonce-Tm9uY2U='",
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'worker-src': "'self'",
      'form-action': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'object-src': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'desk-worker',
    });
  });

  test('knows no unsafe word and no foreign source', () => {
    expect(contentSecurityPolicy('x')).not.toMatch(/unsafe|https?:|\*|'strict-dynamic'/);
  });

  test('cannot be got round by the scheme', () => {
    expect(deskSchemePrivileges.privileges).toEqual({
      standard: true,
      secure: true,
      supportFetchAPI: true,
      codeCache: true,
    });
  });
});

describe('navigation', () => {
  test('the page may load itself again, with any query or fragment', () => {
    expect(mayNavigate('app://desk/index.html', true)).toBe(true);
    expect(mayNavigate('app://desk/index.html?a=1#/thu', true)).toBe(true);
  });

  test.each([
    'https://example.org/',
    'https://example.org/?next=app://desk/index.html',
    'app://desk.example.org/index.html',
    'app://example.org/index.html',
    'app://desk@example.org/index.html',
    'app://desk/assets/app.js',
    'app://desk/other.html',
    'app:desk/index.html',
    'file:///C:/index.html',
    'data:text/html,<p>x',
    'blob:app://desk/0a',
    'about:blank',
    'javascript:alert(1)',
    'mailto:a@example.org',
    'ms-msdt:/id',
    'search-ms:query=x',
    'not an address',
    '',
  ])('%s is not gone to', (url) => expect(mayNavigate(url, true)).toBe(false));

  test('no frame is ever filled, not even with the page itself', () => {
    expect(mayNavigate('app://desk/index.html', false)).toBe(false);
  });
});

describe('the session', () => {
  test.each(['app://desk/index.html', 'app://desk/assets/a.js', 'blob:app://desk/1', 'data:image/png;base64,AA'])(
    '%s may be loaded',
    (url) => expect(mayRequest(url, false)).toBe(true),
  );

  test.each([
    'http://127.0.0.1/',
    'https://example.org/app://desk/',
    'ws://localhost:9222/',
    'wss://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'app://other/index.html',
    'chrome://settings',
    'devtools://devtools/bundled/inspector.html',
    '',
  ])('%s is never asked for', (url) => expect(mayRequest(url, false)).toBe(false));

  test('developer tools load in development only', () => {
    expect(mayRequest('devtools://devtools/bundled/inspector.html', true)).toBe(true);
  });

  test.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'usb',
    'hid',
    'serial',
    'openExternal',
    'made-up',
  ])('permission %s is refused', (permission) => expect(mayUse(permission)).toBe(false));

  test('copying to the clipboard is allowed', () => expect(mayUse('clipboard-sanitized-write')).toBe(true));
});

describe('command-line switches', () => {
  test.each([...refusedSwitches])('a packaged desk does not start with --%s', (name) => {
    expect(foundRefusedSwitches(true, (asked) => asked === name)).toEqual([name]);
  });

  test('a desk in development does, and a packaged one starts without them', () => {
    expect(foundRefusedSwitches(false, () => true)).toEqual([]);
    expect(foundRefusedSwitches(true, () => false)).toEqual([]);
  });
});

describe('guessing a PIN or a password', () => {
  const clocked = () => {
    const clock = { now: 0 };
    return { clock, limit: createTryLimit({ tries: 3, windowMs: 60_000, now: () => clock.now }) };
  };
  const refused = (waitMs: number) =>
    expect.objectContaining({ error: { code: 'TOO_MANY_TRIES', params: { waitMs } } });

  test('is stopped after the tries are used up, and says how long', () => {
    const { clock, limit } = clocked();
    for (const at of [0, 10_000, 20_000]) {
      clock.now = at;
      limit.take();
    }
    clock.now = 25_000;
    expect(() => limit.take()).toThrow(refused(35_000));
  });

  test('goes on once the oldest try is past', () => {
    const { clock, limit } = clocked();
    for (let i = 0; i < 3; i++) limit.take();
    clock.now = 60_000;
    limit.take();
    expect(() => limit.take()).not.toThrow();
  });

  test('a refused try costs nothing', () => {
    const { clock, limit } = clocked();
    for (let i = 0; i < 3; i++) limit.take();
    clock.now = 59_999;
    expect(() => limit.take()).toThrow(refused(1));
    clock.now = 60_000;
    expect(() => limit.take()).not.toThrow();
  });

  test('a right one gives the tries back', () => {
    const { limit } = clocked();
    for (let i = 0; i < 3; i++) limit.take();
    limit.forgive();
    expect(() => limit.take()).not.toThrow();
  });
});
