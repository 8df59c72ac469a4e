import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '../shared/ipc/contract';
import { callNames } from '../shared/ipc/names';
import { createServices, type Services } from './services';

let userData: string;
let held = '';
let services: Services;

beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'services-'));
  services = createServices({
    userData,
    setupFile: null,
    info: { version: '0', host: 'stand-in', platform: 'linux' },
    spawnTokenProcess: () => {
      throw new Error('a desk that is not set up starts no token process');
    },
    chooseSetupFile: async () => null,
    chooseFolder: async () => null,
    chooseSaveFile: async () => null,
    clipboard: {
      readText: async () => held,
      writeText: async (text) => {
        held = text;
      },
      clear: () => {
        held = '';
      },
    },
    emit: () => undefined,
    log: { event: () => undefined, fault: () => undefined },
  });
});

afterEach(async () => {
  await services.close();
  rmSync(userData, { recursive: true, force: true });
});

test('every call of the contract has its handler, and no handler is without a call', () => {
  expect(Object.keys(services.calls.handlers).sort()).toEqual(Object.keys(contract).sort());
  expect(Object.keys(services.calls.handlers).sort()).toEqual([...callNames].sort());
});

test('while the desk is locked only these calls are open', () => {
  const guarded = new Set<string>(services.calls.unlockedOnly);
  expect(callNames.filter((name) => !guarded.has(name))).toEqual([
    'app.info',
    'desk.state',
    'desk.configure',
    'token.list',
    'desk.enrol',
    'desk.unlock',
    'desk.changePassword',
    'desk.lock',
    'desk.touch',
  ]);
});

test('a desk fresh from its installation is locked and says that it is not set up', async () => {
  expect(services.isUnlocked()).toBe(false);
  expect(services.isTraining()).toBe(false);
  expect(await services.calls.handlers['desk.state']({})).toMatchObject({ stage: 'not-configured', setup: null });
  await expect(services.calls.handlers['token.list']({})).rejects.toMatchObject({ error: { code: 'NOT_CONFIGURED' } });
});

test('what was copied is taken off the clipboard when the desk ends its session', async () => {
  await services.calls.handlers['clipboard.put']({ text: 'TẬP HUẤN' });
  expect([held, services.hasCopied()]).toEqual(['TẬP HUẤN', true]);
  await services.forgetCopied();
  expect([held, services.hasCopied()]).toEqual(['', false]);
});

test('no row is copied while the desk is locked', () => {
  expect(services.calls.unlockedOnly).toContain('clipboard.put');
});
