import type { FastifyInstance } from 'fastify';
import { maxRequestBytes, writeList } from '../../shared/sync/protocol';
import type { Center } from '../center';
import { authed } from '../http';
import { appendRun } from '../push/append';
import { parseRun } from '../push/run';

/** `/v1/push`. */
export function pushRoutes(app: FastifyInstance, center: Center): void {
  authed(app, center, { path: '/v1/push', bodyLimit: maxRequestBytes }, async (body, caller) =>
    writeList(await appendRun(center, await parseRun(body), caller)),
  );
}
