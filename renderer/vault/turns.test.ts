import { afterEach, describe, expect, it, vi } from 'vitest';
import { Quiet } from './turns';

afterEach(() => vi.useRealTimers());

/** How long work beside waited, in ms of the fake clock, while a screen asked every `everyMs`. */
async function waited(everyMs: number, forMs: number): Promise<number> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  const quiet = new Quiet();
  quiet.asked();
  const asking = setInterval(() => quiet.asked(), everyMs);
  const start = performance.now();
  let end = Number.NaN;
  const turn = quiet.turn().then(() => {
    end = performance.now();
  });
  // The first step goes through a message channel, which is real.
  await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(forMs);
  clearInterval(asking);
  await turn;
  return end - start;
}

describe('work that nobody waits for', () => {
  it('goes on once the officer has asked nothing for a moment', async () => {
    expect(await waited(10_000, 1000)).toBe(30);
  });

  it('leaves the vault to an officer who asks and asks', async () => {
    expect(await waited(10, 1000)).toBeGreaterThan(300);
  });

  it('is never put off for good', async () => {
    expect(await waited(10, 10_000)).toBeLessThan(500);
  });
});
