import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

export interface Options {
  readonly sizes: readonly number[];
  readonly runs: number;
  readonly json: string | null;
  /** Subjects or measures to keep; empty keeps all. */
  readonly only: readonly string[];
  /** Chromium's SQLite backend for IndexedDB instead of its default. */
  readonly sqliteBackend: boolean;
  readonly chromium: string;
}

export const usage = `npm run bench -- [--sizes 20000,200000] [--runs 3] [--json FILE] [--only name,…]
                  [--idb-sqlite] [--chromium PATH]
--only takes subjects (ours, dexie-plain, rxdb…) and measures (fill, openList, search…); ours is always run.
Machine: ${availableParallelism()} cores here; nothing else should be running.`;

/** @throws Error with what is wrong and how to call it. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: '20000,200000' },
      runs: { type: 'string', default: '3' },
      json: { type: 'string' },
      only: { type: 'string', default: '' },
      'idb-sqlite': { type: 'boolean', default: false },
      chromium: { type: 'string', default: '/usr/lib/chromium/chromium' },
    },
  });
  const sizes = values.sizes.split(',').map(Number);
  const runs = Number(values.runs);
  if (!sizes.every((size) => Number.isInteger(size) && size >= 100)) throw new Error(`sizes: whole numbers\n${usage}`);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`runs: a whole number from 1\n${usage}`);
  const only = values.only.split(',').filter((name) => name !== '');
  return {
    sizes,
    runs,
    json: values.json ?? null,
    only,
    sqliteBackend: values['idb-sqlite'],
    chromium: values.chromium,
  };
}

/** The longest one call may take at a size, in ms: four times what the slowest peer was seen to need. */
export const longestCall = (size: number): number => 60_000 + 5 * size;
