import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOptions } from '../options';
import { defaultState, fitToScreens, loadWindowState, saveWindowState } from './state';

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'window-'));
  file = join(directory, 'window.json');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const state = { x: 100, y: 80, width: 1200, height: 800, maximized: true };
const screen = { x: 0, y: 0, width: 1920, height: 1080 };

test('the window opens where it was closed', () => {
  expect(saveWindowState(file, state)).toBe(true);
  expect(fitToScreens(loadWindowState(file), [screen])).toEqual(state);
});

test.each(['', '{', 'null', '[]', '{"width":"1200"}', '{"width":1e9,"height":800,"maximized":false}', '{"extra":1}'])(
  'a window file that holds %s gives the usual window',
  (content) => {
    writeFileSync(file, content);
    expect(loadWindowState(file)).toEqual(defaultState);
  },
);

test('a window that stood on a screen which is gone comes back into sight', () => {
  const { width, height, maximized } = state;
  expect(fitToScreens({ ...state, x: 4000 }, [screen])).toEqual({ width, height, maximized });
  expect(fitToScreens({ ...state, y: -500 }, [screen])).toEqual({ width, height, maximized });
  expect(fitToScreens(state, [])).toEqual({ width, height, maximized });
});

test('a directory that is gone does not keep the window from closing', () => {
  rmSync(directory, { recursive: true });
  expect(saveWindowState(file, state)).toBe(false);
});

test('the set-up file is taken from the command line, whatever else stands there', () => {
  expect(readOptions(['desk', '--no-sandbox', '--setup=/media/đĩa 1/x.setup'])).toEqual({
    setupFile: '/media/đĩa 1/x.setup',
  });
  expect(readOptions(['desk', '.'])).toEqual({ setupFile: null });
  expect(readOptions(['desk', '--setup='])).toEqual({ setupFile: null });
});
