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

  it('is filtered by each of the days, by what was found, by whom it accuses, and by words of its content', async () => {
    const vault = await newDesk().open();
    const classification = {
      class: 'khong-du-dieu-kien',
      criteria: ['co-ten', 'qua-thoi-hieu'],
      reasons: ['da-ket-luan', 'khong-cu-the'],
      on: '2026-05-09',
    };
    const accused = [
      { name: 'TẬP HUẤN Lý Văn Sơn', rank: 'tinh-quan-ly', office: 'Chủ tịch xã' },
      { name: 'TẬP HUẤN Chi bộ Mẫu', rank: 'to-chuc-dang' },
    ];
    const result = { code: 'giam', text: 'Đổi hình thức', cause: 'tinh-tiet-moi', decidedOn: '2026-06-30' };
    const full = letter(1, {
      ...{ writtenOn: '2026-04-01', postmarkedOn: '2026-04-03', decisionReceivedOn: '2026-03-15' },
      ...{ classification, accused, result, signatories: 12, enclosures: '02 tờ', content: 'Bãi đất ven sông' },
      senders: [{ name: 'TẬP HUẤN Đặng Hương', address: 'Thôn Đông', phone: '0900000001' }],
    });
    for (const changes of [full, letter(2, {})]) unwrap(await vault.call('letter.save', { changes }));
    const by = (...where: NonNullable<ListQuery['where']>) => numbers(vault, { where });
    const day = (
      field: 'writtenOn' | 'postmarkedOn' | 'decisionReceivedOn' | 'classifiedOn' | 'decidedOn',
      on: string,
    ) => by({ field, op: 'between', from: on, to: on });
    expect(await day('writtenOn', '2026-04-01')).toEqual(['1']);
    expect(await day('postmarkedOn', '2026-04-03')).toEqual(['1']);
    expect(await day('decisionReceivedOn', '2026-03-15')).toEqual(['1']);
    expect(await day('classifiedOn', '2026-05-09')).toEqual(['1']);
    expect(await day('decidedOn', '2026-06-30')).toEqual(['1']);
    expect(await by({ field: 'postmarkedOn', op: 'empty' })).toEqual(['2']);
    expect(await by({ field: 'criteria', op: 'in', values: ['qua-thoi-hieu'] })).toEqual(['1']);
    expect(await by({ field: 'criteria', op: 'in', values: ['mot-nguoi-ky'] })).toEqual([]);
    expect(await by({ field: 'reasons', op: 'in', values: ['khong-cu-the'] })).toEqual(['1']);
    expect(await by({ field: 'rank', op: 'in', values: ['to-chuc-dang'] })).toEqual(['1']);
    expect(await by({ field: 'cause', op: 'in', values: ['tinh-tiet-moi'] })).toEqual(['1']);
    expect(await by({ field: 'signatories', op: 'between', from: 2 })).toEqual(['1']);
    expect(await by({ field: 'enclosures', op: 'filled' })).toEqual(['1']);
    expect(await by({ field: 'asSource', op: 'filled' })).toEqual([]);
    expect(await by({ field: 'content', op: 'has', text: 'ven song' })).toEqual(['1']);
    expect(await by({ field: 'contact', op: 'has', text: '0900000001' })).toEqual(['1']);
    expect(await by({ field: 'office', op: 'has', text: 'chu tich' })).toEqual(['1']);
    expect(await by({ field: 'resultText', op: 'has', text: 'doi hinh' })).toEqual(['1']);
    const refused = await vault.call('list.open', { where: [{ field: 'content', op: 'filled' }] });
    expect(refused).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
    const sort = { column: 'writtenOn', descending: true } as const;
    const [first] = unwrap(await vault.call('list.open', { sort })).rows;
    expect(first).toMatchObject({
      writtenOn: '2026-04-01',
      criteria: ['co-ten', 'qua-thoi-hieu'],
      rank: ['tinh-quan-ly', 'to-chuc-dang'],
      signatories: 12,
      enclosures: 'yes',
    });
  });

  it('finds and counts a letter of several contents under what each of them came to', async () => {
    const vault = await newDesk().open();
    const claims = [
      { id: 'a1', kind: 'to-cao', field: 'dat-dai', text: 'Bãi đất' },
      { id: 'b2', kind: 'phan-anh', text: 'Tiếp dân' },
    ] as const;
    const changes = letter(1, { kind: 'to-cao', claims: [...claims] });
    const { recId } = unwrap(await vault.call('letter.save', { changes }));
    unwrap(await vault.call('letter.save', { changes: letter(2, { direction: 'chuyen-don' }) }));
    for (const [id, direction] of [
      ['a1', 'thu-ly'],
      ['b2', 'chuyen-don'],
    ] as const) {
      const event = { t: 'propose' as const, direction, reasons: [], text: '', on: '2026-05-05', claim: id };
      const { opId } = unwrap(await vault.call('work.add', { recId, event }));
      const approver = 'TẬP HUẤN Bà Duyệt';
      const approved = {
        t: 'approve',
        proposal: opId,
        verdict: 'dong-y',
        approver,
        on: '2026-05-06',
        claim: id,
      } as const;
      unwrap(await vault.call('work.add', { recId, event: approved }));
    }
    const { letter: now } = unwrap(await vault.call('letter.get', { recId }));
    const settled = (now.claims ?? []).map((claim) => ({
      ...claim,
      result: { code: claim.id === 'a1' ? 'dung' : 'da-chuyen', text: '', decidedOn: '2026-06-01' },
    }));
    unwrap(await vault.call('letter.save', { recId, changes: { claims: settled } }));
    const by = (...where: NonNullable<ListQuery['where']>) => numbers(vault, { where });
    expect(await by({ field: 'direction', op: 'in', values: ['chuyen-don'] })).toEqual(['1', '2']);
    expect(await by({ field: 'direction', op: 'in', values: ['thu-ly'] })).toEqual(['1']);
    expect(await by({ field: 'direction', op: 'empty' })).toEqual([]);
    expect(await by({ field: 'result', op: 'in', values: ['da-chuyen'] })).toEqual(['1']);
    expect(await by({ field: 'claimKind', op: 'in', values: ['phan-anh'] })).toEqual(['1']);
    expect(await by({ field: 'claimStatus', op: 'in', values: ['tiep-nhan'] })).toEqual(['1']);
    const { view, rows } = unwrap(await vault.call('list.open', { sort: { column: 'direction', descending: true } }));
    expect(rows.map(({ direction }) => direction)).toEqual([['chuyen-don', 'thu-ly'], ['chuyen-don']]);
    const { facets } = unwrap(await vault.call('list.facets', { view, fields: ['direction', 'result', 'field'] }));
    expect(facets).toEqual({
      direction: { 'chuyen-don': 2, 'thu-ly': 1 },
      result: { '': 1, dung: 1, 'da-chuyen': 1 },
      field: { '': 1, 'dat-dai': 1 },
    });
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

  it('finds a name by its beginning, and by the whole of it once a blank says that it is finished', async () => {
    const vault = await newDesk().open();
    for (const [no, name] of [
      [1, 'TẬP HUẤN Lê An'],
      [2, 'TẬP HUẤN Lê Anh'],
    ] as const) {
      const changes = letter(no, { senders: [{ name, address: 'Thôn Mẫu' }] });
      unwrap(await vault.call('letter.save', { changes }));
    }
    expect(await numbers(vault, { text: 'Lê An' })).toEqual(['1', '2']);
    expect(await numbers(vault, { text: 'Lê An ' })).toEqual(['1']);
    const by = (text: string) => numbers(vault, { where: [{ field: 'sender', op: 'has', text }] });
    expect(await by('lê an')).toEqual(['1', '2']);
    expect(await by('lê an ')).toEqual(['1']);
  });

  it('keeps the view that is worked with, whatever else is looked up meanwhile', async () => {
    const vault = await filled();
    const { view } = unwrap(await vault.call('list.open', {}));
    const used = async () => unwrap(await vault.call('list.ids', { view, from: 0, count: 10 })).recIds.length;
    // The palette asks at every pause in typing, and only for the rows that it shows.
    for (let i = 0; i < 20; i++) unwrap(await vault.call('list.open', { text: 'son', rows: 8, once: true }));
    expect(await used()).toBe(4);
    for (let i = 0; i < 20; i++) {
      unwrap(await vault.call('list.open', { text: 'son' }));
      expect(await used()).toBe(4);
    }
    for (let i = 0; i < 20; i++) unwrap(await vault.call('list.open', {}));
    expect(await vault.call('list.ids', { view, from: 0, count: 1 })).toMatchObject({ error: { code: 'STALE_VIEW' } });
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
