import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from './log';

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'log-'));
  file = join(directory, 'logs', 'desk.log');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('a fault is logged with its kind and place, never with the words it carries', () => {
  createLog(file).fault('ipc desk.unlock', new TypeError('bad PIN 93847561\nsecond line of a letter'));
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/FAULT ipc desk.unlock: TypeError \| at /);
  expect(text).not.toMatch(/93847561|letter/);
});

test('what is thrown without being an error is not quoted', () => {
  createLog(file).fault('x', 'secret-word');
  expect(readFileSync(file, 'utf8')).toMatch(/thrown string\n$/);
});

test('only the officer of this machine can read the log', () => {
  createLog(file).event('start', { tokens: 1 });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('the log never takes more than two files of its size', () => {
  const log = createLog(file, 1000);
  for (let i = 0; i < 500; i++) log.event('something happened', { i });
  expect(statSync(file).size).toBeLessThan(1200);
  expect(statSync(`${file}.1`).size).toBeLessThan(1200);
  expect(readFileSync(file, 'utf8')).toContain('i=499');
});

test('a log that cannot be written stops nothing', () => {
  const log = createLog(file);
  rmSync(join(directory, 'logs'), { recursive: true });
  expect(() => log.event('start')).not.toThrow();
});
