import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SoftToken } from '../../build/training/softhsm';
import { TokenBridge } from '../../electron/token/bridge';
import type { TokenProcess } from '../../electron/token/spawn';
import { type BenchDesk, newProfile, startDesk } from '../fixtures/softhsm/desk';
import { pinBytes, type TokenBench, tokenBench, trainingPin } from '../fixtures/softhsm/desk-token';
import { buildFaultyModule, type FaultyModule } from '../fixtures/softhsm/faulty';

let bench: TokenBench;
let officer: SoftToken;
let vendor: FaultyModule;
let seat: BenchDesk;

const failsWith = (code: string) => ({ error: expect.objectContaining({ code }) });
const eventually = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 30_000, interval: 50 });
const secrets = { pin: trainingPin, password: 'MatKhau-ban-dau-1' };
const newPassword = 'Sông Hồng 2026!';

beforeAll(async () => {
  bench = await tokenBench();
  officer = bench.token('Cán bộ Một');
  vendor = buildFaultyModule(bench.dir);
});
afterAll(() => bench?.dispose());

describe.each(['crash', 'hang'] as const)('a vendor library that may %s at login', (fault) => {
  beforeEach(async () => {
    vendor.set('none');
    // Long enough for any answer of a loaded machine; a hang is told by silence alone.
    const pace = { pollMs: 50, silenceMs: 3000, restartMs: 20 };
    seat = await startDesk(newProfile(bench, [vendor.path]), { bridge: pace });
    await eventually(() => seat.desk.tokens.call('list', {}));
  });
  afterEach(() => {
    vendor.set('none');
    seat.desk.close();
  });

  it('costs the officer one attempt, not the desk', async () => {
    const attempt = { serial: officer.serial, ...secrets, newPassword };
    vendor.set(fault);
    await expect(seat.desk.session.enrol(attempt)).rejects.toMatchObject(failsWith('TOKEN_MODULE_FAILED'));
    expect(seat.desk.stage).toBe('not-enrolled');
    vendor.set('none');
    await eventually(() => seat.desk.session.enrol(attempt));
    expect(seat.desk.stage).toBe('unlocked');
  });

  it('takes the keys with it when the desk was unlocked', async () => {
    await seat.desk.session.enrol({ serial: officer.serial, ...secrets, newPassword });
    vendor.set(fault);
    const behind = seat.desk.tokens.call('login', { serial: officer.serial, pin: pinBytes(trainingPin) });
    await expect(behind).rejects.toMatchObject(failsWith('TOKEN_MODULE_FAILED'));
    expect(seat.locks).toEqual(['token-failed']);
    expect(seat.desk.session.current()).toBeNull();
    vendor.set('none');
    const again = { serial: officer.serial, pin: trainingPin, password: newPassword };
    await eventually(() => seat.desk.session.unlock(again));
  });
});

describe('a vendor library that stops answering while the desk is unlocked', () => {
  it('locks the desk: nobody would see the token being pulled out', async () => {
    vendor.set('none');
    const pace = { pollMs: 50, silenceMs: 600_000, watchMs: 2000, restartMs: 20 };
    seat = await startDesk(newProfile(bench, [vendor.path]), { bridge: pace });
    try {
      await eventually(() => seat.desk.session.enrol({ serial: officer.serial, ...secrets, newPassword }));
      vendor.set('deaf');
      await eventually(() => expect(seat.locks).toEqual(['token-failed']));
      expect(seat.desk.session.current()).toBeNull();
    } finally {
      vendor.set('none');
      seat.desk.close();
    }
  });
});

describe('a token process that cannot be started', () => {
  it('is tried again with growing pauses, and says so meanwhile', async () => {
    vi.useFakeTimers();
    try {
      let starts = 0;
      const spawn = (): TokenProcess => {
        starts++;
        return {
          post: () => undefined,
          onMessage: () => undefined,
          onExit: (listener) => queueMicrotask(listener),
          kill: () => undefined,
        };
      };
      const bridge = new TokenBridge({ spawn, modules: [], restartMs: 100, restartMaxMs: 400 });
      const startsAfter: number[] = [];
      for (const pause of [0, 100, 200, 400, 400, 399]) {
        await vi.advanceTimersByTimeAsync(pause);
        startsAfter.push(starts);
      }
      expect(startsAfter).toEqual([1, 2, 3, 4, 5, 5]);
      await expect(bridge.call('list', {})).rejects.toMatchObject(failsWith('TOKEN_MODULE_FAILED'));
      bridge.close();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(starts).toBe(5);
    } finally {
      vi.useRealTimers();
    }
  });
});
