import type { FastifyInstance } from 'fastify';
import { encodeCbor } from '../../shared/codec/cbor';
import { Cursor } from '../../shared/codec/cursor';
import { maxEntryBytes } from '../../shared/sync/directoryEntry';
import { writeList } from '../../shared/sync/protocol';
import type { Center } from '../center';
import { authed } from '../http';

/** `/v1/directory` and `/v1/directory/add`. Who signed an entry decides whether it is taken, not who brings it. */
export function directoryRoutes(app: FastifyInstance, center: Center): void {
  authed(app, center, { path: '/v1/directory', bodyLimit: 64 }, async (body) =>
    writeList(await center.directory.entriesAfter(Cursor.of(body, 1).int())),
  );

  authed(app, center, { path: '/v1/directory/add', bodyLimit: maxEntryBytes }, async (body) =>
    encodeCbor([await center.directory.add(body, center.now())]),
  );
}
