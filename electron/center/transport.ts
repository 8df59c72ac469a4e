import { type Bytes, toHex } from '../../shared/bytes';
import { decodeCbor, encodeCbor } from '../../shared/codec/cbor';
import { Cursor } from '../../shared/codec/cursor';
import { DeskFailure } from '../../shared/errors';
import type { Setup } from '../../shared/setup';
import { loginStatement } from '../../shared/sync/protocol';
import { createHttpClient, type HttpClient } from './http';
import type { CenterDeps, CenterIdentity } from './session';

export interface Transport {
  /** One authenticated call; logs in first when needed, and once more when the center has forgotten the session. */
  call(path: string, body: Bytes): Promise<Bytes>;
  /** Drops the session; called when the desk locks. */
  forget(): void;
}

interface Session {
  readonly token: string;
  readonly expiresMs: number;
}

/** Renew a little before the end, so that a call does not meet it, in ms. */
const earlyMs = 30_000;

export function createTransport(deps: CenterDeps): Transport {
  let session: Session | null = null;
  let client: { readonly setup: Setup; readonly http: HttpClient } | null = null;

  const http = (): HttpClient => {
    const setup = deps.setup();
    if (!setup) throw new DeskFailure('NOT_CONFIGURED');
    if (client?.setup !== setup) {
      client?.http.close();
      client = { setup, http: createHttpClient(setup.center) };
    }
    return client.http;
  };

  const present = (): CenterIdentity => {
    const identity = deps.identity();
    if (!identity) throw new DeskFailure('LOCKED');
    return identity;
  };

  const login = async (): Promise<Session> => {
    const identity = present();
    const answer = identity.centerProof
      ? await loginAfterChange(http(), deps, identity, identity.centerProof)
      : await postLogin(http(), deps, identity);
    const row = Cursor.of(answer, 3);
    const next = { token: toHex(row.exactly(32)), expiresMs: row.int() };
    if (row.next() === true) throw new DeskFailure('PASSWORD_MUST_CHANGE');
    return next;
  };

  return {
    async call(path, body) {
      present();
      if (!session || session.expiresMs - earlyMs < deps.now()) session = await login();
      try {
        return await http().post(path, body, session.token);
      } catch (cause) {
        if (!(cause instanceof DeskFailure && cause.error.code === 'LOGIN_REFUSED')) throw cause;
        session = await login();
        return http().post(path, body, session.token);
      }
    },
    forget() {
      session = null;
      client?.http.close();
      client = null;
    },
  };
}

/** Statement over a fresh nonce, the token's signature, and the certificate. */
async function signedLogin(http: HttpClient, deps: CenterDeps, identity: CenterIdentity): Promise<unknown[]> {
  const nonce = new Cursor([decodeCbor(await http.post('/v1/nonce', encodeCbor([])))], 1).exactly(32);
  const origin = new URL(deps.setup()!.center.url).origin;
  const statement = loginStatement(origin, nonce, deps.now());
  return [statement, await identity.sign(statement), identity.certificate];
}

const postLogin = async (http: HttpClient, deps: CenterDeps, identity: CenterIdentity): Promise<Bytes> => {
  const signed = await signedLogin(http, deps, identity);
  return http.post('/v1/login', encodeCbor([...signed, identity.passwordProof]));
};

/**
 * The officer's own password takes the place of the one that was handed out (or of his former one). When the center
 * refuses, it may have taken the new one already and its answer been lost: then the new one logs in.
 */
async function loginAfterChange(
  http: HttpClient,
  deps: CenterDeps,
  identity: CenterIdentity,
  old: Bytes,
): Promise<Bytes> {
  const signed = await signedLogin(http, deps, identity);
  const change = http.post('/v1/password', encodeCbor([...signed, old, identity.passwordProof]));
  const refusal = await change.then(
    () => null,
    (cause: unknown) => cause,
  );
  const mayBeTaken = refusal instanceof DeskFailure && refusal.error.code === 'LOGIN_REFUSED';
  if (refusal !== null && !mayBeTaken) throw refusal;
  const answer = await postLogin(http, deps, identity);
  await identity.acceptCenterProof();
  return answer;
}

/** Whether the center takes this identity's password: a wrong one is false, no connection is an error. */
export async function isKnownToCenter(deps: Omit<CenterDeps, 'identity'>, identity: CenterIdentity): Promise<boolean> {
  const setup = deps.setup();
  if (!setup) throw new DeskFailure('NOT_CONFIGURED');
  const http = createHttpClient(setup.center);
  try {
    await postLogin(http, { ...deps, identity: () => identity }, identity);
    return true;
  } catch (cause) {
    if (cause instanceof DeskFailure && cause.error.code === 'LOGIN_REFUSED') return false;
    throw cause;
  } finally {
    http.close();
  }
}
