import type { FastifyInstance } from 'fastify';
import { encodeCbor } from '../../shared/codec/cbor';
import { Cursor } from '../../shared/codec/cursor';
import type { Center } from '../center';
import { open } from '../http';
import { authenticate, readSignedLogin } from '../login/authenticate';
import { newNonce } from '../store/nonces';
import { openSession } from '../store/sessions';
import { countTry, tooMany } from '../store/tries';

const minuteMs = 60_000;

/** `/v1/nonce` and `/v1/login`. */
export function loginRoutes(app: FastifyInstance, center: Center): void {
  const { database, limits, now } = center;

  open(app, { path: '/v1/nonce', bodyLimit: 64 }, async (body, address) => {
    Cursor.of(body, 0);
    const counter = { name: `nonce ${address}`, max: limits.noncesPerMinute, windowMs: minuteMs };
    if ((await countTry(database, counter, now())) > limits.noncesPerMinute) throw tooMany(minuteMs);
    return encodeCbor(await newNonce(database, now(), limits.nonceMs));
  });

  open(app, { path: '/v1/login', bodyLimit: 32_768 }, async (body, address) => {
    const row = Cursor.of(body, 4);
    const login = readSignedLogin(row);
    const proof = row.exactly(32);
    const { account, certSha256: certificate, isDefault } = await authenticate(center, login, proof, address);
    const expiresMs = now() + limits.sessionMs;
    const token = await openSession(database, { account, certificate, mustChange: isDefault }, now(), expiresMs);
    return encodeCbor([token, expiresMs, isDefault]);
  });
}
