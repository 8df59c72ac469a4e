import type { FastifyInstance } from 'fastify';
import { encodeCbor } from '../../shared/codec/cbor';
import { Cursor } from '../../shared/codec/cursor';
import { DeskFailure } from '../../shared/errors';
import type { Center } from '../center';
import { open } from '../http';
import { authenticate, readSignedLogin } from '../login/authenticate';
import { hashOf, passwordProof } from '../login/proof';
import { closeSessions } from '../store/sessions';

/** `/v1/password`: a new password in place of the old one; the account's sessions end. */
export function passwordRoutes(app: FastifyInstance, center: Center): void {
  open(app, { path: '/v1/password', bodyLimit: 32_768 }, async (body, address) => {
    const row = Cursor.of(body, 5);
    const login = readSignedLogin(row);
    const [old, next] = [row.exactly(32), row.exactly(32)];
    const { account, certSha256, proofHash } = await authenticate(center, login, old, address);
    const handedOut = hashOf(await passwordProof(center.defaultPassword, certSha256));
    if (hashOf(next) === proofHash || hashOf(next) === handedOut) throw new DeskFailure('PASSWORD_WEAK');
    await center.database.transaction(async (tx) => {
      await tx.query(
        'UPDATE account_auth SET proof_hash = $3, must_change = false WHERE account = $1 AND certificate = $2',
        [account, certSha256, hashOf(next)],
      );
      await closeSessions(tx, account);
    });
    return encodeCbor([]);
  });
}
