import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { brokenImports } from './imports.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'imports-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const put = (name: string, text: string) => {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
};

it('lets each room use what stands below it', () => {
  put('shared/a.ts', `import { b } from './b';`);
  put('electron/center/t.ts', `import { a } from '../../shared/a';\nimport { app } from 'electron';`);
  put('renderer/features/x/X.tsx', `import { client } from '../../vault/client';\nimport { Button } from '../../ui';`);
  expect(brokenImports(root)).toEqual([]);
});

it.each([
  ['shared/a.ts', `import { app } from 'electron';`],
  ['shared/a.ts', `import x from '../electron/x';`],
  ['electron/a.ts', `import { x } from '../center/server';`],
  ['renderer/app/a.tsx', `import { Button } from '@mantine/core';`],
  ['renderer/features/l/a.tsx', `import { Journal } from '../../vault/journal/journal';`],
  ['renderer/vault/a.ts', `export { x } from '../app/x';`],
  ['center/a.ts', `const x = await import('../renderer/vault/api');`],
  ['renderer/ui/a.ts', `import type { Dexie } from 'dexie';`],
])('refuses %s: %s', (file, text) => {
  put(file, text);
  expect(brokenImports(root)).toHaveLength(1);
});
