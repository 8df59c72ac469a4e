import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shortcutSheet } from '../../app/shortcuts';
import { manualTopics } from '../../i18n/manual';
import { pageOf } from './pageOf';

const root = new URL('../../..', import.meta.url).pathname;
const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the manual', () => {
  it('has a page for every screen that the desk can show', () => {
    const screens = [...read('renderer/features/common/route.tsx').matchAll(/readonly screen: '([\w-]+)'/g)].map(
      ([, screen]) => screen!,
    );
    expect(screens.length).toBeGreaterThan(10);
    const pages: Readonly<Record<string, string>> = pageOf;
    expect(screens.filter((screen) => !manualTopics.some((topic) => topic === pages[screen]))).toEqual([]);
  });

  it('lists every key that a screen binds or shows on a button', () => {
    const names: Readonly<Record<string, string>> = { escape: 'esc', arrowdown: '↓', arrowup: '↑' };
    const plain = (keys: string) => keys.toLowerCase().replace(/escape|arrowdown|arrowup/g, (name) => names[name]!);
    const sources = ['renderer/features', 'renderer/app'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && !/\.test\./.test(name) && !name.endsWith('shortcuts.ts'))
        .map((name) => read(`${folder}/${name}`)),
    );
    const used = new Set(
      sources.flatMap((code) => [
        ...[...code.matchAll(/\bkeys(?:="|: ')([^"'$]+)["']/g)].map(([, keys]) => plain(keys!)),
        ...[...code.matchAll(/'((?:ctrl|alt)\+[a-z0-9]+)':/g)].map(([, keys]) => plain(keys!)),
        ...[...code.matchAll(/\b(f\d{1,2}|escape): /g)].map(([, keys]) => plain(keys!)),
      ]),
    );
    expect(used.size).toBeGreaterThan(15);
    const listed = shortcutSheet.flatMap(({ shortcuts }) =>
      shortcuts.flatMap(({ keys }) => [keys, ...keys.split(/\s+/)].map((one) => one.toLowerCase())),
    );
    expect([...used].filter((keys) => !listed.includes(keys))).toEqual([]);
  });
});
