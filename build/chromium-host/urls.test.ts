import { describe, expect, test } from 'vitest';
import { headerToChromium, toApplication, toChromium } from './urls';

const schemes = new Set(['app']);

describe('addresses of the application and of Chromium', () => {
  test.each([
    ['app://desk/index.html?a=1#b', 'https://desk.app.invalid/index.html?a=1#b'],
    ['app://desk', 'https://desk.app.invalid/'],
    ['APP://Desk/x', 'https://desk.app.invalid/x'],
    ['http://127.0.0.1:1/', 'http://127.0.0.1:1/'],
    ['other://desk/x', 'other://desk/x'],
  ])('%s is served as %s', (application, chromium) => {
    expect(toChromium(application, schemes)).toBe(chromium);
  });

  test('they turn back into what the application wrote', () => {
    expect(toApplication('https://desk.app.invalid/a%20b?x#y')).toBe('app://desk/a%20b?x#y');
    expect(toApplication('https://desk.app.invalid')).toBe('app://desk');
  });

  test.each([
    'https://evil.invalid.example/',
    'https://desk.app.invalid.example/',
    'https://example/desk.app.invalid/',
  ])('%s is not ours', (url) => {
    expect(toApplication(url)).toBe(url);
  });

  test('a policy that names the scheme means the same origin', () => {
    expect(headerToChromium("script-src 'self' app: ; img-src app://desk data:", schemes)).toBe(
      "script-src 'self' https://*.app.invalid ; img-src https://desk.app.invalid data:",
    );
  });
});
