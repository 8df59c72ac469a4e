import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTrainingCa } from '../../build/training/ca';
import { passwordProof } from '../../center/login/proof';
import type { Database } from '../../center/store/database';
import { openDatabase } from '../../center/store/open';
import { equalBytes, randomBytes, toHex } from '../../shared/bytes';
import { encodeCbor } from '../../shared/codec/cbor';
import { unwrap } from '../../shared/errors';
import { isSignedBy, openBatch, parseBatch, zeroHash } from '../../shared/sync/batch';
import { isHeadGenuine, isReceiptGenuine, nextHead, parseHead, parseReceipt } from '../../shared/sync/receipt';
import { parseSeal } from '../../shared/sync/seal';
import { type UnitKeys, unitKeys } from '../../shared/sync/unitKeys';
import { type Client, defaultPassword, ownProof, TestCenter, told } from '../fixtures/center';
import { contentsOf, databaseKinds, emptyDatabase } from '../fixtures/databases';
import { type Desk, makeRun, newHolder, type Officer, sealRun, type World } from '../fixtures/parties';
import { makeScene } from '../fixtures/scene';

const { kinds, missing } = databaseKinds();

if (missing) it.skip('PostgreSQL is not installed here: the center was tried on PGlite alone', () => undefined);

describe.each(kinds)('the center on $name', (kind) => {
  let world: World;
  let database: Database;
  let center: TestCenter;
  let province: string;
  let district: string;
  let sibling: string;
  let officer: Officer;
  let superior: Officer;
  let neighbour: Officer;
  let admin: Officer;
  let desk: Desk;
  let keys: UnitKeys;
  const clients: Client[] = [];

  beforeAll(async () => {
    await kind.start();
    database = await openDatabase(await kind.next(), () => undefined);
  });
  afterAll(async () => {
    await database.close();
    await kind.stop();
  });

  beforeEach(async () => {
    const scene = await makeScene();
    ({ world, province, district, sibling, officer, superior, neighbour, admin, desk, keys } = scene);
    await emptyDatabase(database);
    center = await TestCenter.start(world, database);
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await center.close();
  });

  const enter = async (who: Officer): Promise<Client> => {
    const client = await center.enter(who);
    clients.push(client);
    return client;
  };
  const client = (): Client => {
    const made = center.client();
    clients.push(made);
    return made;
  };

  /** Runs what must be refused, and checks that the database is as it was. */
  const refuses = async (attempt: () => Promise<string>): Promise<string> => {
    const before = await contentsOf(database);
    const said = await attempt();
    expect(await contentsOf(database)).toBe(before);
    return said;
  };

  describe('letting people in', () => {
    it('opens nothing but the password change to the password that was handed out', async () => {
      const guest = client();
      const handedOut = await passwordProof(defaultPassword, officer.certSha256);
      expect(unwrap(await guest.login(officer, handedOut)).mustChange).toBe(true);
      expect(told(await guest.pull())).toBe('PASSWORD_MUST_CHANGE');
      expect(told(await guest.directory())).toBe('PASSWORD_MUST_CHANGE');
      expect(told(await guest.changePassword(officer, handedOut, ownProof(officer)))).toBe('ok');
      expect(unwrap(await guest.login(officer, ownProof(officer))).mustChange).toBe(false);
      expect(told(await guest.pull())).toBe('ok');
    });

    it('ends every session of the account when its password changes', async () => {
      const guest = await enter(officer);
      expect(told(await client().changePassword(officer, ownProof(officer), randomBytes(32)))).toBe('ok');
      expect(told(await guest.pull())).toBe('LOGIN_REFUSED');
    });

    it('takes neither the old password nor the one handed out as a new one', async () => {
      await enter(officer);
      const handedOut = await passwordProof(defaultPassword, officer.certSha256);
      const guest = client();
      const change = (next: Uint8Array<ArrayBuffer>) => guest.changePassword(officer, ownProof(officer), next);
      expect(await refuses(async () => told(await change(ownProof(officer))))).toBe('PASSWORD_WEAK');
      expect(await refuses(async () => told(await change(handedOut)))).toBe('PASSWORD_WEAK');
    });

    it('refuses everybody else in the same words', async () => {
      const guest = client();
      const proof = await passwordProof(defaultPassword, officer.certSha256);
      const day = 86_400_000;
      const stranger = await newHolder(world.ca, 'Người lạ TẬP HUẤN');
      const expired = await newHolder(world.ca, 'Hết hạn TẬP HUẤN', { to: new Date(Date.now() - day / 2) });
      const early = await newHolder(world.ca, 'Chưa tới hạn TẬP HUẤN', { from: new Date(Date.now() + day) });
      const foreign = await newHolder(createTrainingCa('CA khác TẬP HUẤN'), 'Người ngoài TẬP HUẤN');
      for (const [account, holder] of Object.entries({ expired, early, foreign })) {
        const { certificate } = holder;
        const entry = await world.declare({ account, kind: 'nguoi-dung', unitId: district, certificate });
        await (await enter(admin)).post('/v1/directory/add', entry);
      }
      const send = async (parts: unknown[]) => told(await guest.post('/v1/login', encodeCbor([...parts, proof])));
      const used = await guest.nonce();
      await guest.post('/v1/login', encodeCbor([...(await guest.signedLogin(officer, { nonce: used })), proof]));
      const late = await guest.signedLogin(officer);
      const byOther = await guest.signedLogin(officer);
      byOther[1] = neighbour.sign(byOther[0] as Uint8Array<ArrayBuffer>);
      const attempts: Record<string, () => Promise<string>> = {
        'a nonce that was never given': async () => send(await guest.signedLogin(officer, { nonce: randomBytes(32) })),
        'a nonce that was used': async () => send(await guest.signedLogin(officer, { nonce: used })),
        'a statement for another site': async () =>
          send(await guest.signedLogin(officer, { origin: 'https://elsewhere.invalid' })),
        'a statement for no site': async () => send(await guest.signedLogin(officer, { origin: 'nowhere' })),
        'a signature by another key': () => send(byOther),
        'a certificate that nobody declared': async () => send(await guest.signedLogin(stranger)),
        'a certificate past its date': async () => send(await guest.signedLogin(expired)),
        'a certificate before its date': async () => send(await guest.signedLogin(early)),
        'a certificate by an unknown authority': async () => send(await guest.signedLogin(foreign)),
        'a wrong password': async () => told(await guest.login(officer, randomBytes(32))),
        'bytes that are no certificate': async () => {
          const parts = await guest.signedLogin(officer);
          parts[2] = randomBytes(700);
          return send(parts);
        },
      };
      for (const [what, attempt] of Object.entries(attempts)) {
        expect([what, await refuses(attempt)]).toEqual([what, 'LOGIN_REFUSED']);
      }
      center.ahead = 61_000;
      expect(await refuses(() => send(late))).toBe('LOGIN_REFUSED');
    });

    it('refuses a suspended account, and the session that it still had', async () => {
      const guest = await enter(officer);
      const body = { type: 'account.state', account: officer.account, state: 'suspended', reason: 'TẬP HUẤN' } as const;
      const entry = await world.record(world.adminEntry(body));
      expect(told(await (await enter(admin)).post('/v1/directory/add', entry))).toBe('ok');
      expect(told(await guest.pull())).toBe('LOGIN_REFUSED');
      expect(told(await client().login(officer, ownProof(officer)))).toBe('LOGIN_REFUSED');
    });

    it('forgets a session after its time, and knows no invented one', async () => {
      const guest = await enter(officer);
      center.ahead = 31 * 60_000;
      expect(told(await guest.pull())).toBe('LOGIN_REFUSED');
      guest.token = toHex(randomBytes(32));
      expect(told(await guest.pull())).toBe('LOGIN_REFUSED');
      guest.token = null;
      for (const path of [
        '/v1/pull',
        '/v1/push',
        '/v1/directory',
        '/v1/directory/add',
        '/v1/grants',
        '/v1/grants/add',
      ]) {
        expect(told(await guest.post(path, encodeCbor([])))).toBe('LOGIN_REFUSED');
      }
    });

    it('stops listening to guesses, even to the right one, until the time is over', async () => {
      await enter(officer);
      const guest = client();
      for (let i = 0; i < 10; i++) expect(told(await guest.login(officer, randomBytes(32)))).toBe('LOGIN_REFUSED');
      expect(told(await guest.login(officer, ownProof(officer)))).toBe('TOO_MANY_TRIES');
      expect(told(await client().login(superior, await passwordProof(defaultPassword, superior.certSha256)))).toBe(
        'ok',
      );
      center.ahead = 16 * 60_000;
      expect(told(await guest.login(officer, ownProof(officer)))).toBe('ok');
    });

    it("does not let a stranger use up an officer's tries", async () => {
      await enter(officer);
      const guest = client();
      for (let i = 0; i < 12; i++) {
        const parts = await guest.signedLogin(officer);
        parts[1] = neighbour.sign(parts[0] as Uint8Array<ArrayBuffer>);
        await guest.post('/v1/login', encodeCbor([...parts, randomBytes(32)]));
      }
      expect(told(await client().login(officer, ownProof(officer)))).toBe('ok');
    });

    it('stops listening to an address that only guesses', async () => {
      const guest = client();
      const proof = randomBytes(32);
      const guess = async () =>
        told(
          await guest.post('/v1/login', encodeCbor([...(await guest.signedLogin(neighbour, { nonce: proof })), proof])),
        );
      for (let i = 0; i < 60; i++) expect(await guess()).toBe('LOGIN_REFUSED');
      expect(await guess()).toBe('TOO_MANY_TRIES');
    });

    it('begins a new certificate of an account with the password that is handed out', async () => {
      await enter(officer);
      const heir = await newHolder(world.ca, 'Người kế nhiệm TẬP HUẤN');
      const body = { type: 'account.handover', account: officer.account, holder: 'Người kế nhiệm TẬP HUẤN' } as const;
      const entry = await world.record(world.adminEntry({ ...body, certificate: heir.certificate }));
      expect(told(await (await enter(admin)).post('/v1/directory/add', entry))).toBe('ok');
      expect(told(await client().login(officer, ownProof(officer)))).toBe('LOGIN_REFUSED');
      const handedOut = await passwordProof(defaultPassword, heir.certSha256);
      expect(unwrap(await client().login(heir, handedOut)).mustChange).toBe(true);
    });
  });

  describe('taking letters in', () => {
    it('answers a signed receipt per batch, and gives the same batches back to the unit and its superior', async () => {
      const run = await makeRun(desk, keys, { count: 3 });
      const receipts = unwrap(await (await enter(officer)).push(run, officer)).map(parseReceipt);
      let head = zeroHash;
      for (const [i, receipt] of receipts.entries()) {
        expect(await isReceiptGenuine(receipt, center.receiptKey.publicKey)).toBe(true);
        expect(receipt).toMatchObject({ unitId: district, seq: i + 1, deskId: desk.deskId, deskSeq: i + 1 });
        expect(equalBytes(receipt.prevHead, head)).toBe(true);
        head = await nextHead(head, i + 1, run[i]!.hash, receipt.receivedMs);
        expect(equalBytes(receipt.head, head)).toBe(true);
      }
      for (const reader of [officer, superior]) {
        const page = unwrap(await (await enter(reader)).pull());
        expect(page.more).toBe(false);
        expect(page.entries).toHaveLength(3);
        const signed = parseHead(page.heads[0]!);
        expect(await isHeadGenuine(signed, center.receiptKey.publicKey)).toBe(true);
        expect([signed.seq, toHex(signed.head)]).toEqual([3, toHex(head)]);
        expect(parseSeal(page.seals[0]!).certSha256).toEqual(Uint8Array.from(Buffer.from(officer.certSha256, 'hex')));
        const batch = await parseBatch(page.entries[2]!.batch);
        expect(await isSignedBy(batch, desk.key.publicKey)).toBe(true);
        expect((await openBatch(batch, keys))[0]!.body).toEqual({ 1: 'TẬP HUẤN' });
      }
      const elsewhere = unwrap(await (await enter(neighbour)).pull());
      expect([elsewhere.heads, elsewhere.entries]).toEqual([[], []]);
    });

    it('gives the receipts it gave before to a desk that asks again, and adds only what is new', async () => {
      const guest = await enter(officer);
      const run = await makeRun(desk, keys, { count: 3 });
      const first = unwrap(await guest.push(run.slice(0, 2), officer));
      expect(await refuses(async () => told(await guest.push(run.slice(0, 2), officer)))).toBe('ok');
      expect(unwrap(await guest.push(run.slice(0, 2), officer))).toEqual(first);
      const all = unwrap(await guest.push(run, officer));
      expect(all.slice(0, 2)).toEqual(first);
      expect(parseReceipt(all[2]!).seq).toBe(3);
      expect(unwrap(await guest.push(run.slice(1), officer)).map(toHex)).toEqual(all.slice(1).map(toHex));
      expect(unwrap(await guest.pull()).entries).toHaveLength(3);
    });

    it('sends pages of whole entries until all is told, each entry once', async () => {
      const guest = await enter(officer);
      const other = await world.addDesk(superior);
      expect(told(await guest.post('/v1/directory/add', world.log.at(-1)!))).toBe('ok');
      const text = toHex(randomBytes(150_000));
      const run = await makeRun(desk, keys, { count: 12, text });
      unwrap(await guest.push(run, officer));
      const above = await enter(superior);
      unwrap(await above.push(await makeRun(other, world.keys.get(province)!, { count: 2 }), superior));
      const seen: string[] = [];
      const cursors = new Map<string, { unitId: string; year: number; seq: number }>();
      for (let more = true, pages = 0; more; pages++) {
        const page = unwrap(await above.pull([...cursors.values()]));
        expect(page.heads).toHaveLength(2);
        const weight = page.entries.reduce((sum, entry) => sum + entry.batch.length, 0);
        expect(weight).toBeLessThanOrEqual(1024 * 1024);
        for (const { receipt } of page.entries) {
          const { unitId, year, seq } = parseReceipt(receipt);
          expect(seq).toBe((cursors.get(unitId)?.seq ?? 0) + 1);
          cursors.set(unitId, { unitId, year, seq });
          seen.push(`${unitId}/${seq}`);
        }
        more = page.more;
        expect(pages).toBeLessThan(20);
      }
      expect([seen.length, new Set(seen).size]).toEqual([14, 14]);
    });

    it('sends an entry that is larger than a page alone', async () => {
      const guest = await enter(officer);
      const text = toHex(randomBytes(1_300_000));
      const run = await makeRun(desk, keys, { count: 2, text });
      unwrap(await guest.push(run, officer));
      const page = unwrap(await guest.pull());
      expect(page.entries).toHaveLength(1);
      expect(page.entries[0]!.batch.length).toBeGreaterThan(1024 * 1024);
      expect(page.more).toBe(true);
    });

    it('gives an account administrator neither letters nor keys, and takes none from him', async () => {
      const guest = await enter(admin);
      expect(told(await guest.pull())).toBe('NOT_ALLOWED');
      expect(unwrap(await guest.grants())).toEqual([]);
      const own = await world.addDesk(admin);
      expect(told(await guest.post('/v1/directory/add', world.log.at(-1)!))).toBe('ok');
      const run = await makeRun(own, world.keys.get(province)!);
      expect(await refuses(async () => told(await guest.push(run, admin)))).toBe('NOT_MEMBER unit');
    });

    it('refuses what is not signed, not in order, not of this unit or not of this time, and changes nothing', async () => {
      const guest = await enter(officer);
      const run = await makeRun(desk, keys, { count: 4 });
      unwrap(await guest.push(run.slice(0, 1), officer));
      const next = run.slice(1);
      const year = new Date().getUTCFullYear();
      const uncertified: Desk = { ...desk, deskId: toHex(randomBytes(16)) };
      const stolen: Desk = { ...desk, key: (await world.addDesk(neighbour)).key };
      const colleague = await world.addOfficer('dong-nghiep', district);
      const hisDesk = await world.addDesk(colleague);
      for (const entry of world.log.slice(-3)) await guest.post('/v1/directory/add', entry);
      const after = { firstSeq: 2, prev: run[0]!.hash };
      const foreignKeys = await unitKeys(sibling, 1, randomBytes(32));
      const future = await unitKeys(district, 2, randomBytes(32));
      const broken = sealRun(next, officer);
      broken[broken.length - officer.certificate.length - 20]! ^= 1;
      const push = async (batches: typeof run, seal?: Uint8Array<ArrayBuffer>) =>
        told(await guest.push(batches, officer, seal ?? sealRun(batches, officer)));
      const attempts: Record<string, [() => Promise<string>, string]> = {
        'a missing batch': [() => push(run.slice(2)), 'OUT_OF_SEQUENCE'],
        'a hole in the run': [() => push([run[1]!, run[3]!]), 'OUT_OF_SEQUENCE run'],
        'batches in the wrong order': [() => push([run[2]!, run[1]!]), 'OUT_OF_SEQUENCE run'],
        'a number below one': [async () => push(await makeRun(desk, keys, { firstSeq: 0 })), 'MALFORMED seq'],
        'a desk that nobody certified': [async () => push(await makeRun(uncertified, keys)), 'NOT_MEMBER desk'],
        'a desk of another account': [async () => push(await makeRun(hisDesk, keys)), 'NOT_MEMBER desk'],
        'another device key': [async () => push(await makeRun(stolen, keys, after)), 'UNSIGNED device'],
        'another unit': [async () => push(await makeRun(desk, foreignKeys)), 'NOT_MEMBER unit'],
        'two streams in one run': [
          async () => push([...next, ...(await makeRun(desk, keys, { year: year - 1, firstSeq: 5 }))]),
          'MALFORMED run',
        ],
        'a seal over less': [() => push(next, sealRun(next.slice(0, 2), officer)), 'UNSIGNED run'],
        'a seal over more': [() => push(next.slice(0, 2), sealRun(next, officer)), 'UNSIGNED run'],
        'a seal by somebody else': [() => push(next, sealRun(next, colleague)), 'UNSIGNED certificate'],
        'a seal that was altered': [() => push(next, broken), 'UNSIGNED seal'],
        'a year long past': [async () => push(await makeRun(desk, keys, { year: year - 2 })), 'BAD_INPUT year'],
        'a year far ahead': [async () => push(await makeRun(desk, keys, { year: year + 2 })), 'BAD_INPUT year'],
        'an epoch that was not published': [async () => push(await makeRun(desk, future, after)), 'BAD_INPUT epoch'],
      };
      for (const [what, [attempt, answer]] of Object.entries(attempts)) {
        expect([what, await refuses(attempt)]).toEqual([what, answer]);
      }
      expect(await push(next)).toBe('ok');
    });

    it('takes the years beside this one', async () => {
      const guest = await enter(officer);
      const year = new Date().getUTCFullYear();
      for (const near of [year - 1, year + 1]) {
        expect(told(await guest.push(await makeRun(desk, keys, { year: near }), officer))).toBe('ok');
      }
    });

    it('takes an old epoch for a week after the new one was recorded, and then no more', async () => {
      const guest = await enter(officer);
      const run = await makeRun(desk, keys, { count: 2 });
      await world.addEpoch(officer);
      expect(told(await guest.post('/v1/directory/add', world.log.at(-1)!))).toBe('ok');
      center.ahead = 6 * 86_400_000;
      const later = await enter(officer);
      expect(told(await later.push(run.slice(0, 1), officer))).toBe('ok');
      center.ahead = 8 * 86_400_000;
      const late = await enter(officer);
      expect(await refuses(async () => told(await late.push(run, officer)))).toBe('OLD_EPOCH');
      expect(told(await late.push(run.slice(0, 1), officer))).toBe('ok');
      const fresh = await makeRun(desk, world.keys.get(district)!, { firstSeq: 2, prev: run[0]!.hash });
      expect(told(await late.push(fresh, officer))).toBe('ok');
    });

    it('finds a copied or restored desk out, keeps its contradiction, and takes nothing from it any more', async () => {
      const guest = await enter(officer);
      const run = await makeRun(desk, keys, { count: 2 });
      unwrap(await guest.push(run, officer));
      const copy = await makeRun(desk, keys, { firstSeq: 2, prev: run[0]!.hash, text: 'bản sao TẬP HUẤN' });
      expect(told(await guest.push(copy, officer))).toBe('FORK');
      const kept = await database.query<{ desk_id: string; offered: Uint8Array }>(
        'SELECT desk_id, offered FROM quarantine',
      );
      expect(kept.map((row) => [row.desk_id, toHex(row.offered)])).toEqual([[desk.deskId, toHex(copy[0]!.wire)]]);
      const honest = await makeRun(desk, keys, { firstSeq: 3, prev: run[1]!.hash });
      expect(await refuses(async () => told(await guest.push(honest, officer)))).toBe('FORK');
      expect(await refuses(async () => told(await guest.push(run, officer)))).toBe('FORK');
      expect(unwrap(await guest.pull()).entries).toHaveLength(2);
      const again = await world.addDesk(officer);
      expect(told(await guest.post('/v1/directory/add', world.log.at(-1)!))).toBe('ok');
      expect(told(await guest.push(await makeRun(again, keys), officer))).toBe('ok');
    });

    it('finds a copied desk out by the batch before, too', async () => {
      const guest = await enter(officer);
      unwrap(await guest.push(await makeRun(desk, keys), officer));
      const [, second] = await makeRun(desk, keys, { count: 2 });
      expect(told(await guest.push([second!], officer))).toBe('FORK');
      expect(await database.query('SELECT desk_id FROM quarantine')).toHaveLength(1);
    });

    it('does not quarantine a desk for what its key did not sign', async () => {
      const guest = await enter(officer);
      unwrap(await guest.push(await makeRun(desk, keys), officer));
      const forger: Desk = { ...desk, key: (await world.addDesk(neighbour)).key };
      const forged = await makeRun(forger, keys, { text: 'giả TẬP HUẤN' });
      expect(await refuses(async () => told(await guest.push(forged, officer)))).toBe('UNSIGNED device');
    });
  });
});
