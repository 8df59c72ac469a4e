import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, equalBytes, randomBytes, randomId, toHex } from '../bytes';
import { decodeCbor, encodeCbor } from '../codec/cbor';
import { newSigningKey, type SigningKey } from '../crypto/sign';
import { DeskFailure } from '../errors';
import { type Batch, isSignedBy, makeBatch, openBatch, parseBatch, zeroHash } from './batch';
import { hlcOf, opIdOf } from './hlc';
import { type Op, opKind } from './op';
import { type UnitKeys, unitKeys } from './unitKeys';

const unitId = randomId();
const deskId = randomId();
let keys: UnitKeys;
let device: SigningKey;

const op = (counter: number, text: string): Op => ({
  kind: opKind.put,
  opId: opIdOf(hlcOf(1_700_000_000_000, counter), deskId),
  recType: 1,
  recId: randomId(),
  base: {},
  body: { 1: text },
  actor: 'can-bo',
  reason: 'TẬP HUẤN',
});
const place = { unitId, year: 2025, deskId, seq: 1, prev: zeroHash, seenSeq: 0, seenHead: zeroHash };
const make = (ops: readonly Op[] = [op(1, 'đơn'), op(2, 'thư')], fields: Partial<typeof place> = {}): Promise<Batch> =>
  makeBatch({ ...place, ...fields, ops }, keys, device);

beforeAll(async () => {
  keys = await unitKeys(unitId, 1, randomBytes(32));
  device = await newSigningKey();
});

describe('a batch', () => {
  it('gives back the ops that went in, to who holds the unit’s keys', async () => {
    const ops = [op(2, 'một'), op(1, 'hai')];
    const batch = await parseBatch((await make(ops, { seq: 3, year: 2026 })).wire);
    expect(batch.head).toMatchObject({ unitId, deskId, year: 2026, seq: 3, epoch: 1, opCount: 2 });
    expect([batch.head.hlcMin, batch.head.hlcMax]).toEqual([hlcOf(1_700_000_000_000, 1), hlcOf(1_700_000_000_000, 2)]);
    expect(await openBatch(batch, keys)).toEqual(ops);
    expect(await isSignedBy(batch, device.publicKey)).toBe(true);
  });

  it('opens under no other secret, and is signed by no other desk', async () => {
    const batch = await make();
    const other = await unitKeys(unitId, 1, randomBytes(32));
    await expect(openBatch(batch, other)).rejects.toMatchObject({ error: { code: 'BATCH_INVALID' } });
    expect(await isSignedBy(batch, (await newSigningKey()).publicKey)).toBe(false);
  });

  it('shows no word of a letter, and has its own salt every time', async () => {
    const [a, b] = [await make([op(1, 'Hư Cấu')]), await make([op(1, 'Hư Cấu')])];
    expect(Buffer.from(a.wire).includes('Hư Cấu')).toBe(false);
    expect(toHex(a.head.salt)).not.toBe(toHex(b.head.salt));
  });

  it('no flipped bit anywhere goes unseen', async () => {
    const { wire } = await make();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: wire.length * 8 - 1 }), async (bit) => {
        const altered = wire.slice();
        altered[bit >> 3]! ^= 1 << (bit & 7);
        expect(await isAccepted(altered)).toBe(false);
      }),
    );
  });

  it('can’t be moved to another place: every field of its head is bound to what is inside', async () => {
    const batch = await make();
    const [, length, hash] = decodeCbor(batch.header) as unknown[];
    const head = decodeCbor(batch.headBytes) as unknown[];
    const others: unknown[] = ['KB2', randomBytes(16), 2026, randomBytes(16), 2, randomBytes(32), 2, randomBytes(16)];
    others.push(3, randomBytes(8), randomBytes(8), 9, randomBytes(32), 1);
    for (const [at, value] of others.entries()) {
      const moved = encodeCbor(head.map((item, i) => (i === at ? value : item)));
      const wire = encodeCbor([encodeCbor([moved, length, hash]), batch.signature, batch.ciphertext]);
      expect([at, await opens(wire)]).toEqual([at, false]);
    }
  });

  it('is refused when it is too large, and when it is none', async () => {
    await expect(parseBatch(new Uint8Array(2 * 1024 * 1024 + 1))).rejects.toMatchObject({
      error: { code: 'TOO_LARGE' },
    });
    for (const wire of [randomBytes(0), randomBytes(50), encodeCbor(['KB1', 1, 2])]) {
      await expect(parseBatch(wire)).rejects.toMatchObject({ error: { code: 'MALFORMED' } });
    }
  });

  it('holds at least one op and at most 512', async () => {
    await expect(make([])).rejects.toThrow(RangeError);
    await expect(make(Array.from({ length: 513 }, (_, i) => op(i, '')))).rejects.toThrow(RangeError);
  });

  it('its hash binds the header and the signature', async () => {
    const [a, b] = [await make(), await make()];
    expect(equalBytes(a.hash, b.hash)).toBe(false);
    expect(equalBytes((await parseBatch(a.wire)).hash, a.hash)).toBe(true);
  });
});

/** True when a reader takes the bytes: parsed, signed by the desk, opened. */
async function isAccepted(wire: Bytes): Promise<boolean> {
  return (await opens(wire)) && isSignedBy(await parseBatch(wire), device.publicKey);
}

async function opens(wire: Bytes): Promise<boolean> {
  try {
    await openBatch(await parseBatch(wire), keys);
    return true;
  } catch (cause) {
    if (cause instanceof DeskFailure) return false;
    throw cause;
  }
}
