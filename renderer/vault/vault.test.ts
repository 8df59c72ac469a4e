import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/errors';
import { fold } from './fold';
import type { VaultDb } from './store/db';
import { letter, newDesk } from './testing/fakes';
import { alarms, picture, saved } from './testing/seen';

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

async function everything(db: VaultDb): Promise<Uint8Array[]> {
  const values = await Promise.all(db.tables.map((table) => table.toArray()));
  return values.flat().map((value: Uint8Array | { bytes: Uint8Array }) => ('bytes' in value ? value.bytes : value));
}
