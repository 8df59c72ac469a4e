import { Pool, type PoolClient, types } from 'pg';
import type { Database, Param, Queries } from './database';

const int8 = types.builtins.INT8;
const bytea = types.builtins.BYTEA;

/** Plain numbers and plain byte arrays, as from PGlite; for this pool alone. */
const parsers: Record<number, (text: string) => unknown> = {
  [int8]: Number,
  [bytea]: (text) => Uint8Array.from(Buffer.from(text.slice(2), 'hex')),
};

/** A pool of connections to a PostgreSQL server; several nodes of the center may share one database. */
export async function openPostgres(url: string, onIdleError: (cause: Error) => void): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    types: { getTypeParser: (oid, format) => parsers[oid] ?? types.getTypeParser(oid, format) },
  });
  // A connection that breaks while it is idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', onIdleError);
  const queries = (on: Pool | PoolClient): Queries => ({
    query: async <Row extends object>(sql: string, params: readonly Param[] = []) =>
      (await on.query<Row>(sql, params.map(asParam))).rows,
  });
  return {
    ...queries(pool),
    transaction: async (work) => {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        const value = await work(queries(client));
        await client.query('COMMIT');
        return value;
      } catch (cause) {
        await client.query('ROLLBACK').catch((failed: Error) => {
          broken = failed;
        });
        throw cause;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

const asParam = (param: Param): unknown =>
  param instanceof Uint8Array ? Buffer.from(param.buffer, param.byteOffset, param.byteLength) : param;
