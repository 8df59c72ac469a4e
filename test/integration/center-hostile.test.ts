import { connect } from 'node:tls';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../center/store/database';
import { openDatabase } from '../../center/store/open';
import { type Bytes, concat, randomBytes } from '../../shared/bytes';
import { encodeCbor } from '../../shared/codec/cbor';
import { unwrap } from '../../shared/errors';
import { maxRequestBytes, parseError, writeList, writePull, writePush } from '../../shared/sync/protocol';
import { type Client, ownProof, TestCenter, told } from '../fixtures/center';
import { contentsOf, databaseKinds } from '../fixtures/databases';
import { makeRun, sealRun } from '../fixtures/parties';
import { makeScene, type Scene } from '../fixtures/scene';

const { kinds, missing } = databaseKinds();
if (missing) it.skip('PostgreSQL is not installed here: the center was tried on PGlite alone', () => undefined);

/** Limits that would end the attack before it has begun. */
const patient = { triesPerAddress: 1_000_000, triesPerAccount: 1_000_000, noncesPerMinute: 1_000_000 };

describe.each(kinds)('a hostile network before the center on $name', (kind) => {
  let database: Database;
  let scene: Scene;
  let center: TestCenter;
  let guest: Client;
  /** Path → a body that the center would take (or would have taken, had it not been used up). */
  let valid: Record<string, Bytes>;

  beforeAll(async () => {
    await kind.start();
    database = await openDatabase(await kind.next(), () => undefined);
    scene = await makeScene();
    const { world, officer, desk, keys } = scene;
    center = await TestCenter.start(world, database, { limits: patient });
    guest = await center.enter(officer);
    const batches = await makeRun(desk, keys, { count: 2 });
    const login = [...(await guest.signedLogin(officer, { nonce: randomBytes(32) })), ownProof(officer)];
    valid = {
      '/v1/nonce': encodeCbor([]),
      '/v1/login': encodeCbor(login),
      '/v1/password': encodeCbor([...login, randomBytes(32)]),
      '/v1/directory': encodeCbor([0]),
      '/v1/directory/add': world.adminEntry({ type: 'policy', name: 'thu', value: 1 }),
      '/v1/grants': encodeCbor([]),
      '/v1/grants/add': writeList([world.memberGrant(officer, officer)]),
      '/v1/push': writePush({ batches: batches.map((batch) => batch.wire), seal: sealRun(batches, officer) }),
      '/v1/pull': writePull({ cursors: [{ unitId: scene.district, year: 2025, seq: 0 }], maxBytes: 1_000_000 }),
    };
  });

  afterAll(async () => {
    guest.close();
    await center.close();
    await database.close();
    await kind.stop();
  });

  it('10,000 malformed bodies end in typed refusals; nothing is stored and nobody else notices', async () => {
    const paths = Object.keys(valid);
    const head = (major: number, length: bigint) => {
      const bytes = new Uint8Array(9);
      bytes[0] = (major << 5) | 27;
      new DataView(bytes.buffer).setBigUint64(1, length);
      return bytes;
    };
    const body = (path: string) =>
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.nat().map((cut) => valid[path]!.subarray(0, cut % valid[path]!.length)),
        fc.nat().map((bit) => {
          const bytes = valid[path]!.slice();
          bytes[(bit >> 3) % bytes.length]! ^= 1 << (bit & 7);
          // The few flips that leave a body as good as it was are not what is tried here.
          return concat(bytes, Uint8Array.of(0));
        }),
        // A flip alone, where the signature inside must find it; the calls that only read may be answered.
        fc.nat().map((bit) => {
          const bytes = valid[path]!.slice();
          bytes[(bit >> 3) % bytes.length]! ^= 1 << (bit & 7);
          return bytes;
        }),
        fc.tuple(fc.nat({ max: 7 }), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })).map(([major, n]) => head(major, n)),
        fc
          .tuple(fc.nat({ max: 20_000 }), fc.constantFrom(0x81, 0x9f, 0xa1, 0xbf, 0xc1, 0xd8))
          .map(([depth, byte]) => new Uint8Array(depth).fill(byte)),
        fc.jsonValue().map((value) => encodeCbor(value)),
        fc
          .array(fc.oneof(fc.string(), fc.double(), fc.uint8Array({ maxLength: 64 }), fc.constant(null)), {
            maxLength: 6,
          })
          .map((row) => encodeCbor(row)),
      );
    const request = fc.constantFrom(...paths).chain((path) => body(path).map((bytes) => ({ path, bytes })));
    const requests = fc.sample(request, { numRuns: 10_000, seed: 20251121 });
    const before = await contentsOf(database);
    const statuses = new Map<number, number>();
    let next = 0;
    const attack = async () => {
      while (next < requests.length) {
        const { path, bytes } = requests[next++]!;
        const answer = await guest.send(path, bytes);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status === 200)
          expect(['/v1/nonce', '/v1/directory', '/v1/grants', '/v1/pull', '/v1/grants/add']).toContain(path);
        else expect([path, answer.status, parseError(answer.body).code]).not.toContain('CENTER_REFUSED');
        expect([path, answer.status < 500]).toEqual([path, true]);
      }
    };
    await Promise.all(Array.from({ length: 6 }, attack));
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(10_000);
    expect(await contentsOf(database)).toBe(before);
    expect(center.lines.join('\n')).not.toContain('"what":"fault"');
    expect(told(await guest.pull())).toBe('ok');
  }, 400_000);

  it('a body that is too large is refused unread, and one that nobody logged in for is not read at all', async () => {
    const large = new Uint8Array(maxRequestBytes + 1);
    const said = async (path: string, body: Uint8Array, headers: Record<string, string> = {}) => {
      try {
        const answer = await guest.send(path, body, headers);
        return `${answer.status} ${parseError(answer.body).code}`;
      } catch {
        // The center closed the connection while the body was still on its way.
        return 'cut off';
      }
    };
    expect(['413 TOO_LARGE', 'cut off']).toContain(await said('/v1/push', large));
    expect(await said('/v1/nonce', new Uint8Array(65))).toBe('413 TOO_LARGE');
    expect(await said('/v1/login', new Uint8Array(40_000))).toBe('413 TOO_LARGE');
    const anonymous = await said('/v1/push', new Uint8Array(maxRequestBytes), { authorization: 'Bearer none' });
    expect(['401 LOGIN_REFUSED', 'cut off']).toContain(anonymous);
    expect(told(await guest.pull())).toBe('ok');
  });

  it('other kinds of content, other calls and other methods are refused by name', async () => {
    const said = async (path: string, type: string) => {
      const answer = await guest.send(path, encodeCbor([]), { 'content-type': type });
      return [answer.status, parseError(answer.body).code];
    };
    expect(await said('/v1/nonce', 'application/json')).toEqual([400, 'BAD_INPUT']);
    expect(await said('/v1/nonce', 'text/plain')).toEqual([400, 'BAD_INPUT']);
    expect(await said('/v1/letters', 'application/cbor')).toEqual([404, 'UNKNOWN_CALL']);
    expect(await said('/v1/pull/', 'application/cbor')).toEqual([404, 'UNKNOWN_CALL']);
  });

  it('whoever sends a request drop by drop is put out, and others are served meanwhile', async () => {
    const limits = { ...patient, requestMs: 2000, silenceMs: 5000 };
    const strict = await TestCenter.start(scene.world, database, { limits, directory: [] });
    const { port } = strict.running;
    const slow = (lines: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect({ host: '127.0.0.1', port, ca: strict.tls.ca });
        let heard = '';
        const drip = setInterval(() => socket.write('x'), 300);
        socket.on('secureConnect', () => socket.write(lines));
        socket.on('data', (part) => {
          heard += part.toString('latin1');
        });
        socket.on('error', (cause: Error & { code?: string }) => {
          if (cause.code !== 'ECONNRESET' && cause.code !== 'EPIPE') reject(cause);
        });
        socket.on('close', () => {
          clearInterval(drip);
          resolve(heard.split('\r\n')[0]!);
        });
      });
    const headers = 'host: 127.0.0.1\r\ncontent-type: application/cbor\r\ncontent-length: 30000\r\n';
    const attacks = [slow('POST /v1/login HTTP/1.1\r\nx-slow: '), slow(`POST /v1/login HTTP/1.1\r\n${headers}\r\n`)];
    const other = await strict.enter(scene.officer);
    unwrap(await other.pull());
    for (const heard of await Promise.all(attacks)) expect(['', 'HTTP/1.1 408 Request Timeout']).toContain(heard);
    other.close();
    await strict.close();
  });
});
