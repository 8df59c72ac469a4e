import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeskError, unwrap } from '../../shared/errors';
import { fold } from './fold';
import { VaultDb } from './store/db';
import { type Desk, letter, newDesk } from './testing/fakes';
import type { Vault } from './vault';

/** Everything an officer can see of all letters, in a form that two vaults can be compared by. */
async function picture(vault: Vault): Promise<unknown> {
  const view = unwrap(await vault.call('list.open', { sort: { column: 'registerNo', descending: false } }));
  const deleted = unwrap(await vault.call('list.open', { deleted: 'only' }));
  const { rows } = unwrap(await vault.call('list.rows', { view: view.view, from: 0, count: 10_000 }));
  const details = [];
  for (const row of [...rows, ...deleted.rows]) {
    details.push(unwrap(await vault.call('letter.get', { recId: row.recId })));
    details.push(unwrap(await vault.call('letter.history', { recId: row.recId })));
  }
  const found = unwrap(await vault.call('list.open', { text: 'thu hoi dat' }));
  const counts = unwrap(await vault.call('list.counts', {}));
  return { rows, deleted: deleted.rows, details, found: found.rows.map((row) => row.recId), counts };
}

async function saved(vault: Vault, n: number): Promise<string> {
  return unwrap(await vault.call('letter.save', { changes: letter(n) })).recId;
}

describe('a saved letter', () => {
  it('is there after the desk was closed and opened, folded or not', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const recId = await saved(vault, 1);
    unwrap(await vault.call('letter.save', { recId, changes: { summary: 'TẬP HUẤN đã sửa' } }));
    const before = await picture(vault);
    await vault.core.db.close();
    vault = await desk.open();
    expect(vault.outcome.overlay).toBe(2);
    expect(await picture(vault)).toEqual(before);
    await fold(vault.core);
    expect(await picture(vault)).toEqual(before);
    await vault.close();
    vault = await desk.open();
    expect(vault.outcome.overlay).toBe(0);
    expect(await picture(vault)).toEqual(before);
  });

  it('lies on disk only as sealed bytes', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    await saved(vault, 1);
    unwrap(await vault.call('draft.put', { key: 'intake', value: { summary: 'TẬP HUẤN nháp' } }));
    await fold(vault.core);
    await saved(vault, 2);
    const stored = [...(await everything(vault.core.db)), ...desk.file.rows.map((row) => row.bytes)];
    const text = stored.map((bytes) => Buffer.from(bytes).toString('latin1')).join('');
    expect(stored.length).toBeGreaterThan(6);
    for (const canary of ['TẬP HUẤN', 'dat', 'intake', 'khieu-nai', '2026']) {
      const utf8 = Buffer.from(canary).toString('latin1');
      expect(text.includes(utf8) && canary.length > 3).toBe(false);
    }
  });

  it('that breaks a rule is refused by field, and nothing is written', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const result = await vault.call('letter.save', { changes: { ...letter(1), arrivedOn: 'hôm qua' } });
    expect(result).toEqual({ ok: false, error: { code: 'INVALID_LETTER', params: { field: 'arrivedOn' } } });
    expect(desk.file.rows).toHaveLength(0);
  });

  it('keeps a setting beyond a lock, and takes it for no draft', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    unwrap(await vault.call('pref.put', { key: 'intake.former', value: { source: 'buu-dien' } }));
    await vault.close();
    vault = await desk.open();
    expect(unwrap(await vault.call('pref.get', { key: 'intake.former' })).value).toEqual({ source: 'buu-dien' });
    expect(unwrap(await vault.call('pref.get', { key: 'khac' })).value).toBeNull();
    expect(unwrap(await vault.call('draft.list', {})).drafts).toEqual([]);
  });

  it('takes its draft away in the same act', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    unwrap(await vault.call('draft.put', { key: 'intake', value: 'nửa chừng' }));
    await vault.close();
    vault = await desk.open();
    expect(unwrap(await vault.call('draft.get', { key: 'intake' })).draft?.value).toBe('nửa chừng');
    unwrap(await vault.call('letter.save', { changes: letter(1), draftKey: 'intake' }));
    await vault.close();
    vault = await desk.open();
    expect(unwrap(await vault.call('draft.list', {})).drafts).toEqual([]);
  });

  it('saved many at once: each is saved once, whole rows shared', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    await Promise.all(Array.from({ length: 50 }, (_, n) => saved(vault, n)));
    expect(unwrap(await vault.call('list.counts', {})).total).toBe(50);
    expect(desk.file.rows.length).toBeLessThan(50);
  });

  it('one desk is never in conflict with itself, however fast its officer saves', async () => {
    const vault = await newDesk().open();
    const recId = await saved(vault, 1);
    const { fields } = unwrap(await vault.call('letter.get', { recId }));
    const base = { summary: fields.summary!.heads };
    await Promise.all(
      ['một', 'hai'].map((summary) => vault.call('letter.save', { recId, changes: { summary }, base })),
    );
    const detail = unwrap(await vault.call('letter.get', { recId }));
    expect(detail.fields.summary?.conflict).toBeUndefined();
    expect(detail.letter.summary).toBe('hai');
  });
});

