import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchWorkstation } from './osLock';

// No part of a test machine locks its session or falls asleep on request: the monitor is made here.
class Monitor extends EventEmitter {
  state: 'active' | 'idle' | 'locked' | 'unknown' = 'active';
  getSystemIdleState = () => this.state;
}

let monitor: Monitor;
let locks: string[];

beforeEach(() => {
  vi.useFakeTimers();
  monitor = new Monitor();
  locks = [];
});
afterEach(() => vi.useRealTimers());

const watch = (platform: NodeJS.Platform) => watchWorkstation(monitor, platform, (reason) => locks.push(reason));

test('putting the machine to sleep and locking it lock the desk', () => {
  watch('win32');
  monitor.emit('suspend');
  monitor.emit('lock-screen');
  expect(locks).toEqual(['suspend', 'os-lock']);
});

test('a Linux session that is locked locks the desk within two seconds, once', () => {
  watch('linux');
  vi.advanceTimersByTime(10_000);
  expect(locks).toEqual([]);
  monitor.state = 'locked';
  vi.advanceTimersByTime(2_000);
  expect(locks).toEqual(['os-lock']);
  vi.advanceTimersByTime(10_000);
  expect(locks).toEqual(['os-lock']);
});

test('a session locked for the second time locks the desk again', () => {
  watch('linux');
  for (const state of ['locked', 'active', 'locked'] as const) {
    monitor.state = state;
    vi.advanceTimersByTime(2_000);
  }
  expect(locks).toEqual(['os-lock', 'os-lock']);
});
