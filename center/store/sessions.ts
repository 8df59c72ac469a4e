import { type Bytes, randomBytes } from '../../shared/bytes';
import { hashOf } from '../login/proof';
import type { Queries } from './database';

export interface Session {
  readonly account: string;
  /** Fingerprint of the certificate that logged in. */
  readonly certificate: string;
  /** Logged in with the password handed out: opens nothing. */
  readonly mustChange: boolean;
}

/** Stores a session and gives its bearer token, of which only a hash is kept. */
export async function openSession(db: Queries, session: Session, nowMs: number, expiresMs: number): Promise<Bytes> {
  const token = randomBytes(32);
  await db.query('DELETE FROM session WHERE expires_ms <= $1', [nowMs]);
  await db.query('INSERT INTO session VALUES ($1, $2, $3, $4, $5)', [
    hashOf(token),
    session.account,
    session.certificate,
    session.mustChange,
    expiresMs,
  ]);
  return token;
}

export async function findSession(db: Queries, token: Bytes, nowMs: number): Promise<Session | null> {
  const [row] = await db.query<{ account: string; certificate: string; must_change: boolean }>(
    'SELECT account, certificate, must_change FROM session WHERE token_hash = $1 AND expires_ms > $2',
    [hashOf(token), nowMs],
  );
  return row ? { account: row.account, certificate: row.certificate, mustChange: row.must_change } : null;
}

export async function closeSessions(db: Queries, account: string): Promise<void> {
  await db.query('DELETE FROM session WHERE account = $1', [account]);
}