describe('a disk that refuses', () => {
  it('the file copy is full: the officer is told, nothing is half saved, the next save works', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    await saved(vault, 1);
    unwrap(await vault.call('draft.put', { key: 'd', value: 'nháp' }));
    desk.file.refuse = { code: 'DISK_FULL' };
    const refused = await vault.call('letter.save', { changes: letter(2), draftKey: 'd' });
    expect(refused).toEqual({ ok: false, error: { code: 'DISK_FULL' } });
    expect(unwrap(await vault.call('list.counts', {})).total).toBe(1);
    expect(await vault.core.db.journal.count()).toBe(1);
    expect(await vault.core.db.drafts.count()).toBe(1);
    desk.file.refuse = null;
    await saved(vault, 3);
    expect(unwrap(await vault.call('list.counts', {})).total).toBe(2);
    expect(desk.file.rows).toHaveLength(2);
  });

  it('IndexedDB is full: the row in the file copy is taken back', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    await saved(vault, 1);
    const { journal } = vault.core.db;
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    journal.hook('creating', refuse);
    expect(await vault.call('letter.save', { changes: letter(2) })).toEqual({
      ok: false,
      error: { code: 'DISK_FULL' },
    });
    expect(desk.file.rows).toHaveLength(1);
    journal.hook('creating').unsubscribe(refuse);
    await saved(vault, 3);
    expect(desk.file.rows).toHaveLength(2);
  });

  it('IndexedDB fails without saying why: on a disk without room the officer is told to make some', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const { journal, drafts } = vault.core.db;
    const fails = () => {
      throw new DOMException('Internal error.', 'UnknownError');
    };
    for (const table of [journal, drafts]) table.hook('creating', fails);
    for (const [freeBytes, code] of [
      [1e9, 'SAVE_FAILED'],
      [4096, 'DISK_FULL'],
    ] as const) {
      desk.file.freeBytes = freeBytes;
      const refused = { ok: false, error: { code } };
      expect(await vault.call('letter.save', { changes: letter(1) })).toEqual(refused);
      expect(await vault.call('draft.put', { key: 'intake', value: 'nháp' })).toEqual(refused);
    }
    for (const table of [journal, drafts]) table.hook('creating').unsubscribe(fails);
    await saved(vault, 2);
    expect(unwrap(await vault.call('list.counts', {})).total).toBe(1);
  });

  it('the browser ended the connection and could not open it again: once there is room, saving goes on', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    await saved(vault, 1);
    const { db } = vault.core;
    const { open } = indexedDB;
    indexedDB.open = () => {
      throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    };
    db.close({ disableAutoOpen: false });
    desk.file.freeBytes = 0;
    const refused = { ok: false, error: { code: 'DISK_FULL' } };
    expect(await vault.call('letter.save', { changes: letter(2) })).toEqual(refused);
    expect(await vault.call('draft.put', { key: 'intake', value: 'nháp' })).toEqual(refused);
    indexedDB.open = open;
    desk.file.freeBytes = 1e9;
    unwrap(await vault.call('draft.put', { key: 'intake', value: 'nháp' }));
    await saved(vault, 3);
    expect(unwrap(await vault.call('list.counts', {})).total).toBe(2);
    expect(desk.file.rows).toHaveLength(2);
  });

  it('a refused write reached the database all the same: the next save takes its place', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    await saved(vault, 1);
    await vault.core.db.journal.put({ n: 2, bytes: new Uint8Array(40) });
    await saved(vault, 2);
    vault.core.db.close();
    expect(unwrap(await (await desk.open()).call('list.counts', {})).total).toBe(2);
    expect(alarms(desk)).toEqual([]);
  });

  it('neither side can be taken back at once: later saves wait for it and then work', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const { journal } = vault.core.db;
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    journal.hook('creating', refuse);
    desk.file.refuseRetract = { code: 'SAVE_FAILED' };
    expect((await vault.call('letter.save', { changes: letter(1) })).ok).toBe(false);
    journal.hook('creating').unsubscribe(refuse);
    expect(await vault.call('letter.save', { changes: letter(2) })).toEqual({
      ok: false,
      error: { code: 'SAVE_FAILED' },
    });
    desk.file.refuseRetract = null;
    await saved(vault, 3);
    expect(desk.file.rows).toHaveLength(1);
    expect(unwrap(await vault.call('list.counts', {})).total).toBe(1);
  });
});

