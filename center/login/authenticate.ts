import type { Bytes } from '../../shared/bytes';
import type { Cursor } from '../../shared/codec/cursor';
import { fingerprint, verifyByCertificate } from '../../shared/crypto/certificate';
import { DeskFailure } from '../../shared/errors';
import { type LoginStatement, parseLoginStatement } from '../../shared/sync/protocol';
import type { Center } from '../center';
import { takeNonce } from '../store/nonces';
import { type Counter, checkTries, clearTries, countTry } from '../store/tries';
import { type Caller, callerOf, refused } from './caller';
import { isTrusted } from './chain';
import { hashOf, isSameHash, passwordProof } from './proof';

/** A statement signed by a token: who asks to be let in. */
export interface SignedLogin {
  readonly statement: LoginStatement;
  readonly bytes: Bytes;
  readonly signature: Bytes;
  readonly certificate: Bytes;
}

/** Reads the first three items of a login or password request. @throws DeskFailure MALFORMED */
export function readSignedLogin(row: Cursor): SignedLogin {
  const bytes = row.bytes(512);
  return {
    bytes,
    statement: parseLoginStatement(bytes),
    signature: row.bytes(1024),
    certificate: row.bytes(16_384),
  };
}

export interface Authenticated extends Caller {
  /** What is stored of the password that was proven. */
  readonly proofHash: string;
  /** The password is the one handed out. */
  readonly isDefault: boolean;
}

/**
 * Lets an officer in by token and password. Every refusal is the same to the one who asks: which part was wrong is not
 * told. The nonce is used up in any case.
 * @throws DeskFailure LOGIN_REFUSED, TOO_MANY_TRIES
 */
export async function authenticate(
  center: Center,
  login: SignedLogin,
  proof: Bytes,
  address: string,
): Promise<Authenticated> {
  const { database, limits } = center;
  const now = center.now();
  const byAddress: Counter = { name: `address ${address}`, max: limits.triesPerAddress, windowMs: limits.triesMs };
  await checkTries(database, byAddress, now);
  try {
    return await withPassword(center, await byToken(center, login), proof);
  } catch (cause) {
    if (cause instanceof DeskFailure && cause.error.code === 'LOGIN_REFUSED') await countTry(database, byAddress, now);
    throw cause;
  }
}

async function byToken(center: Center, login: SignedLogin): Promise<Caller> {
  const now = center.now();
  const { statement, certificate } = login;
  if (!(await takeNonce(center.database, statement.nonce, now))) throw refused();
  if (originOf(statement.origin) !== center.origin) throw refused();
  if (!isTrusted(certificate, center.trust, now)) throw refused();
  if (!(await verifyByCertificate(certificate, login.bytes, login.signature))) throw refused();
  const { directory } = await center.directory.current();
  const caller = callerOf(center, directory, await fingerprint(certificate));
  if (!caller) throw refused();
  return caller;
}

/** Only the holder of the token can use up his tries: they are counted after the signature. */
async function withPassword(center: Center, caller: Caller, proof: Bytes): Promise<Authenticated> {
  const { database, limits } = center;
  const now = center.now();
  const { account, certSha256 } = caller;
  const byAccount: Counter = { name: `account ${account}`, max: limits.triesPerAccount, windowMs: limits.triesMs };
  await checkTries(database, byAccount, now);
  const [stored] = await database.query<{ proof_hash: string; must_change: boolean }>(
    'SELECT proof_hash, must_change FROM account_auth WHERE account = $1 AND certificate = $2',
    [account, certSha256],
  );
  const expected = stored?.proof_hash ?? hashOf(await passwordProof(center.defaultPassword, certSha256));
  const given = hashOf(proof);
  if (!isSameHash(given, expected)) {
    await countTry(database, byAccount, now);
    throw refused();
  }
  await clearTries(database, byAccount.name);
  if (!stored) {
    await database.query('INSERT INTO account_auth VALUES ($1, $2, $3, true) ON CONFLICT DO NOTHING', [
      account,
      certSha256,
      expected,
    ]);
  }
  return { ...caller, certSha256, proofHash: given, isDefault: stored?.must_change ?? true };
}

function originOf(text: string): string | null {
  return URL.canParse(text) ? new URL(text).origin : null;
}
