import { beforeEach, describe, expect, it } from 'vitest';
import { newHolder, World } from '../../test/fixtures/parties';
import { type Bytes, randomBytes, randomId, toHex } from '../bytes';
import { Directory } from './directory';

let world: World;
let unit: string;
beforeEach(async () => {
  world = await World.make();
  unit = await world.addUnit('Đơn vị TẬP HUẤN');
});

const replay = async (log: readonly Bytes[]): Promise<Directory> => {
  const directory = await Directory.withRoots([world.root.certificate]);
  for (const entry of log) await directory.apply(entry);
  return directory;
};
const refused = (entry: Bytes) =>
  world.directory.apply(entry).then(
    () => 'taken',
    (cause: { error?: { params?: { why?: string } } }) => cause.error?.params?.why ?? String(cause),
  );

describe('the directory', () => {
  it('two readers of one log know the same', async () => {
    const officer = await world.addOfficer('can-bo', unit);
    await world.addDesk(officer);
    await world.addEpoch(officer);
    const other = await replay(world.log);
    expect([other.position, toHex(other.head)]).toEqual([world.log.length, toHex(world.directory.head)]);
    expect([...other.desks.values()]).toEqual([...world.directory.desks.values()]);
    expect(other.accountOfCertificate(officer.certSha256)?.account).toBe('can-bo');
  });

  it('a log with an administrator’s entry left out or swapped is found out', async () => {
    await world.addUnit('Đơn vị hai TẬP HUẤN');
    await world.addUnit('Đơn vị ba TẬP HUẤN');
    const [a, b, c] = world.log as [Bytes, Bytes, Bytes];
    await expect(replay([a, c])).rejects.toThrow('DIRECTORY_INVALID');
    await expect(replay([a, c, b])).rejects.toThrow('DIRECTORY_INVALID');
    await expect(replay([a, b, b])).rejects.toThrow('DIRECTORY_INVALID');
  });

  it('a desk that saw another history than this one is found out', async () => {
    const officer = await world.addOfficer('can-bo', unit);
    const elsewhere = await replay(world.log);
    const twin = await world.addDesk(officer);
    const certificate = world.deskEntry({ ...twin, deskId: randomId() });
    await expect(elsewhere.apply(certificate)).rejects.toMatchObject({ error: { params: { why: 'seen' } } });
  });

  it('a suspended or replaced officer certifies nothing any more', async () => {
    const officer = await world.addOfficer('can-bo', unit);
    const heir = await newHolder(world.ca, 'Người kế nhiệm TẬP HUẤN');
    const desk = { deskId: randomId(), publicKey: randomBytes(32), account: 'can-bo', type: 'desk.certify' } as const;
    await world.record(
      world.adminEntry({
        type: 'account.handover',
        account: 'can-bo',
        holder: 'Người kế nhiệm TẬP HUẤN',
        certificate: heir.certificate,
      }),
    );
    expect(await refused(world.officerEntry(desk, officer))).toBe('right');
    await world.record(
      world.adminEntry({ type: 'account.state', account: 'can-bo', state: 'suspended', reason: 'TẬP HUẤN' }),
    );
    expect(await refused(world.officerEntry(desk, heir))).toBe('right');
  });

  it('a declared administrator keeps the directory until he is suspended', async () => {
    const admin = await world.addOfficer('quan-tri', unit, 'quan-tri');
    const policy = { type: 'policy', name: 'thu', value: true } as const;
    await world.record(world.adminEntry(policy, admin));
    await world.record(
      world.adminEntry({ type: 'account.state', account: 'quan-tri', state: 'suspended', reason: 'TẬP HUẤN' }),
    );
    expect(await refused(world.adminEntry(policy, admin))).toBe('right');
  });

  it('one certificate stands for one account, and a root’s for an administrator alone', async () => {
    const officer = await world.addOfficer('can-bo', unit);
    const declare = (account: string, certificate: Bytes, kind: 'nguoi-dung' | 'quan-tri') =>
      world.adminEntry({
        type: 'account.declare',
        account,
        kind,
        unitId: unit,
        holder: 'TẬP HUẤN',
        roles: [],
        certificate,
      });
    expect(await refused(declare('khac', officer.certificate, 'nguoi-dung'))).toBe('certificate in use');
    expect(await refused(declare('goc', world.root.certificate, 'nguoi-dung'))).toBe('certificate of a root');
    expect(await refused(declare('goc', world.root.certificate, 'quan-tri'))).toBe('taken');
  });

  it('nothing is declared twice, hangs in the air, or becomes its own superior', async () => {
    const child = await world.addUnit('Đơn vị dưới TẬP HUẤN', unit);
    const add = (unitId: string, parentId: string | null) =>
      world.adminEntry({ type: 'unit.add', unitId, code: 'X', name: 'TẬP HUẤN', parentId });
    expect(await refused(add(unit, null))).toBe('unit exists');
    expect(await refused(add(randomId(), randomId()))).toBe('no parent');
    expect(await refused(world.adminEntry({ type: 'unit.move', unitId: unit, parentId: child }))).toBe('cycle');
    expect(world.directory.subtree(unit).map((each) => each.unitId)).toEqual([unit, child]);
    expect([world.directory.isWithin(child, unit), world.directory.isWithin(unit, child)]).toEqual([true, false]);
  });

  it('a refused entry leaves everything as it was', async () => {
    const before = [world.directory.position, toHex(world.directory.head), toHex(world.directory.adminHead)];
    const stranger = await newHolder(world.ca, 'Người lạ TẬP HUẤN');
    expect(await refused(world.adminEntry({ type: 'policy', name: 'thu', value: 1 }, stranger))).toBe('right');
    expect([world.directory.position, toHex(world.directory.head), toHex(world.directory.adminHead)]).toEqual(before);
  });
});
