import type { Letter } from '../../../../shared/model/letter';
import type { ListAnswer, Query, SaveAnswer, SearchAnswer, Store } from '../../contract';
import { timeFill } from '../letters';

/** What the page asks of the SQLite worker, one call at a time. */
export interface SqliteCalls {
  open(input: { cipher: string }): Promise<void>;
  create(input: { withFullText: boolean }): Promise<void>;
  store(input: { letters: readonly Letter[]; withFullText: boolean }): Promise<void>;
  /** `ready` is the moment the rows stood sorted, in ms since the epoch. */
  list(input: Record<never, never>): Promise<{ ready: number; answer: ListAnswer }>;
  first(input: Record<never, never>): Promise<readonly string[]>;
  save(input: { letters: readonly Letter[] }): Promise<SaveAnswer>;
  search(input: { queries: readonly Query[] }): Promise<SearchAnswer>;
  close(input: Record<never, never>): Promise<void>;
}
type Input<N extends keyof SqliteCalls> = Parameters<SqliteCalls[N]>[0];
export type SqliteRequest = { [N in keyof SqliteCalls]: { name: N; input: Input<N> } }[keyof SqliteCalls];
type Ask = <N extends keyof SqliteCalls>(name: N, input: Input<N>) => ReturnType<SqliteCalls[N]>;

async function withWorker<T>(cipher: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL('./sqlite.worker.ts', import.meta.url), { type: 'module' });
  const ask: Ask = (name, input) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => ('failure' in data ? reject(new Error(data.failure)) : resolve(data.value));
      worker.onerror = (event) => reject(new Error(event.message || 'SQLite worker failed'));
      worker.postMessage({ name, input });
    }) as ReturnType<SqliteCalls[typeof name]>;
  try {
    await ask('open', { cipher });
    const value = await work(ask);
    await ask('close', {});
    return value;
  } finally {
    worker.terminate();
  }
}

/** SQLite3MC in WebAssembly on the origin's private file system, in a worker: the strongest encrypted peer. */
export function sqlite(cipher: string, withFullText: boolean): Store {
  const store: Store = {
    fill: (chunks) =>
      withWorker(cipher, async (ask) => {
        await ask('create', { withFullText });
        return timeFill(chunks, (letters) => ask('store', { letters, withFullText }));
      }),

    openList: () => {
      const start = performance.timeOrigin + performance.now();
      return withWorker(cipher, async (ask) => {
        const { ready, answer } = await ask('list', {});
        return { ms: ready - start, answer };
      });
    },

    firstPage: () => {
      const start = performance.now();
      return withWorker(cipher, async (ask) => {
        const answer = await ask('first', {});
        return { ms: performance.now() - start, answer };
      });
    },

    save: (letters) => withWorker(cipher, (ask) => ask('save', { letters })),
  };
  return withFullText
    ? { ...store, search: (queries) => withWorker(cipher, (ask) => ask('search', { queries })) }
    : store;
}
