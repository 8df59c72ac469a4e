import { beforeAll, describe, expect, it } from 'vitest';
import { pulledFacts } from '../../renderer/vault/sync/facts';
import { verifyPage } from '../../renderer/vault/sync/page';
import { SyncState } from '../../renderer/vault/sync/state';
import { type Bytes, randomBytes, randomId } from '../../shared/bytes';
import { encodeCbor } from '../../shared/codec/cbor';
import { Cursor } from '../../shared/codec/cursor';
import type { ErrorCode } from '../../shared/errors';
import { type Batch, makeBatch, openBatch, parseBatch, zeroHash } from '../../shared/sync/batch';
import type { Page } from '../../shared/sync/protocol';
import { type UnitKeys, unitKeys } from '../../shared/sync/unitKeys';
import { altered, HostileCenter, headAfter } from '../fixtures/hostileCenter';
import { type Desk, makeRun, sealRun, World } from '../fixtures/parties';

/** A province reads what a district wrote, from a center that lies. Its own desk has verified two entries so far. */
const year = 2026;
let world: World;
let keys: UnitKeys;
let district: Desk;
let other: Desk;
let center: HostileCenter;
let state: SyncState;
let readerId: string;
let run: Batch[];
let seal: Bytes;

beforeAll(async () => {
  world = await World.make();
  const province = await world.addUnit('Tỉnh TẬP HUẤN');
  const unitId = await world.addUnit('Xã TẬP HUẤN', province);
  const elsewhere = await world.addUnit('Xã khác TẬP HUẤN', province);
  const officer = await world.addOfficer('TH-1', unitId);
  district = await world.addDesk(officer);
  other = await world.addDesk(await world.addOfficer('TH-2', elsewhere));
  readerId = (await world.addDesk(await world.addOfficer('TH-T', province))).deskId;
  keys = await world.addEpoch(officer);
  run = await makeRun(district, keys, { count: 5, year });
  seal = sealRun(run, officer);
});

const fresh = async (): Promise<void> => {
  center = await HostileCenter.open(keys.unitId, year);
  state = new SyncState();
};

const verify = (page: Page) =>
  verifyPage(page, {
    state,
    directory: world.directory,
    centerKey: center.key.publicKey,
    deskId: readerId,
    keys: async () => keys,
  });

/** The reader's desk verifies the first `count` batches and remembers where it stands. */
async function read(count: number): Promise<void> {
  await fresh();
  for (const batch of run.slice(0, count)) await center.append(batch, seal);
  const { moved } = await verify(await center.page());
  state.apply('pulled', pulledFacts(moved, []));
}

const refused = (page: Page, code: ErrorCode) => expect(verify(page)).rejects.toMatchObject({ error: { code } });

describe('an honest center', () => {
  it('is read to the end, page by page', async () => {
    await read(2);
    for (const batch of run.slice(2)) await center.append(batch, seal);
    const { groups, moved } = await verify(await center.page(2));
    expect(groups.flatMap(({ ops }) => ops)).toHaveLength(3);
    expect(moved).toMatchObject([{ seq: 5, head: center.head }]);
  });
});

