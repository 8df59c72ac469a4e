import type { Database } from './database';

/**
 * The tables, as steps that are applied once and in order. Ids and hashes are lower-case hex; `wire` columns hold bytes
 * exactly as they were received or signed, and are never rewritten. A step that was released is never changed.
 */
const steps: readonly (readonly string[])[] = [
  [
    // One row, locked by whoever appends to the directory (for update) or relies on it (for share).
    'CREATE TABLE directory_head (id int PRIMARY KEY CHECK (id = 1), position bigint NOT NULL)',
    'INSERT INTO directory_head VALUES (1, 0)',
    `CREATE TABLE directory_log (
       position bigint PRIMARY KEY,
       hash text NOT NULL UNIQUE,
       recorded_ms bigint NOT NULL,
       wire bytea NOT NULL)`,
    `CREATE TABLE unit_head (
       unit_id text NOT NULL,
       year int NOT NULL,
       seq bigint NOT NULL,
       head text NOT NULL,
       received_ms bigint NOT NULL,
       PRIMARY KEY (unit_id, year))`,
    'CREATE TABLE seal (hash text PRIMARY KEY, wire bytea NOT NULL)',
    `CREATE TABLE unit_log (
       unit_id text NOT NULL,
       year int NOT NULL,
       seq bigint NOT NULL,
       desk_id text NOT NULL,
       desk_seq bigint NOT NULL,
       batch_hash text NOT NULL,
       seal_hash text NOT NULL REFERENCES seal,
       receipt bytea NOT NULL,
       batch bytea NOT NULL,
       PRIMARY KEY (unit_id, year, seq),
       UNIQUE (unit_id, year, desk_id, desk_seq))`,
    // Ciphertext does not compress; out of line and as it is, so that its length is known without reading it.
    'ALTER TABLE unit_log ALTER COLUMN batch SET STORAGE EXTERNAL',
    `CREATE TABLE key_grant (
       hash text PRIMARY KEY,
       unit_id text NOT NULL,
       epoch int NOT NULL,
       kind text NOT NULL,
       recipient text NOT NULL,
       wire bytea NOT NULL)`,
    'CREATE INDEX key_grant_unit ON key_grant (unit_id, kind)',
    'CREATE INDEX key_grant_recipient ON key_grant (recipient)',
    `CREATE TABLE quarantine (
       desk_id text PRIMARY KEY,
       unit_id text NOT NULL,
       year int NOT NULL,
       desk_seq bigint NOT NULL,
       recorded_ms bigint NOT NULL,
       offered bytea NOT NULL)`,
    // The proof depends on the certificate, so a new certificate begins with the password handed out again.
    `CREATE TABLE account_auth (
       account text NOT NULL,
       certificate text NOT NULL,
       proof_hash text NOT NULL,
       must_change boolean NOT NULL,
       PRIMARY KEY (account, certificate))`,
    'CREATE TABLE nonce (nonce text PRIMARY KEY, expires_ms bigint NOT NULL)',
    `CREATE TABLE session (
       token_hash text PRIMARY KEY,
       account text NOT NULL,
       certificate text NOT NULL,
       must_change boolean NOT NULL,
       expires_ms bigint NOT NULL)`,
    'CREATE TABLE tries (name text PRIMARY KEY, count int NOT NULL, until_ms bigint NOT NULL)',
  ],
];

/** Brings the tables up to date; several nodes may start at once. */
export function migrate(database: Database): Promise<void> {
  return database.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(7301)');
    await tx.query('CREATE TABLE IF NOT EXISTS migration (step int PRIMARY KEY)');
    const done = new Set((await tx.query<{ step: number }>('SELECT step FROM migration')).map((row) => row.step));
    for (const [step, statements] of steps.entries()) {
      if (done.has(step)) continue;
      for (const statement of statements) await tx.query(statement);
      await tx.query('INSERT INTO migration VALUES ($1)', [step]);
    }
  });
}
