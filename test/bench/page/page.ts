import type { PageCalls, Store } from '../contract';
import { type BuildEngine, searchLetters } from './engines/engine';
import { flexSearch } from './engines/flexsearch';
import { miniSearch } from './engines/minisearch';
import { plainScan } from './engines/scan';
import { letterChunks } from './letters';
import { limitRead, limitScan, limitWrite, valueSizes } from './limits';
import { dexiePlain } from './stores/dexie-plain';
import { dexieSealed } from './stores/dexie-sealed';
import { pouchPlain, pouchSealed } from './stores/pouchdb';
import { rxdb } from './stores/rxdb';
import { sqlite } from './stores/sqlite';

const stores: Readonly<Record<string, Store>> = {
  'dexie-plain': dexiePlain,
  'dexie-sealed': dexieSealed,
  rxdb,
  pouchdb: pouchPlain,
  'pouchdb-sealed': pouchSealed,
  sqlite: sqlite('chacha20', true),
  'sqlite-bare': sqlite('chacha20', false),
  sqlcipher: sqlite('sqlcipher', true),
};

const engines: Readonly<Record<string, BuildEngine>> = {
  minisearch: miniSearch,
  flexsearch: flexSearch,
  scan: plainScan,
};

function storeNamed(name: string): Store {
  const store = stores[name];
  if (!store) throw new Error(`no store named ${name}`);
  return store;
}

function offered<T>(call: T | undefined, store: string, name: string): T {
  if (call === undefined) throw new Error(`${store} has no ${name}`);
  return call;
}

const calls: PageCalls = {
  fill: ({ store, count }) => storeNamed(store).fill(letterChunks(count)),
  openList: async ({ store }) => offered(storeNamed(store).openList, store, 'openList')(),
  firstPage: async ({ store }) => offered(storeNamed(store).firstPage, store, 'firstPage')(),
  save: async ({ store, from, count }) =>
    offered(storeNamed(store).save, store, 'save')([...letterChunks(count, from)].flat()),
  search: async ({ store, count, queries }) => {
    const engine = engines[store];
    if (engine) return searchLetters(engine, count, queries);
    return offered(storeNamed(store).search, store, 'search')(queries);
  },
  valueSizes: ({ database, table }) => valueSizes(database, table),
  limitWrite: ({ sizes }) => limitWrite(sizes),
  limitRead: () => limitRead(),
  limitScan: async ({ bytes }) => limitScan(bytes),
};

window.benchCalls = calls;
