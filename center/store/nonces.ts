import { type Bytes, randomBytes, toHex } from '../../shared/bytes';
import type { Queries } from './database';

/** A new nonce, good for one use within `lifeMs`. */
export async function newNonce(db: Queries, nowMs: number, lifeMs: number): Promise<Bytes> {
  const nonce = randomBytes(32);
  await db.query('DELETE FROM nonce WHERE expires_ms <= $1', [nowMs]);
  await db.query('INSERT INTO nonce VALUES ($1, $2)', [toHex(nonce), nowMs + lifeMs]);
  return nonce;
}

/** Uses a nonce up; false when it was never given, was used before, or is too old. */
export async function takeNonce(db: Queries, nonce: Bytes, nowMs: number): Promise<boolean> {
  const rows = await db.query<{ expires_ms: number }>('DELETE FROM nonce WHERE nonce = $1 RETURNING expires_ms', [
    toHex(nonce),
  ]);
  return rows.length === 1 && rows[0]!.expires_ms > nowMs;
}
