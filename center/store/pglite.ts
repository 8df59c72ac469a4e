import { PGlite, types } from '@electric-sql/pglite';
import type { Database, Param, Queries } from './database';

/** PostgreSQL inside this process, for one center on one machine. `dir` is made when it is not there. */
export async function openPglite(dir: string): Promise<Database> {
  const db = await PGlite.create(dir, { parsers: { [types.INT8]: (text) => Number(text) } });
  const queries = (on: Pick<PGlite, 'query'>): Queries => ({
    query: async <Row extends object>(sql: string, params: readonly Param[] = []) =>
      (await on.query<Row>(sql, [...params])).rows,
  });
  return {
    ...queries(db),
    transaction: <T>(work: (tx: Queries) => Promise<T>) =>
      db.transaction((tx) => work(queries(tx as unknown as Pick<PGlite, 'query'>))),
    close: () => db.close(),
  };
}