describe('a vault that lost a part', () => {
  it('IndexedDB was wiped: everything comes back from the file copy, and the officer is told how many rows', async () => {
    const { desk, before } = await busyDesk();
    await VaultDb.delete(`vault-${desk.vaultId}`);
    const again = await desk.open();
    expect(again.outcome.rebuilt).toEqual({ rows: desk.file.rows.length });
    expect(await picture(again)).toEqual(before);
  });

  it('the file copy is gone: it is begun anew and suffices alone again', async () => {
    const { desk, before } = await busyDesk();
    desk.file.rows = [];
    const second = await desk.open();
    expect(await picture(second)).toEqual(before);
    await second.close();
    await VaultDb.delete(`vault-${desk.vaultId}`);
    expect(await picture(await desk.open())).toEqual(before);
  });

  it('the file copy is an older one: rows are written again and no letter is lost', async () => {
    const { desk, before } = await busyDesk();
    desk.file.rows.length = 2;
    const second = await desk.open();
    expect(await picture(second)).toEqual(before);
    await second.close();
    await VaultDb.delete(`vault-${desk.vaultId}`);
    expect(await picture(await desk.open())).toEqual(before);
  });

  it('both are gone: an empty vault that says so', async () => {
    const { desk } = await busyDesk();
    desk.file.rows = [];
    await VaultDb.delete(`vault-${desk.vaultId}`);
    const again = await desk.open();
    expect(again.outcome).toEqual({ letters: 0, rebuilt: null, overlay: 0 });
  });

  for (const store of ['columns', 'search', 'state'] as const) {
    it(`a block of ${store} was altered: it is named, and made again`, async () => {
      const { desk, before } = await busyDesk();
      await alter(desk, store);
      desk.events.length = 0;
      const again = await desk.open();
      await again.core.loadSearchNow();
      expect(alarms(desk)).toMatchObject([{ code: 'VAULT_DAMAGED', params: { store } }]);
      expect(await picture(again)).toEqual(before);
    });
  }

  it('a segment was altered: its letters are refused by name, the others open, and the next start brings them back', async () => {
    const { desk, before, firstId } = await busyDesk();
    const whole = await desk.open();
    await fold(whole.core);
    await whole.close();
    await alter(desk, 'segments');
    const damaged = await desk.open();
    expect(await damaged.call('letter.get', { recId: firstId })).toEqual({
      ok: false,
      error: { code: 'VAULT_DAMAGED', params: { store: 'segments', block: 0 } },
    });
    expect(unwrap(await damaged.call('list.counts', {})).total).toBe(604);
    await damaged.close();
    expect(await picture(await desk.open())).toEqual(before);
  });

  it('a segment was altered and the file copy is gone: the other letters stay', async () => {
    const { desk, firstId } = await busyDesk();
    await alter(desk, 'segments');
    desk.file.rows = [];
    const damaged = await desk.open();
    expect((await damaged.call('letter.get', { recId: firstId })).ok).toBe(false);
    await damaged.close();
    const again = await desk.open();
    expect(unwrap(await again.call('list.counts', {})).total).toBeGreaterThan(80);
    expect(alarms(desk).some((error) => error.code === 'VAULT_DAMAGED')).toBe(true);
  });

  it('a journal row was altered in IndexedDB: the file copy stands in', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    await saved(vault, 1);
    await saved(vault, 2);
    const before = await picture(vault);
    vault.core.db.close();
    const db = new VaultDb(desk.vaultId);
    const row = (await db.journal.get(1))!;
    await db.journal.put({ n: 1, bytes: flipped(row.bytes) });
    db.close();
    expect(await picture(await desk.open())).toEqual(before);
  });

  it('a row is altered in both copies: alarm, and every other letter stays readable and can be saved', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    for (let n = 1; n <= 4; n++) await saved(vault, n);
    vault.core.db.close();
    const db = new VaultDb(desk.vaultId);
    const bytes = flipped((await db.journal.get(4))!.bytes);
    await db.journal.put({ n: 4, bytes });
    db.close();
    desk.file.rows[3] = { n: 4, bytes };
    const again = await desk.open();
    expect(desk.events).toContainEqual({
      name: 'alarm',
      payload: { error: { code: 'VAULT_DAMAGED', params: { store: 'journal', block: 4 } } },
    });
    expect(unwrap(await again.call('list.counts', {})).total).toBe(3);
    await saved(again, 5);
    expect(unwrap(await again.call('list.counts', {})).total).toBe(4);
  });

  it('rows were swapped: the chain shows it', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    for (let n = 1; n <= 2; n++) await saved(vault, n);
    vault.core.db.close();
    await VaultDb.delete(`vault-${desk.vaultId}`);
    const [first, second] = desk.file.rows;
    desk.file.rows = [
      { n: 1, bytes: second!.bytes },
      { n: 2, bytes: first!.bytes },
    ];
    await desk.open();
    expect(desk.events.some(({ name }) => name === 'alarm')).toBe(true);
  });
});

