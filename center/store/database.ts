/** What the center asks of a database: SQL that PostgreSQL and PGlite both understand, and transactions. */
export type Param = string | number | boolean | Uint8Array | readonly string[] | null;

export interface Queries {
  /**
   * Runs one statement with `$1…` parameters and gives its rows: bigint as number, bytea as Uint8Array. The caller says
   * what its own statement selects.
   */
  query<Row extends object = Record<string, never>>(sql: string, params?: readonly Param[]): Promise<Row[]>;
}

export interface Database extends Queries {
  /** Runs `work` in one transaction (read committed): committed when it resolves, rolled back when it throws. */
  transaction<T>(work: (tx: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** An embedded database in a folder, or a server. */
export type DatabasePlace =
  | { readonly kind: 'pglite'; readonly dir: string }
  | { readonly kind: 'postgres'; readonly url: string };
