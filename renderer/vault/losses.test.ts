import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/errors';
import { fold } from './fold';
import { VaultDb } from './store/db';
import { type Desk, letter, newDesk } from './testing/fakes';
import { alarms, picture, saved } from './testing/seen';
import type { Vault } from './vault';

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
