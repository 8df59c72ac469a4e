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
    if (identity.centerProof) await changePassword(http(), deps, identity, identity.centerProof);
    const signed = await signedLogin(http(), deps, identity);
    const answer = await http().post('/v1/login', encodeCbor([...signed, identity.passwordProof]));
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

/** The officer's own password takes the place of the one that was handed out (or of his former one). */
async function changePassword(http: HttpClient, deps: CenterDeps, identity: CenterIdentity, old: Bytes): Promise<void> {
  const signed = await signedLogin(http, deps, identity);
  await http.post('/v1/password', encodeCbor([...signed, old, identity.passwordProof]));
  await identity.acceptCenterProof();
}
