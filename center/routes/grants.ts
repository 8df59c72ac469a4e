import type { FastifyInstance } from 'fastify';
import { encodeCbor } from '../../shared/codec/cbor';
import { Cursor } from '../../shared/codec/cursor';
import { parseGrant } from '../../shared/sync/grant';
import { maxRequestBytes, parseList, writeList } from '../../shared/sync/protocol';
import type { Center } from '../center';
import { addGrants } from '../grants/add';
import { grantsFor } from '../grants/find';
import { authed } from '../http';

const maxGrants = 4096;
const maxGrantBytes = 24_576;

/** `/v1/grants` and `/v1/grants/add`. */
export function grantRoutes(app: FastifyInstance, center: Center): void {
  authed(app, center, { path: '/v1/grants', bodyLimit: 64 }, async (body, caller) => {
    Cursor.of(body, 0);
    return writeList(await grantsFor(center, caller));
  });

  authed(app, center, { path: '/v1/grants/add', bodyLimit: maxRequestBytes }, async (body) => {
    await addGrants(center, parseList(body, maxGrants, maxGrantBytes).map(parseGrant));
    return encodeCbor([]);
  });
}
