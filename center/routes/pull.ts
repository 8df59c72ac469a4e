import type { FastifyInstance } from 'fastify';
import { DeskFailure } from '../../shared/errors';
import { parsePull, writePage } from '../../shared/sync/protocol';
import type { Center } from '../center';
import { authed } from '../http';
import { HeadSigner } from '../pull/heads';
import { readPage } from '../pull/page';

/** `/v1/pull`: an officer reads his unit and everything below it; an account administrator reads nothing. */
export function pullRoutes(app: FastifyInstance, center: Center): void {
  const signer = new HeadSigner(center);
  authed(app, center, { path: '/v1/pull', bodyLimit: 2 * 1024 * 1024 }, async (body, caller) => {
    if (caller.kind === 'quan-tri' || !caller.unitId) throw new DeskFailure('NOT_ALLOWED');
    const request = parsePull(body);
    const { directory } = await center.directory.current();
    const unitIds = directory.subtree(caller.unitId).map((unit) => unit.unitId);
    return writePage(await readPage(center.database, signer, unitIds, request));
  });
}
