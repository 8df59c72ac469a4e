import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdleClock } from './idle';

const minute = 60_000;

describe('an unlocked desk that nobody touches', () => {
  const soon = vi.fn();
  const idle = vi.fn();
  let clock: IdleClock;

  beforeEach(() => {
    vi.useFakeTimers();
    soon.mockReset();
    idle.mockReset();
    clock = new IdleClock({ soon, idle });
  });
  afterEach(() => vi.useRealTimers());

  it('warns a minute before it locks', () => {
    clock.start(10 * minute);
    vi.advanceTimersByTime(9 * minute);
    expect(soon).toHaveBeenCalledExactlyOnceWith(minute);
    expect(idle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(minute);
    expect(idle).toHaveBeenCalledOnce();
  });

  it('starts to count anew at every touch', () => {
    clock.start(10 * minute);
    for (let touch = 0; touch < 5; touch++) {
      vi.advanceTimersByTime(9 * minute);
      clock.touch();
    }
    expect(idle).not.toHaveBeenCalled();
    expect(clock.leftMs()).toBe(10 * minute);
  });

  it('is not woken by a touch after it locked', () => {
    clock.start(minute);
    clock.stop();
    clock.touch();
    vi.advanceTimersByTime(10 * minute);
    expect(idle).not.toHaveBeenCalled();
    expect(clock.leftMs()).toBe(0);
  });
});
