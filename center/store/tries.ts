import { DeskFailure } from '../../shared/errors';
import type { Queries } from './database';

/** Counters in the database, so that all nodes count together. A counter starts anew when its time is over. */
export interface Counter {
  readonly name: string;
  readonly max: number;
  readonly windowMs: number;
}

/** @throws DeskFailure TOO_MANY_TRIES while the counter is full. */
export async function checkTries(db: Queries, counter: Counter, nowMs: number): Promise<void> {
  const [row] = await db.query<{ until_ms: number }>(
    'SELECT until_ms FROM tries WHERE name = $1 AND count >= $2 AND until_ms > $3',
    [counter.name, counter.max, nowMs],
  );
  if (row) throw tooMany(row.until_ms - nowMs);
}

export async function countTry(db: Queries, counter: Counter, nowMs: number): Promise<number> {
  await db.query('DELETE FROM tries WHERE until_ms <= $1', [nowMs]);
  const [row] = await db.query<{ count: number }>(
    `INSERT INTO tries VALUES ($1, 1, $2)
     ON CONFLICT (name) DO UPDATE SET count = tries.count + 1 RETURNING count`,
    [counter.name, nowMs + counter.windowMs],
  );
  return row!.count;
}

export async function clearTries(db: Queries, name: string): Promise<void> {
  await db.query('DELETE FROM tries WHERE name = $1', [name]);
}

export const tooMany = (waitMs: number): DeskFailure =>
  new DeskFailure('TOO_MANY_TRIES', { seconds: Math.ceil(waitMs / 1000) });
