import type { PageCalls, Store } from '../contract';
import { type BuildEngine, searchLetters } from './engines/engine';
import { flexSearch } from './engines/flexsearch';
import { miniSearch } from './engines/minisearch';
import { plainScan } from './engines/scan';
import { letterChunks } from './letters';
import { limitRead, limitScan, limitWrite, valueSizes } from './limits';

/** Each peer's code is loaded when it is asked for, so that none weighs on another's memory or start. */
const stores: Readonly<Record<string, () => Promise<Store>>> = {
  ours: async () => (await import('./stores/ours')).ours(true),
  'ours-unsealed': async () => (await import('./stores/ours')).ours(false),
  'dexie-plain': async () => (await import('./stores/dexie-plain')).dexiePlain,
  'dexie-sealed': async () => (await import('./stores/dexie-sealed')).dexieSealed,
  rxdb: async () => (await import('./stores/rxdb')).rxdb,
  pouchdb: async () => (await import('./stores/pouchdb')).pouchPlain,
  'pouchdb-sealed': async () => (await import('./stores/pouchdb')).pouchSealed,
  sqlite: async () => (await import('./stores/sqlite')).sqlite('chacha20', true),
  'sqlite-bare': async () => (await import('./stores/sqlite')).sqlite('chacha20', false),
  sqlcipher: async () => (await import('./stores/sqlite')).sqlite('sqlcipher', true),
};

const engines: Readonly<Record<string, BuildEngine>> = {
  minisearch: miniSearch,
  flexsearch: flexSearch,
  scan: plainScan,
};

async function storeNamed(name: string): Promise<Store> {
  const load = stores[name];
  if (!load) throw new Error(`no store named ${name}`);
  return load();
}

function offered<T>(call: T | undefined, store: string, name: string): T {
  if (call === undefined) throw new Error(`${store} has no ${name}`);
  return call;
}

const calls: PageCalls = {
  fill: async ({ store, count }) => (await storeNamed(store)).fill(letterChunks(count)),
  openList: async ({ store }) => offered((await storeNamed(store)).openList, store, 'openList')(),
  firstPage: async ({ store }) => offered((await storeNamed(store)).firstPage, store, 'firstPage')(),
  save: async ({ store, from, count }) =>
    offered((await storeNamed(store)).save, store, 'save')([...letterChunks(count, from)].flat()),
  search: async ({ store, count, queries }) => {
    const engine = engines[store];
    if (engine === plainScan) return { ...searchLetters(engine, count, queries), buildMs: null };
    if (engine) return searchLetters(engine, count, queries);
    return offered((await storeNamed(store)).search, store, 'search')(queries);
  },
  valueSizes: ({ database, table }) => valueSizes(database, table),
  limitWrite: ({ sizes }) => limitWrite(sizes),
  limitRead: () => limitRead(),
  limitScan: async ({ bytes }) => limitScan(bytes),
};

window.benchCalls = calls;