describe('any sequence of saves, folds, closings and losses', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('save' as const), n: fc.nat(40) }),
    fc.record({ do: fc.constant('edit' as const), n: fc.nat(40) }),
    fc.record({ do: fc.constant('delete' as const), n: fc.nat(40) }),
    fc.record({ do: fc.constant('import' as const), n: fc.integer({ min: 1, max: 700 }) }),
    fc.record({ do: fc.constantFrom('fold', 'crash', 'close', 'wipe', 'lose-file', 'cut-file'), n: fc.nat(40) }),
  );

  it('shows the same letters as a vault that was never folded, closed or damaged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const plain = await run(newDesk(), steps, false);
        const rough = await run(newDesk(), steps, true);
        expect(withoutTimes(await picture(rough))).toEqual(withoutTimes(await picture(plain)));
        plain.core.db.close();
        rough.core.db.close();
      }),
      { numRuns: 12 },
    );
  });

  async function run(desk: Desk, steps: readonly { do: string; n: number }[], rough: boolean): Promise<Vault> {
    let vault = await desk.open();
    let number = 1000;
    for (const { do: act, n } of steps) {
      const { rows } = unwrap(await vault.call('list.open', { sort: { column: 'registerNo', descending: false } }));
      const target = rows[n % Math.max(1, rows.length)]?.recId;
      if (act === 'save') await saved(vault, number++);
      if (act === 'import') {
        const letters = Array.from({ length: n }, () => letter(number++));
        unwrap(await vault.call('import.letters', { letters }));
      }
      if (act === 'edit' && target) {
        unwrap(await vault.call('letter.save', { recId: target, changes: { summary: `TẬP HUẤN sửa ${n}` } }));
      }
      if (act === 'delete' && target) unwrap(await vault.call('letter.delete', { recId: target, reason: 'trùng' }));
      if (!rough) continue;
      if (act === 'fold') await fold(vault.core);
      if (act === 'crash' || act === 'wipe' || act === 'lose-file' || act === 'cut-file') vault.core.db.close();
      if (act === 'close') await vault.close();
      if (act === 'wipe') await VaultDb.delete(`vault-${desk.vaultId}`);
      if (act === 'lose-file') desk.file.rows = [];
      if (act === 'cut-file') desk.file.rows.length = Math.min(desk.file.rows.length, n);
      if (act !== 'fold' && ['crash', 'close', 'wipe', 'lose-file', 'cut-file'].includes(act))
        vault = await desk.open();
    }
    return vault;
  }

  /** Ids and times differ between two runs; everything else must not. */
  function withoutTimes(value: unknown): unknown {
    const text = JSON.stringify(value, (key, item) =>
      ['recId', 'opId', 'atMs', 'heads', 'createdMs', 'changedMs', 'found'].includes(key) ? undefined : item,
    );
    return JSON.parse(text);
  }
});

