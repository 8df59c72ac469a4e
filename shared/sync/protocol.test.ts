import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRun, newHolder, sealRun, World } from '../../test/fixtures/parties';
import { type Bytes, fromHex, randomBytes, randomId } from '../bytes';
import { encodeCbor } from '../codec/cbor';
import { DeskFailure } from '../errors';
import { grantStatement, isGrantGenuine, parseGrant, writeGrant } from './grant';
import {
  loginStatement,
  parseError,
  parseList,
  parseLoginStatement,
  parsePage,
  parsePull,
  parsePush,
  writeError,
  writeList,
  writePage,
  writePull,
  writePush,
} from './protocol';
import { isSealGenuine, parseSeal, writeSeal } from './seal';

const readers: Record<string, (bytes: Bytes) => unknown> = {
  loginStatement: parseLoginStatement,
  push: parsePush,
  pull: parsePull,
  page: parsePage,
  list: (bytes) => parseList(bytes, 10, 100),
  seal: parseSeal,
  grant: parseGrant,
};

describe('what travels between desk and center', () => {
  it('comes back as it was written', () => {
    const nonce = randomBytes(32);
    expect(parseLoginStatement(loginStatement('https://a.invalid', nonce, 5))).toEqual({
      origin: 'https://a.invalid',
      nonce,
      atMs: 5,
    });
    const push = { batches: [randomBytes(9), randomBytes(3)], seal: randomBytes(5) };
    expect(parsePush(writePush(push))).toEqual(push);
    const pull = { cursors: [{ unitId: randomId(), year: 2025, seq: 2 ** 40 }], maxBytes: 1 };
    expect(parsePull(writePull(pull))).toEqual(pull);
    const page = {
      heads: [randomBytes(4)],
      entries: [{ receipt: randomBytes(2), batch: randomBytes(3), seal: 0 }],
      seals: [randomBytes(1)],
      more: true,
    };
    expect(parsePage(writePage(page))).toEqual(page);
    expect(parseList(writeList(push.batches), 2, 9)).toEqual(push.batches);
  });

  it('a page that points to a seal it does not bring is refused', () => {
    const page = {
      heads: [],
      entries: [{ receipt: randomBytes(2), batch: randomBytes(3), seal: 1 }],
      seals: [randomBytes(1)],
      more: false,
    };
    expect(() => parsePage(writePage(page))).toThrow('MALFORMED');
  });

  it('more, longer or emptier than agreed is refused', () => {
    expect(() => parsePush(writePush({ batches: [], seal: randomBytes(1) }))).toThrow('MALFORMED');
    expect(() =>
      parsePush(writePush({ batches: Array.from({ length: 65 }, () => randomBytes(1)), seal: randomBytes(1) })),
    ).toThrow('MALFORMED');
    expect(() => parseList(writeList([randomBytes(3), randomBytes(3)]), 1, 9)).toThrow('MALFORMED');
    expect(() => parseList(writeList([randomBytes(10)]), 1, 9)).toThrow('MALFORMED');
    expect(() => parsePull(writePull({ cursors: [], maxBytes: 5 * 1024 * 1024 }))).toThrow('MALFORMED');
  });

  it('any bytes at all are either read or refused, by the same typed failure', () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.jsonValue().map((value) => encodeCbor(value)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(readers)), noise, (name, bytes) => {
        try {
          readers[name]!(Uint8Array.from(bytes));
        } catch (cause) {
          expect(cause).toBeInstanceOf(DeskFailure);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('a refusal keeps its code and what it says; an unknown one becomes CENTER_REFUSED', () => {
    expect(parseError(writeError({ code: 'OLD_EPOCH', params: { epoch: 3 } }))).toEqual({
      code: 'OLD_EPOCH',
      params: { epoch: 3 },
    });
    expect(parseError(encodeCbor(['error', 'A_CODE_OF_TOMORROW', {}]))).toEqual({ code: 'CENTER_REFUSED' });
    expect(parseError(randomBytes(20))).toEqual({ code: 'CENTER_REFUSED' });
    expect(parseError(encodeCbor(['error', 'FORK', null]))).toEqual({ code: 'FORK', params: {} });
  });
});

describe('an officer’s signature', () => {
  it('a seal stands for its run and its own certificate alone', async () => {
    const world = await World.make();
    const officer = await world.addOfficer('can-bo', await world.addUnit('TẬP HUẤN'));
    const desk = await world.addDesk(officer);
    const run = await makeRun(desk, await world.addEpoch(officer), { count: 3 });
    const seal = parseSeal(sealRun(run, officer, 77));
    expect(seal).toMatchObject({ deskId: desk.deskId, unitId: officer.unitId, firstSeq: 1, lastSeq: 3, sealMs: 77 });
    expect(seal.lastBatchHash).toEqual(run[2]!.hash);
    expect(await isSealGenuine(seal)).toBe(true);
    const stranger = await newHolder(world.ca, 'Người lạ TẬP HUẤN');
    const borrowed = parseSeal(writeSeal(seal.statement, stranger.sign(seal.statement), stranger.certificate));
    expect(await isSealGenuine(borrowed)).toBe(false);
    const forged = parseSeal(writeSeal(seal.statement, stranger.sign(seal.statement), officer.certificate));
    expect(await isSealGenuine(forged)).toBe(false);
  });

  it('a grant is bound to its unit, epoch and reader', async () => {
    const world = await World.make();
    const fields = {
      unitId: randomId(),
      epoch: 2,
      kind: 'member',
      recipient: world.root.certSha256,
      recipientEpoch: 0,
      algorithm: 'rsa-oaep-sha1',
      wrapped: randomBytes(256),
    } as const;
    const grant = parseGrant(world.grant(fields, world.root));
    expect(grant).toMatchObject(fields);
    expect(await isGrantGenuine(grant)).toBe(true);
    for (const change of [
      { unitId: randomId() },
      { epoch: 3 },
      { recipient: randomId() + randomId() },
      { wrapped: fromHex('00') },
    ]) {
      const moved = writeGrant(grantStatement({ ...fields, ...change }), grant.signature, grant.certificate);
      expect(await isGrantGenuine(parseGrant(moved))).toBe(false);
    }
  });
});
