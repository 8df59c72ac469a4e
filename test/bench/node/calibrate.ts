import { createCipheriv, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How far the kernel may move between before and after a block. */
const tolerance = 0.15;

const text = JSON.stringify(Array.from({ length: 4000 }, (_, i) => ({ i, text: `TẬP HUẤN ${i}` })));
const block = randomBytes(262_144);
const key = randomBytes(32);
const nonce = randomBytes(12);

/** ms for a fixed load: encrypt, parse, and a few synced writes. The best of three, so that one hiccup is no movement. */
export function kernel(): number {
  return Math.min(once(), once(), once());
}

function once(): number {
  const start = performance.now();
  for (let i = 0; i < 40; i++) createCipheriv('aes-256-gcm', key, nonce).update(block);
  for (let i = 0; i < 12; i++) JSON.parse(text);
  const file = join(tmpdir(), `bench-kernel-${process.pid}`);
  const handle = openSync(file, 'w');
  for (let i = 0; i < 5; i++) {
    writeSync(handle, block.subarray(0, 1024));
    fsyncSync(handle);
  }
  closeSync(handle);
  rmSync(file);
  return performance.now() - start;
}

/** Whether the machine moved by more than `tolerance` between two runs of the kernel. */
export const moved = (before: number, after: number): boolean =>
  Math.abs(after - before) / Math.min(before, after) > tolerance;

/** Runs `work` between two kernels. */
export async function calibrated<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly disturbed: boolean }> {
  const before = kernel();
  const value = await work();
  return { value, disturbed: moved(before, kernel()) };
}

/** Latencies in ms of appending 1.1 KB to a file and syncing it: no durable save can be faster here. */
export function appendAndSync(count: number): number[] {
  const file = join(tmpdir(), `bench-append-${process.pid}`);
  const handle = openSync(file, 'w');
  const row = randomBytes(1100);
  const latencies = Array.from({ length: count }, () => {
    const start = performance.now();
    writeSync(handle, row);
    fsyncSync(handle);
    return performance.now() - start;
  });
  closeSync(handle);
  rmSync(file);
  return latencies;
}