describe('a center that', () => {
  it('drops an entry and renumbers the rest is found out by the desk’s own chain', async () => {
    await read(2);
    await center.append(run[3]!, seal);
    await refused(await center.page(2), 'HISTORY_GAP');
  });

  it('leaves an entry out of a page is found out by the gap', async () => {
    await read(2);
    for (const batch of run.slice(2)) await center.append(batch, seal);
    const page = await center.page(2);
    await refused({ ...page, entries: page.entries.filter((_, i) => i !== 1) }, 'HISTORY_GAP');
  });

  it('holds back the end of what it signed for is found out', async () => {
    await read(2);
    for (const batch of run.slice(2)) await center.append(batch, seal);
    const page = await center.page(2);
    await refused({ ...page, entries: page.entries.slice(0, 1) }, 'HISTORY_GAP');
  });

  it('repeats an entry is found out', async () => {
    await read(2);
    await center.append(run[1]!, seal);
    await refused(await center.page(2), 'HISTORY_GAP');
  });

  it('serves an entry that was read before once more is found out', async () => {
    await read(2);
    await refused(await center.page(1), 'HISTORY_GAP');
  });

  it('swaps two entries is found out', async () => {
    await read(2);
    await center.append(run[3]!, seal);
    await center.append(run[2]!, seal);
    await refused(await center.page(2), 'HISTORY_GAP');
  });

  it('alters a sealed batch is found out, whatever part it alters', async () => {
    await read(2);
    const [header, signature, ciphertext] = parts(run[2]!.wire);
    const forgeries = [
      encodeCbor([header, signature, altered(ciphertext)]),
      encodeCbor([header, altered(signature), ciphertext]),
      encodeCbor([altered(header), signature, ciphertext]),
    ];
    for (const wire of forgeries) {
      const before = center.entries.length;
      await center.append(run[2]!, seal, wire);
      await expect(verify(await center.page(before))).rejects.toMatchObject({
        error: { code: expect.stringMatching(/^(MALFORMED|BATCH_INVALID|HISTORY_GAP)$/) },
      });
      center.entries.pop();
      await read(2);
    }
  });

  it('puts in a batch of a desk that has no right to this unit is found out', async () => {
    await read(2);
    const [foreign] = await makeRun(other, keys, { year });
    await center.append(foreign!, sealRun([foreign!], other.officer));
    await refused(await center.page(2), 'BATCH_INVALID');
  });

  it('puts in a batch of a desk that nobody certified is found out', async () => {
    await read(2);
    const ghost = { ...district, deskId: randomId() };
    const [batch] = await makeRun(ghost, keys, { year });
    await center.append(batch!, sealRun([batch!], district.officer));
    await refused(await center.page(2), 'BATCH_INVALID');
  });

  it('replaces the officer’s seal by another officer’s is found out', async () => {
    await read(2);
    await center.append(run[2]!, sealRun(run, other.officer));
    await refused(await center.page(2), 'BATCH_INVALID');
  });

  it('stretches a seal over a batch that it does not cover is found out', async () => {
    await read(2);
    await center.append(run[2]!, sealRun(run.slice(0, 2), district.officer));
    await refused(await center.page(2), 'BATCH_INVALID');
  });

  it('forks: shows this desk another history than before, is found out at the next head', async () => {
    await read(2);
    const twin = await HostileCenter.open(keys.unitId, year, center.key);
    const rewritten = await makeRun(district, keys, { count: 3, year, text: 'TẬP HUẤN khác' });
    for (const batch of rewritten) await twin.append(batch, sealRun(rewritten, district.officer));
    await refused(await twin.page(2), 'HISTORY_FORKED');
  });

  it('forks at the same length is found out by the head alone', async () => {
    await read(2);
    await refused(await center.page(2, { seq: 2, head: randomBytes(32) }), 'HISTORY_FORKED');
  });

  it('rolls back: tells of less than it had shown, is found out', async () => {
    await read(3);
    await refused(
      { ...(await center.page(3)), heads: [await center.headStatement({ seq: 2, head: headAfter(center, 2) })] },
      'HISTORY_ROLLED_BACK',
    );
  });

  it('forgets a stream altogether is found out', async () => {
    await read(1);
    await refused({ heads: [], entries: [], seals: [], more: false }, 'HISTORY_ROLLED_BACK');
  });

  it('takes back what it gave a receipt for is found out', async () => {
    await fresh();
    await center.append(run[0]!, seal);
    state.promised.push({ unitId: keys.unitId, year, seq: 1, head: center.head });
    await refused({ heads: [], entries: [], seals: [], more: false }, 'HISTORY_ROLLED_BACK');
    const twin = await HostileCenter.open(keys.unitId, year, center.key);
    const [instead] = await makeRun(district, keys, { year, text: 'TẬP HUẤN thế chỗ' });
    await twin.append(instead!, sealRun([instead!], district.officer));
    await refused(await twin.page(), 'HISTORY_FORKED');
  });

  it('is not the center that was pinned is refused at the first signature', async () => {
    await read(1);
    const impostor = await HostileCenter.open(keys.unitId, year);
    await impostor.append(run[0]!, seal);
    await refused(await impostor.page(), 'RECEIPT_INVALID');
  });

  it('relabels a batch as another unit’s is found out', async () => {
    await fresh();
    const elsewhere = await unitKeys(other.officer.unitId, 1, randomBytes(32));
    const wrong = await makeRun(district, elsewhere, { year });
    await center.append(wrong[0]!, sealRun(wrong, district.officer));
    await refused(await center.page(), 'BATCH_INVALID');
  });
});

