import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Bytes, fromHex } from '../shared/bytes';
import { type DeskError, DeskFailure, type ErrorCode } from '../shared/errors';
import { maxRequestBytes, writeError } from '../shared/sync/protocol';
import type { Center } from './center';
import { type Caller, callerOf, refused } from './login/caller';
import { findSession } from './store/sessions';

/** Answers one call: body in, body out. Expected failures are thrown as DeskFailure. */
export interface Route {
  readonly path: string;
  /** Largest body in bytes. */
  readonly bodyLimit: number;
}
export type OpenHandler = (body: Bytes, address: string) => Promise<Bytes>;
export type CallerHandler = (body: Bytes, caller: Caller) => Promise<Bytes>;

export interface Tls {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

const contentType = 'application/cbor';

const statuses: Partial<Record<ErrorCode, number>> = {
  BAD_INPUT: 400,
  MALFORMED: 400,
  PASSWORD_WEAK: 400,
  LOGIN_REFUSED: 401,
  PASSWORD_MUST_CHANGE: 403,
  NOT_ALLOWED: 403,
  NOT_MEMBER: 403,
  UNSIGNED: 403,
  UNKNOWN_CALL: 404,
  OUT_OF_SEQUENCE: 409,
  FORK: 409,
  OLD_EPOCH: 409,
  DIRECTORY_INVALID: 409,
  TOO_LARGE: 413,
  TOO_MANY_TRIES: 429,
};

/** The server without its routes: TLS, sizes, time limits, one form of error, one line of log per request. */
export function createHttp(center: Center, tls: Tls): FastifyInstance {
  const { limits, log } = center;
  const app = Fastify({
    https: {
      ...tls,
      minVersion: 'TLSv1.2' as const,
      // How often late requests are looked for; they are dropped that much later than their limit says.
      connectionsCheckingInterval: Math.min(limits.silenceMs, 5000),
    },
    bodyLimit: maxRequestBytes,
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.silenceMs,
    keepAliveTimeout: limits.silenceMs,
    forceCloseConnections: true,
    return503OnClosing: false,
  }) as unknown as FastifyInstance;
  app.server.headersTimeout = Math.min(limits.requestMs, limits.silenceMs);

  app.removeAllContentTypeParsers();
  app.addContentTypeParser(contentType, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setNotFoundHandler((_request, reply) => sendError(reply, { code: 'UNKNOWN_CALL' }));
  app.setErrorHandler((cause: Error & { code?: string }, request, reply) => {
    const error = expected(cause);
    if (!error) log({ what: 'fault', path: pathOf(request), name: cause.name, message: cause.message.slice(0, 200) });
    return sendError(reply, error ?? { code: 'INTERNAL' });
  });
  app.addHook('onResponse', async (request, reply) => {
    const ms = Math.round(reply.elapsedTime);
    log({ what: 'request', method: request.method, path: pathOf(request), status: reply.statusCode, ms });
  });
  return app;
}

/** A call that needs no session. */
export function open(app: FastifyInstance, { path, bodyLimit }: Route, handle: OpenHandler): void {
  app.post(path, { bodyLimit }, async (request, reply) => sendBytes(reply, await handle(bodyOf(request), request.ip)));
}

/** A call by somebody who has logged in; that is checked before the body is read, and against the directory of now. */
export function authed(app: FastifyInstance, center: Center, { path, bodyLimit }: Route, handle: CallerHandler): void {
  const callers = new WeakMap<FastifyRequest, Caller>();
  app.post(
    path,
    {
      bodyLimit,
      onRequest: async (request) => {
        callers.set(request, await identify(center, request.headers.authorization));
      },
    },
    async (request, reply) => sendBytes(reply, await handle(bodyOf(request), callers.get(request)!)),
  );
}

async function identify(center: Center, authorization: string | undefined): Promise<Caller> {
  const token = /^Bearer ([0-9a-f]{64})$/.exec(authorization ?? '')?.[1];
  if (!token) throw refused();
  const session = await findSession(center.database, fromHex(token), center.now());
  if (!session) throw refused();
  const { directory } = await center.directory.current();
  const caller = callerOf(center, directory, session.certificate);
  if (caller?.account !== session.account) throw refused();
  if (session.mustChange) throw new DeskFailure('PASSWORD_MUST_CHANGE');
  return caller;
}

function bodyOf(request: FastifyRequest): Bytes {
  if (!(request.body instanceof Uint8Array)) throw new DeskFailure('MALFORMED', { what: 'body' });
  return Uint8Array.from(request.body);
}

/** The failure as it may be told; null for a fault of ours. */
function expected(cause: Error & { code?: string }): DeskError | null {
  if (cause instanceof DeskFailure) return cause.error.code in statuses ? cause.error : null;
  if (cause.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'TOO_LARGE' };
  if (cause.code?.startsWith('FST_ERR_CTP_')) return { code: 'BAD_INPUT', params: { what: 'content' } };
  return null;
}

const pathOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'unknown';

const sendBytes = (reply: FastifyReply, bytes: Bytes): FastifyReply =>
  reply
    .type(contentType)
    .header('cache-control', 'no-store')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));

const sendError = (reply: FastifyReply, error: DeskError): FastifyReply =>
  sendBytes(reply.code(statuses[error.code] ?? 500), writeError(error));
