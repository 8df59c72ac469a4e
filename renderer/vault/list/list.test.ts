import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import type { ListQuery } from '../api';
import { fold } from '../fold';
import { VaultDb } from '../store/db';
import { decodeManifest, encodeManifest, manifestKey } from '../store/manifest';
import { letter, newDesk } from '../testing/fakes';
import type { Vault } from '../vault';

const letters = [
  letter(1, { kind: 'khieu-nai', source: 'hom-thu', arrivedOn: '2026-05-01', field: 'dat-dai' }),
  letter(2, { kind: 'phan-anh', source: 'buu-dien', arrivedOn: '2026-05-02', direction: 'chuyen-don' }),
  letter(3, {
    kind: 'to-cao',
    source: 'buu-dien',
    arrivedOn: '2026-05-03',
    accused: [{ name: 'TẬP HUẤN Lý Văn Sơn' }],
  }),
  letter(4, {
    kind: 'khieu-nai',
    source: 'truc-tiep',
    arrivedOn: '2026-05-04',
    senders: [{ name: 'TẬP HUẤN Đặng Thị Hương', address: 'Thôn Đông, xã Mẫu' }],
  }),
];
async function filled(): Promise<Vault> {
  const vault = await newDesk().open();
  for (const changes of letters) unwrap(await vault.call('letter.save', { changes }));
  return vault;
}
const numbers = async (vault: Vault, query: ListQuery) =>
  unwrap(await vault.call('list.open', { sort: { column: 'arrivedOn', descending: false }, ...query })).rows.map(
    ({ registerNo }) => registerNo.split('/')[0],
  );

describe('how the letters found divide', () => {
  it('is told anew once one of them changed, and for other letters', async () => {
    const vault = await filled();
    const told = async (query: ListQuery) => {
      const { view } = unwrap(await vault.call('list.open', query));
      const { facets, totals } = unwrap(await vault.call('list.facets', { view, fields: ['kind', 'papers'] }));
      return [facets.kind, totals.papers];
    };
    const all = { 'khieu-nai': 2, 'phan-anh': 1, 'to-cao': 1 };
    expect(await told({})).toEqual([all, 0]);
    expect(await told({})).toEqual([all, 0]);
    expect(await told({ kinds: ['to-cao'] })).toEqual([{ 'to-cao': 1 }, 0]);
    const { rows } = unwrap(await vault.call('list.open', { kinds: ['phan-anh'] }));
    unwrap(await vault.call('letter.save', { recId: rows[0]!.recId, changes: { kind: 'khieu-nai' } }));
    expect(await told({})).toEqual([{ 'khieu-nai': 3, 'to-cao': 1 }, 0]);
  });
});

describe('the register', () => {
  it('is filtered by every field: codes, days, numbers, words, and by what is empty', async () => {
    const vault = await filled();
    const by = (where: ListQuery['where']) => numbers(vault, { where: where! });
    expect(await by([{ field: 'source', op: 'in', values: ['buu-dien', 'hom-thu'] }])).toEqual(['1', '2', '3']);
    expect(await by([{ field: 'arrivedOn', op: 'between', from: '2026-05-02', to: '2026-05-03' }])).toEqual(['2', '3']);
    expect(await by([{ field: 'accused', op: 'has', text: 'ly son' }])).toEqual(['3']);
    expect(await by([{ field: 'sender', op: 'has', text: 'Hươ' }])).toEqual(['4']);
    expect(await by([{ field: 'address', op: 'has', text: 'dong' }])).toEqual(['4']);
    expect(await by([{ field: 'direction', op: 'filled' }])).toEqual(['2']);
    expect(await by([{ field: 'field', op: 'empty' }])).toEqual(['2', '3', '4']);
    expect(await by([{ field: 'claims', op: 'between', from: 1 }])).toEqual([]);
    expect(
      await by([
        { field: 'source', op: 'in', values: ['buu-dien'] },
        { field: 'kind', op: 'in', values: ['to-cao'] },
      ]),
    ).toEqual(['3']);
  });

  it('refuses a condition that a field can not have', async () => {
    const vault = await filled();
    const asked = await vault.call('list.open', { where: [{ field: 'summary', op: 'between', from: 1 }] });
    expect(asked).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', params: { what: 'summary' } } });
  });

  it('tells how what it shows divides, and hands out its ids', async () => {
    const vault = await filled();
    const { view } = unwrap(
      await vault.call('list.open', { where: [{ field: 'arrivedOn', op: 'between', from: '2026-05-02' }] }),
    );
    const { facets, totals } = unwrap(await vault.call('list.facets', { view, fields: ['kind', 'source', 'papers'] }));
    expect(facets).toEqual({
      kind: { 'phan-anh': 1, 'to-cao': 1, 'khieu-nai': 1 },
      source: { 'buu-dien': 2, 'truc-tiep': 1 },
    });
    expect(totals).toEqual({ papers: 0 });
    const { recIds } = unwrap(await vault.call('list.ids', { view, from: 0, count: 10 }));
    const { rows } = unwrap(await vault.call('list.rows', { view, from: 0, count: 10 }));
    expect(recIds).toEqual(rows.map(({ recId }) => recId));
    expect(await vault.call('list.ids', { view: 999, from: 0, count: 1 })).toMatchObject({
      error: { code: 'STALE_VIEW' },
    });
  });

  it('tells what was done on each letter', async () => {
    const vault = await filled();
    const [row] = unwrap(await vault.call('list.open', { text: 'so:4/2026' })).rows;
    const recId = row!.recId;
    const assign = { t: 'assign', role: 'chu-tri', person: 'TẬP HUẤN Lê Mai' } as const;
    unwrap(await vault.call('work.add', { recId, event: assign }));
    unwrap(await vault.call('work.add', { recId, event: { t: 'remind', to: 'Xã Mẫu', on: '2026-05-20' } }));
    const [after] = unwrap(await vault.call('list.open', { where: [{ field: 'assignee', op: 'filled' }] })).rows;
    expect(after).toMatchObject({ recId, assignee: 'TẬP HUẤN Lê Mai', reminders: 1, papers: 0, scans: 0 });
  });

  it('is made again from the letters when its columns were stored by an older layout, and search still finds', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    for (const changes of letters) unwrap(await vault.call('letter.save', { changes }));
    const before = unwrap(await vault.call('list.open', {})).rows;
    await fold(vault.core);
    const { state } = vault.core.sealers;
    vault.core.db.close();
    const db = new VaultDb(desk.vaultId);
    const manifest = decodeManifest(await state.open(manifestKey, 0, (await db.state.get(manifestKey))!))!;
    const older = { ...manifest, columnsVersion: 1 };
    await db.state.put(await state.seal(manifestKey, 0, encodeManifest(older)), manifestKey);
    for (const key of await db.columns.toCollection().primaryKeys()) await db.columns.put(new Uint8Array(9), key);
    db.close();
    vault = await desk.open();
    expect(unwrap(await vault.call('list.open', {})).rows).toEqual(before);
    expect(await numbers(vault, { text: 'son' })).toEqual(['3']);
    expect(desk.events.filter(({ name }) => name === 'alarm')).toEqual([]);
    await fold(vault.core);
    vault.core.db.close();
    vault = await desk.open();
    expect(unwrap(await vault.call('list.open', {})).rows).toEqual(before);
  });
});