describe('a desk that', () => {
  const parkedAfter = async (batches: Batch[]) => {
    await fresh();
    for (const batch of batches) await center.append(batch, sealRun(batches, district.officer));
    const { groups, parked, moved } = await verify(await center.page());
    return { ops: groups.flatMap(({ ops }) => ops).length, parked: parked.map(({ seq }) => seq), seq: moved[0]?.seq };
  };

  it('seals under a key that is not its unit’s is passed over, kept, and stops nobody else', async () => {
    const wrong = await unitKeys(keys.unitId, 1, randomBytes(32));
    const [first] = await makeRun(district, wrong, { year });
    const rest = await makeRun(district, keys, { year, firstSeq: 2, prev: first!.hash });
    expect(await parkedAfter([first!, ...rest])).toEqual({ ops: 1, parked: [1], seq: 2 });
  });

  it('writes in another officer’s name is passed over', async () => {
    const forger = { ...district, officer: { ...district.officer, account: 'TH-T' } };
    expect(await parkedAfter(await makeRun(forger, keys, { year }))).toEqual({ ops: 0, parked: [1], seq: 1 });
  });

  it('gives its ops the mark of another desk is passed over', async () => {
    const [genuine] = await makeRun({ ...district, deskId: other.deskId }, keys, { year });
    const ops = await openBatch(genuine!, keys);
    const place = { unitId: keys.unitId, year, deskId: district.deskId, seq: 1, prev: zeroHash };
    const forged = await makeBatch({ ...place, seenSeq: 0, seenHead: zeroHash, ops }, keys, district.key);
    expect(await parkedAfter([forged])).toEqual({ ops: 0, parked: [1], seq: 1 });
  });
});

it('a unit that grants its key to nobody waits alone: what others wrote is read all the same', async () => {
  await fresh();
  for (const batch of run) await center.append(batch, seal);
  const closed = await HostileCenter.open(other.officer.unitId, year, center.key);
  const secret = await unitKeys(other.officer.unitId, 7, randomBytes(32));
  const sealed = await makeRun(other, secret, { count: 2, year });
  for (const batch of sealed) await closed.append(batch, sealRun(sealed, other.officer));
  const [open, shut] = [await center.page(), await closed.page()];
  const both: Page = {
    heads: [...shut.heads, ...open.heads],
    entries: [...shut.entries, ...open.entries.map((entry) => ({ ...entry, seal: entry.seal + shut.seals.length }))],
    seals: [...shut.seals, ...open.seals],
    more: false,
  };
  const { groups, moved, stalled } = await verifyPage(both, {
    state,
    directory: world.directory,
    centerKey: center.key.publicKey,
    deskId: readerId,
    keys: async (unitId) => (unitId === keys.unitId ? keys : null),
  });
  expect(groups.flatMap(({ ops }) => ops)).toHaveLength(5);
  expect(moved.map(({ unitId }) => unitId)).toEqual([keys.unitId]);
  expect(stalled).toEqual([{ unitId: other.officer.unitId, year, epoch: 7, headSeq: 2 }]);
});

it('a page that was refused changes nothing', async () => {
  await read(2);
  const before = encodeCbor(state.snapshot());
  await center.append(run[4]!, seal);
  await refused(await center.page(2), 'HISTORY_GAP');
  expect(encodeCbor(state.snapshot())).toEqual(before);
});

it('the state of sync survives being written down and read again', async () => {
  await read(3);
  expect(encodeCbor(SyncState.restore(structuredClone(state.snapshot())).snapshot())).toEqual(
    encodeCbor(state.snapshot()),
  );
  expect(await parseBatch(run[0]!.wire)).toMatchObject({ head: { prev: zeroHash, seq: 1 } });
});

function parts(wire: Bytes): [Bytes, Bytes, Bytes] {
  const row = Cursor.of(wire, 3);
  return [row.bytes(4096), row.bytes(64), row.bytes(1 << 20)];
}
