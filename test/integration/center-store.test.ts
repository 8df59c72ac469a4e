import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database, DatabasePlace } from '../../center/store/database';
import { openDatabase } from '../../center/store/open';
import { verifyStore } from '../../center/verify/verify';
import { type Bytes, randomBytes, randomId, toHex, utf8 } from '../../shared/bytes';
import { decodeCbor } from '../../shared/codec/cbor';
import { unwrap } from '../../shared/errors';
import type { Batch } from '../../shared/sync/batch';
import { entryStatement, writeEntry } from '../../shared/sync/directoryEntry';
import { parseReceipt } from '../../shared/sync/receipt';
import { type Client, TestCenter, told } from '../fixtures/center';
import { contentsOf, databaseKinds, emptyDatabase } from '../fixtures/databases';
import { type Desk, makeRun, type Officer } from '../fixtures/parties';
import { makeScene, type Scene } from '../fixtures/scene';

const { kinds, missing } = databaseKinds();

if (missing) it.skip('PostgreSQL is not installed here: the center was tried on PGlite alone', () => undefined);

describe.each(kinds)('what the center keeps, on $name', (kind) => {
  let place: DatabasePlace;
  let database: Database;
  let scene: Scene;
  let center: TestCenter;
  const clients: Client[] = [];

  beforeAll(async () => {
    await kind.start();
    place = await kind.next();
    database = await openDatabase(place, () => undefined);
  });
  afterAll(async () => {
    await database.close();
    await kind.stop();
  });
  beforeEach(async () => {
    scene = await makeScene();
    await emptyDatabase(database);
    center = await TestCenter.start(scene.world, database);
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await center.close();
  });

  const enter = async (who: Officer, where = center): Promise<Client> => {
    const client = await where.enter(who);
    clients.push(client);
    return client;
  };
  const refuses = async (attempt: () => Promise<string>): Promise<string> => {
    const before = await contentsOf(database);
    const said = await attempt();
    expect(await contentsOf(database)).toBe(before);
    return said;
  };
  /** A new desk of an officer that the center knows. */
  const newDesk = async (officer: Officer, guest: Client): Promise<Desk> => {
    const desk = await scene.world.addDesk(officer);
    unwrap(await guest.post('/v1/directory/add', scene.world.log.at(-1)!));
    return desk;
  };

  describe('the directory', () => {
    it('gives every desk the whole log in order, and what it lacks', async () => {
      const guest = await enter(scene.officer);
      const whole = unwrap(await guest.directory());
      expect(whole.map(toHex)).toEqual(scene.world.log.map(toHex));
      expect(unwrap(await guest.directory(whole.length - 1)).map(toHex)).toEqual([toHex(whole.at(-1)!)]);
      expect(unwrap(await guest.directory(whole.length))).toEqual([]);
    });

    it('begins with the entries of a pinned administrator, whom nobody declared', async () => {
      await emptyDatabase(database);
      const empty = await TestCenter.start(scene.world, database, { directory: [] });
      const first = await enter({ ...scene.world.root, account: '', unitId: '' }, empty);
      for (const [i, entry] of scene.world.log.entries()) {
        const answer = unwrap(await first.post('/v1/directory/add', entry));
        expect(decodeCbor(answer)).toEqual([i + 1]);
      }
      expect(told(await (await enter(scene.officer, empty)).pull())).toBe('ok');
      await empty.close();
    });

    it('answers the same position to an entry that comes again', async () => {
      const guest = await enter(scene.admin);
      const entry = scene.world.log[2]!;
      expect(await refuses(async () => toHex(unwrap(await guest.post('/v1/directory/add', entry))))).toBe('8103');
    });

    it('takes an entry only from somebody who may make it, in its place in the chain, and as it was signed', async () => {
      const guest = await enter(scene.officer);
      const { world, officer, superior, neighbour, admin, district } = scene;
      const add = async (entry: Bytes) => told(await guest.post('/v1/directory/add', entry));
      const unit = {
        type: 'unit.add',
        unitId: randomId(),
        code: 'X',
        name: 'Đơn vị TẬP HUẤN',
        parentId: null,
      } as const;
      const late = entryStatement(unit, { prev: randomBytes(32) }, 1);
      const unseen = { seen: { position: 3, head: randomBytes(32) } };
      const deskBody = {
        type: 'desk.certify',
        deskId: randomId(),
        publicKey: randomBytes(32),
        account: officer.account,
      } as const;
      const lost = entryStatement(deskBody, unseen, 1);
      const epoch = { type: 'unit.epoch', unitId: district, epoch: 2, sealPublic: randomBytes(32) } as const;
      const altered = world.adminEntry(unit);
      altered[30]! ^= 1;
      const cases: [string, Bytes, RegExp][] = [
        ['an officer adds a unit', world.adminEntry(unit, officer), /INVALID right/],
        [
          'a link that is not the last',
          writeEntry(late, world.root.sign(late), world.root.certificate),
          /INVALID chain/,
        ],
        ['a log that nobody saw', writeEntry(lost, officer.sign(lost), officer.certificate), /INVALID seen/],
        ['a desk for somebody else', world.officerEntry(deskBody, neighbour), /INVALID right/],
        ['an epoch by the unit above', world.officerEntry({ ...epoch, account: superior.account }, superior), /right/],
        ['an epoch by an administrator', world.officerEntry({ ...epoch, account: admin.account }, admin), /right/],
        [
          'an epoch that leaves one out',
          world.officerEntry({ ...epoch, epoch: 3, account: officer.account }, officer),
          /epoch/,
        ],
        ['an altered entry', altered, /INVALID signature|MALFORMED/],
        [
          'an account under a certificate that is in use',
          world.adminEntry({
            type: 'account.declare',
            account: 'khac',
            kind: 'nguoi-dung',
            unitId: district,
            holder: 'Người TẬP HUẤN',
            roles: [],
            certificate: officer.certificate,
          }),
          /INVALID certificate in use/,
        ],
        ['noise', randomBytes(500), /MALFORMED/],
      ];
      for (const [what, entry, answer] of cases) {
        expect([what, await refuses(() => add(entry))]).toEqual([what, expect.stringMatching(answer)]);
      }
      expect(await add(world.adminEntry(unit))).toBe('ok');
    });
  });

  describe('grants', () => {
    it('reach the member, and the units above, and nobody else', async () => {
      const { world, officer, superior, neighbour, admin } = scene;
      const forMember = world.memberGrant(officer, officer);
      const forParent = await world.parentGrant(officer, randomBytes(32));
      const guest = await enter(officer);
      expect(told(await guest.addGrants(forMember, forParent))).toBe('ok');
      const read = async (who: Officer) =>
        unwrap(await (await enter(who)).grants())
          .map(toHex)
          .sort();
      expect(await read(officer)).toEqual([toHex(forMember), toHex(forParent)].sort());
      expect(await read(superior)).toEqual([toHex(forParent)]);
      expect(await read(neighbour)).toEqual([]);
      expect(await read(admin)).toEqual([]);
      expect(await refuses(async () => told(await guest.addGrants(forMember, forParent)))).toBe('ok');
    });

    it('are refused when somebody without right signs, or somebody without right would read', async () => {
      const { world, officer, superior, neighbour, admin, province, sibling } = scene;
      const colleague = await world.addOfficer('dong-nghiep', scene.district);
      const localAdmin = await world.addOfficer('quan-tri-2', scene.district, 'quan-tri');
      const adminGuest = await enter(admin);
      for (const entry of world.log.slice(-2)) unwrap(await adminGuest.post('/v1/directory/add', entry));
      const guest = await enter(officer);
      const secret = randomBytes(32);
      const altered = world.memberGrant(officer, officer);
      altered[100]! ^= 1;
      const asIfOfficer = { ...superior, unitId: officer.unitId };
      const cases: Record<string, [Bytes, string | RegExp]> = {
        'an altered grant': [altered, /UNSIGNED grant|MALFORMED/],
        'a signer of another unit': [world.memberGrant(asIfOfficer, officer), 'NOT_MEMBER signer'],
        'an administrator as signer': [world.memberGrant(localAdmin, officer), 'NOT_MEMBER signer'],
        'an administrator as reader': [world.memberGrant(officer, localAdmin), 'NOT_ALLOWED recipient'],
        'a reader of another unit': [world.memberGrant(officer, neighbour), 'BAD_INPUT recipient'],
        'a reader whom nobody knows': [
          world.memberGrant(officer, officer, { recipient: toHex(randomBytes(32)) }),
          'BAD_INPUT recipient',
        ],
        'an epoch that was not published': [world.memberGrant(officer, officer, { epoch: 2 }), 'BAD_INPUT epoch'],
        'a way of sealing that fits no certificate': [
          world.memberGrant(officer, colleague, { algorithm: 'x25519-aes256gcm' }),
          'BAD_INPUT algorithm',
        ],
        'a unit that is not the parent': [
          await world.parentGrant(officer, secret, { recipient: sibling }),
          'BAD_INPUT recipient',
        ],
        'a parent epoch that was not published': [
          await world.parentGrant(officer, secret, { recipientEpoch: 2 }),
          'BAD_INPUT parent epoch',
        ],
        'a parent grant of a length that is none': [
          await world.parentGrant(officer, secret, { wrapped: randomBytes(64) }),
          'BAD_INPUT algorithm',
        ],
        'a kind that is not written yet': [world.memberGrant(officer, officer, { kind: 'recovery' }), 'BAD_INPUT kind'],
        'a grant over the unit above': [
          world.memberGrant({ ...officer, unitId: province }, officer),
          'NOT_MEMBER signer',
        ],
      };
      for (const [what, [grant, answer]] of Object.entries(cases)) {
        const good = world.memberGrant(officer, colleague);
        const said = await refuses(async () => told(await guest.addGrants(good, grant)));
        expect([what, said]).toEqual([what, typeof answer === 'string' ? answer : expect.stringMatching(answer)]);
      }
    });
  });

  describe('many at once', () => {
    /** Pushes `rounds` batches, one after another, as a desk that waits for each receipt. */
    const pushAll = async (guest: Client, desk: Desk, rounds: number): Promise<Batch[]> => {
      const run = await makeRun(desk, scene.world.keys.get(desk.officer.unitId)!, { count: rounds });
      for (const batch of run) expect(told(await guest.push([batch], desk.officer))).toBe('ok');
      return run;
    };

    it('two desks of one unit fill one log without a gap, also over two nodes, and each sees all', async () => {
      const other = await TestCenter.start(scene.world, database, { receiptKey: center.receiptKey, directory: [] });
      const [here, there] = [await enter(scene.officer), await enter(scene.officer, other)];
      const second = await newDesk(scene.officer, here);
      await Promise.all([pushAll(here, scene.desk, 12), pushAll(there, second, 12)]);
      for (const guest of [here, there]) {
        const page = unwrap(await guest.pull());
        expect(page.entries.map(({ receipt }) => parseReceipt(receipt).seq)).toEqual(
          Array.from({ length: 24 }, (_, i) => i + 1),
        );
      }
      expect(
        (await verifyStore(database, [scene.world.root.certificate], center.receiptKey.publicKey)).damages,
      ).toEqual([]);
      await other.close();
    });

    it('a desk that sends one run many times at once gets one set of receipts', async () => {
      const guest = await enter(scene.officer);
      const run = await makeRun(scene.desk, scene.keys, { count: 4 });
      const answers = await Promise.all(Array.from({ length: 8 }, () => guest.push(run, scene.officer)));
      expect(new Set(answers.map((answer) => unwrap(answer).map(toHex).join())).size).toBe(1);
      expect(unwrap(await guest.pull()).entries).toHaveLength(4);
    });

    it('an entry that one node recorded binds the other at once', async () => {
      const other = await TestCenter.start(scene.world, database, { receiptKey: center.receiptKey, directory: [] });
      const [here, there] = [await enter(scene.admin), await enter(scene.officer, other)];
      const body = {
        type: 'account.state',
        account: scene.officer.account,
        state: 'suspended',
        reason: 'TẬP HUẤN',
      } as const;
      unwrap(await here.post('/v1/directory/add', await scene.world.record(scene.world.adminEntry(body))));
      expect(told(await there.push(await makeRun(scene.desk, scene.keys), scene.officer))).toBe('LOGIN_REFUSED');
      await other.close();
    });

    it('desks that are certified at the same moment all find their place in the log', async () => {
      const guest = await enter(scene.officer);
      const { position, head } = scene.world.directory;
      const entries = Array.from({ length: 8 }, () => {
        const body = {
          type: 'desk.certify',
          deskId: randomId(),
          publicKey: randomBytes(32),
          account: scene.officer.account,
        } as const;
        const statement = entryStatement(body, { seen: { position, head } }, Date.now());
        return writeEntry(statement, scene.officer.sign(statement), scene.officer.certificate);
      });
      const positions = await Promise.all(
        entries.map(
          async (entry) => (decodeCbor(unwrap(await guest.post('/v1/directory/add', entry))) as number[])[0]!,
        ),
      );
      expect(positions.sort((a, b) => a - b)).toEqual(entries.map((_, i) => position + 1 + i));
    });
  });

  /** A store with something of everything. */
  const fill = async (text?: string): Promise<void> => {
    const guest = await enter(scene.officer);
    const second = await newDesk(scene.officer, guest);
    const options = { count: 3, ...(text ? { text } : {}) };
    unwrap(await guest.push(await makeRun(scene.desk, scene.keys, options), scene.officer));
    unwrap(await guest.push(await makeRun(second, scene.keys, options), scene.officer));
    const parent = await scene.world.parentGrant(scene.officer, randomBytes(32));
    unwrap(await guest.addGrants(scene.world.memberGrant(scene.officer, scene.officer), parent));
  };
  const verify = () => verifyStore(database, [scene.world.root.certificate], center.receiptKey.publicKey);

  it('verify walks everything and finds a sound store sound', async () => {
    await fill();
    const { lines, damages } = await verify();
    expect(damages).toEqual([]);
    expect(lines.join('\n')).toMatch(/directory: 11 entries\nstream .*: 6 entries by 2 desks\ngrants: 2 grants/);
  });

  it('verify finds one flipped bit wherever it is, and says where', async () => {
    await fill();
    // Table, column, key: everything that somebody signed or that points to it.
    const places: [string, string, string][] = [
      ['directory_log', 'wire', 'position'],
      ['directory_log', 'hash', 'position'],
      ['unit_log', 'receipt', 'seq'],
      ['unit_log', 'batch', 'seq'],
      ['unit_log', 'batch_hash', 'seq'],
      ['unit_log', 'desk_id', 'seq'],
      ['seal', 'wire', 'hash'],
      ['key_grant', 'wire', 'hash'],
      ['key_grant', 'unit_id', 'hash'],
      ['key_grant', 'recipient', 'hash'],
      ['unit_head', 'head', 'unit_id'],
    ];
    const sample = fc.tuple(fc.constantFrom(...places), fc.nat(), fc.nat());
    for (const [[table, column, key], which, bit] of fc.sample(sample, { numRuns: 60, seed: 20251121 })) {
      const rows = await database.query<{ key: string | number; value: Bytes | string }>(
        `SELECT ${key} AS key, ${column} AS value FROM ${table} ORDER BY ${key}`,
      );
      const { key: id, value } = rows[which % rows.length]!;
      const write = (to: Bytes | string) =>
        database.query(`UPDATE ${table} SET ${column} = $1 WHERE ${key} = $2`, [to, id]);
      await write(flipped(value, bit));
      const { damages } = await verify();
      const part = table === 'directory_log' ? 'directory: entry' : table === 'key_grant' ? 'grants: grant' : 'stream ';
      expect([table, column, id, bit, damages.join('\n')]).toEqual([
        table,
        column,
        id,
        bit,
        expect.stringContaining(part),
      ]);
      await write(value);
    }
    expect((await verify()).damages).toEqual([]);
  });

  it('verify finds a removed, a moved and a smuggled entry', async () => {
    await fill();
    await database.query('DELETE FROM unit_log WHERE seq = 3');
    expect((await verify()).damages.join()).toMatch(/entry 3: missing/);
    await database.query('UPDATE unit_log SET seq = seq - 1 WHERE seq > 3');
    expect((await verify()).damages.join()).toMatch(/entry 3, receipt/);
    await database.query('DELETE FROM directory_log WHERE position = 5');
    expect((await verify()).damages.join()).toMatch(/directory: entry 5: missing/);
  });

  it('holds no word of a letter: nobody finds one in any byte of its files', async () => {
    const secret = 'Nguyễn Văn Hư Cấu tố cáo việc bịa đặt ở xã Không Có Thật';
    await fill(secret);
    await database.query('CHECKPOINT');
    const files = kind.files(place);
    const needles = ['Hư Cấu', 'Không Có Thật', 'bịa đặt', 'Hu Cau'].flatMap((word) => [
      Buffer.from(word, 'utf8'),
      Buffer.from(word.normalize('NFD'), 'utf8'),
      Buffer.from(word, 'utf16le'),
      Buffer.from(toHex(utf8(word)), 'latin1'),
    ]);
    // What must be there, so that the search is known to look in the right place.
    let unitSeen = false;
    for (const name of readdirSync(files, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const bytes = readFileSync(join(name.parentPath, name.name));
      for (const needle of needles) expect([name.name, bytes.includes(needle)]).toEqual([name.name, false]);
      unitSeen ||= bytes.includes(scene.district);
    }
    expect(unitSeen).toBe(true);
    expect(center.lines.join()).not.toMatch(/Hư Cấu/);
  });

  it('logs what was asked and how it went, and nothing that names a person, a unit or a session', async () => {
    await fill();
    const names = [scene.officer.account, scene.district, scene.desk.deskId, scene.officer.certSha256];
    for (const client of clients) names.push(client.token!);
    const lines = center.lines.join('\n');
    expect(lines).toContain('"path":"/v1/push"');
    for (const name of names) expect(lines).not.toContain(name);
  });
});

function flipped(value: Bytes | string, bit: number): Bytes | string {
  if (typeof value !== 'string') {
    const bytes = Uint8Array.from(value);
    bytes[(bit >> 3) % bytes.length]! ^= 1 << (bit & 7);
    return bytes;
  }
  const at = bit % value.length;
  const digit = (Number.parseInt(value[at]!, 16) ^ (1 << (bit & 3))).toString(16);
  return value.slice(0, at) + digit + value.slice(at + 1);
}