async function busyDesk(): Promise<{ desk: Desk; before: unknown; firstId: string }> {
  const desk = newDesk();
  const vault = await desk.open();
  const ids = [];
  for (let n = 0; n < 5; n++) ids.push(await saved(vault, n));
  unwrap(await vault.call('import.letters', { letters: Array.from({ length: 600 }, (_, n) => letter(100 + n)) }));
  unwrap(await vault.call('letter.delete', { recId: ids[1]!, reason: 'trùng' }));
  unwrap(await vault.call('letter.move', { recId: ids[2]!, to: 'phan-loai' }));
  unwrap(await vault.call('letter.note', { recId: ids[2]!, text: 'ghi chú tập huấn' }));
  await fold(vault.core);
  unwrap(await vault.call('letter.save', { recId: ids[3]!, changes: { summary: 'TẬP HUẤN thu hồi đất, đã sửa' } }));
  const before = await picture(vault);
  vault.core.db.close();
  return { desk, before, firstId: ids[0]! };
}

const alarms = (desk: Desk): DeskError[] =>
  desk.events.flatMap(({ name, payload }) => (name === 'alarm' ? [(payload as { error: DeskError }).error] : []));

async function alter(desk: Desk, store: 'segments' | 'columns' | 'search' | 'state'): Promise<void> {
  const db = new VaultDb(desk.vaultId);
  const [key] = await db.table(store).toCollection().primaryKeys();
  await db.table(store).put(flipped(await db.table(store).get(key!)), key);
  db.close();
}

function flipped(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice() as Uint8Array<ArrayBuffer>;
  copy[copy.length >> 1]! ^= 1;
  return copy;
}

async function everything(db: VaultDb): Promise<Uint8Array[]> {
  const values = await Promise.all(db.tables.map((table) => table.toArray()));
  return values.flat().map((value: Uint8Array | { bytes: Uint8Array }) => ('bytes' in value ? value.bytes : value));
}
