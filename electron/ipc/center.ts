import type { Bytes } from '../../shared/bytes';
import { encodeCbor } from '../../shared/codec/cbor';
import { Cursor } from '../../shared/codec/cursor';
import type { Transport } from '../center/transport';
import type { HandlerSet } from './handlers';

type CenterCall =
  | 'center.directory'
  | 'center.appendDirectory'
  | 'center.grants'
  | 'center.addGrants'
  | 'center.push'
  | 'center.pull';

/** The sync calls: main only carries sealed bytes between the vault worker and the center. */
export function centerHandlers(transport: Transport): HandlerSet<CenterCall> {
  const call = async (path: string, body: Bytes) => ({ bytes: await transport.call(path, body) });
  return {
    handlers: {
      'center.directory': ({ from }) => call('/v1/directory', encodeCbor([from])),
      'center.appendDirectory': async ({ bytes }) => {
        const answer = await transport.call('/v1/directory/add', bytes);
        return { position: Cursor.of(answer, 1).int() };
      },
      'center.grants': () => call('/v1/grants', encodeCbor([])),
      'center.addGrants': async ({ bytes }) => {
        await transport.call('/v1/grants/add', bytes);
        return {};
      },
      'center.push': ({ bytes }) => call('/v1/push', bytes),
      'center.pull': ({ bytes }) => call('/v1/pull', bytes),
    },
    unlockedOnly: [
      'center.directory',
      'center.appendDirectory',
      'center.grants',
      'center.addGrants',
      'center.push',
      'center.pull',
    ],
  };
}
