import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { unwrap } from '../../../shared/errors';
import { importedRecId } from '../../../shared/model/imported';
import { fold } from '../fold';
import { importInParts } from '../import-parts';
import { eventually } from '../testing/eventually';
import { letter, newDesk } from '../testing/fakes';
import type { Vault } from '../vault';

async function entered(vault: Vault, count: number): Promise<string[]> {
  const recIds = [];
  for (let n = 1; n <= count; n++) {
    recIds.push(unwrap(await vault.call('letter.save', { changes: letter(n) })).recId);
  }
  return recIds;
}

const got = async (vault: Vault, recId: string) => unwrap(await vault.call('letter.get', { recId }));
const total = async (vault: Vault) => unwrap(await vault.call('list.counts', {})).total;
const source = { what: 'field', field: 'source', value: 'bao-chi' } as const;
const reason = 'nhầm';

describe('several letters changed at once', () => {
  it('show before and after first, change in one row of the journal, and go back whole', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const recIds = await entered(vault, 20);
    unwrap(await vault.call('letter.save', { recId: recIds[3]!, changes: { source: 'bao-chi' } }));
    const { rows } = unwrap(await vault.call('bulk.preview', { recIds, change: source }));
    expect(rows[0]).toMatchObject({ registerNo: '1/2026', before: 'buu-dien', after: 'bao-chi', refused: null });
    expect(rows[3]).toMatchObject({ refused: 'SAME' });
    expect((await got(vault, recIds[0]!)).letter.source).toBe('buu-dien');
    const written = desk.file.rows.length;
    const { changed, bulkId } = unwrap(await vault.call('bulk.apply', { recIds, change: source }));
    expect([changed, desk.file.rows.length - written]).toEqual([19, 1]);
    expect((await got(vault, recIds[5]!)).letter.source).toBe('bao-chi');
    expect(unwrap(await vault.call('bulk.undo', { bulkId, reason }))).toEqual({ undone: 19, kept: 0 });
    expect((await got(vault, recIds[5]!)).letter.source).toBe('buu-dien');
    expect((await got(vault, recIds[3]!)).letter.source).toBe('bao-chi');
  });

  it('taken back, leave alone what somebody changed since', async () => {
    const vault = await newDesk().open();
    const recIds = await entered(vault, 3);
    const { bulkId } = unwrap(await vault.call('bulk.apply', { recIds, change: source }));
    unwrap(await vault.call('letter.save', { recId: recIds[1]!, changes: { source: 'hom-thu' } }));
    expect(unwrap(await vault.call('bulk.undo', { bulkId, reason }))).toEqual({ undone: 2, kept: 1 });
    expect((await got(vault, recIds[1]!)).letter.source).toBe('hom-thu');
    expect(unwrap(await vault.call('bulk.undo', { bulkId, reason }))).toEqual({ undone: 0, kept: 1 });
    expect((await got(vault, recIds[1]!)).letter.source).toBe('hom-thu');
    const none = await vault.call('bulk.undo', { bulkId: 'b'.repeat(32), reason });
    expect(none).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });

  it('are remembered over a restart: who, when, what, how many, and which would be left as they are', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const recIds = await entered(vault, 4);
    const { bulkId } = unwrap(await vault.call('bulk.apply', { recIds, change: source }));
    unwrap(await vault.call('letter.save', { recId: recIds[1]!, changes: { source: 'hom-thu' } }));
    unwrap(await vault.call('letter.delete', { recId: recIds[2]!, reason: 'nhập nhầm' }));
    await fold(vault.core);
    await vault.close();
    vault = await desk.open();
    const { changes } = unwrap(await vault.call('bulk.list', {}));
    expect(changes).toMatchObject([{ bulkId, change: source, letters: 4, undone: 0 }]);
    expect(changes[0]!.atMs).toBeGreaterThan(1_780_000_000_000);
    expect(changes[0]!.by).toBe('can-bo-d1');
    const { change, rows } = unwrap(await vault.call('bulk.undoPreview', { bulkId }));
    expect(change).toEqual(source);
    expect(rows).toMatchObject([
      { recId: recIds[0], registerNo: '1/2026', before: 'bao-chi', after: 'buu-dien', refused: null },
      { recId: recIds[1], refused: 'CHANGED' },
      { recId: recIds[2], refused: 'NOT_ALLOWED' },
      { recId: recIds[3], refused: null },
    ]);
    expect((await got(vault, recIds[0]!)).letter.source).toBe('bao-chi');
    expect(unwrap(await vault.call('bulk.undo', { bulkId, reason }))).toEqual({ undone: 2, kept: 2 });
    expect((await got(vault, recIds[0]!)).letter.source).toBe('buu-dien');
    expect(unwrap(await vault.call('bulk.list', {})).changes).toMatchObject([{ letters: 4, undone: 2 }]);
    const after = unwrap(await vault.call('bulk.undoPreview', { bulkId })).rows.map(({ refused }) => refused);
    expect(after).toEqual(['UNDONE', 'CHANGED', 'NOT_ALLOWED', 'UNDONE']);
  });

  it('cut off between two rows are remembered as far as they came, and so is their undoing', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    unwrap(
      await vault.call('import.letters', { letters: Array.from({ length: 600 }, (_, n) => letter(n + 1)), name: 'cũ' }),
    );
    const { view } = unwrap(await vault.call('list.open', { text: '', deleted: 'hide', rows: 1 }));
    const { rows } = unwrap(await vault.call('list.rows', { view, from: 0, count: 600 }));
    const recIds = rows.map(({ recId }) => recId);
    let mend = desk.file.fullAfter(1);
    expect(await vault.call('bulk.apply', { recIds, change: source })).toMatchObject({ error: { code: 'DISK_FULL' } });
    mend();
    const [record] = unwrap(await vault.call('bulk.list', {})).changes;
    expect(record).toMatchObject({ letters: 512, undone: 0 });
    const { bulkId } = record!;
    unwrap(await vault.call('bulk.undo', { bulkId, reason }));
    const again = unwrap(await vault.call('bulk.apply', { recIds, change: source }));
    expect(again.changed).toBe(600);
    mend = desk.file.fullAfter(1);
    expect(await vault.call('bulk.undo', { bulkId: again.bulkId, reason })).toMatchObject({ ok: false });
    mend();
    expect(unwrap(await vault.call('bulk.list', {})).changes[0]).toMatchObject({ letters: 600, undone: 512 });
    expect(unwrap(await vault.call('bulk.undo', { bulkId: again.bulkId, reason }))).toEqual({ undone: 88, kept: 0 });
  });

  it('taken back, leave deleted letters deleted, and give the reason of what they write', async () => {
    const vault = await newDesk().open();
    const recIds = await entered(vault, 2);
    const { bulkId } = unwrap(await vault.call('bulk.apply', { recIds, change: source }));
    unwrap(await vault.call('letter.delete', { recId: recIds[1]!, reason: 'nhập nhầm' }));
    expect(unwrap(await vault.call('bulk.undo', { bulkId, reason }))).toEqual({ undone: 1, kept: 1 });
    expect(await got(vault, recIds[1]!)).toMatchObject({ deleteConflict: false, deleted: { reason: 'nhập nhầm' } });
    const { entries } = unwrap(await vault.call('letter.history', { recId: recIds[0]! }));
    expect(entries.at(-1)).toMatchObject({ act: 'edit', reason });
  });

  it('made tố cáo and taken back do not lift the cover of those whom they shield', async () => {
    const vault = await newDesk().open();
    const recIds = await entered(vault, 1);
    const change = { what: 'field', field: 'kind', value: 'to-cao' } as const;
    const { bulkId } = unwrap(await vault.call('bulk.apply', { recIds, change }));
    expect(unwrap(await vault.call('bulk.undo', { bulkId, reason }))).toEqual({ undone: 0, kept: 1 });
    expect(await got(vault, recIds[0]!)).toMatchObject({ masked: true });
  });

  it('deleted with one reason come back together', async () => {
    const vault = await newDesk().open();
    const recIds = await entered(vault, 4);
    const change = { what: 'delete', reason: 'nhập thử' } as const;
    const { bulkId } = unwrap(await vault.call('bulk.apply', { recIds, change }));
    expect(await total(vault)).toBe(0);
    expect((await got(vault, recIds[0]!)).deleted?.reason).toBe('nhập thử');
    expect(unwrap(await vault.call('bulk.undo', { bulkId, reason })).undone).toBe(4);
    expect(await total(vault)).toBe(4);
  });

  it('are given to nobody whom a letter accuses; the others are given, and taken back', async () => {
    const vault = await newDesk().open();
    const recIds = await entered(vault, 4);
    const change = { what: 'assign', person: 'TẬP HUẤN Trần Thị Lan', role: 'thu-ly' } as const;
    const { rows } = unwrap(await vault.call('bulk.preview', { recIds, change }));
    expect(rows.map(({ refused }) => refused)).toEqual(['CONFLICT_OF_INTEREST', null, 'CONFLICT_OF_INTEREST', null]);
    const { bulkId, changed } = unwrap(await vault.call('bulk.apply', { recIds, change }));
    expect(changed).toBe(2);
    expect((await got(vault, recIds[0]!)).work).toEqual([]);
    expect((await got(vault, recIds[1]!)).work).toMatchObject([{ event: { t: 'assign', person: change.person } }]);
    expect(unwrap(await vault.call('bulk.undo', { bulkId, reason }))).toEqual({ undone: 2, kept: 0 });
    expect((await got(vault, recIds[1]!)).work).toMatchObject([{}, { event: { t: 'unassign', reason } }]);
  });

  it('say by which account somebody is given them, and by which he had them: two people may bear one name', async () => {
    const vault = await newDesk().open();
    const [recId] = await entered(vault, 1);
    const assign = (account: string) =>
      ({ what: 'assign', person: 'TẬP HUẤN Đỗ Thị Thu', account, role: 'thu-ly' }) as const;
    const input = { recIds: [recId!], change: assign('TH.01') };
    const preview = async () => unwrap(await vault.call('bulk.preview', { ...input, change: assign('TH.02') })).rows[0];
    expect(await preview()).toMatchObject({ before: '', after: 'TẬP HUẤN Đỗ Thị Thu (TH.02)' });
    const { bulkId } = unwrap(await vault.call('bulk.apply', input));
    expect(await preview()).toMatchObject({ before: 'TẬP HUẤN Đỗ Thị Thu (TH.01)', refused: null });
    const { rows } = unwrap(await vault.call('bulk.undoPreview', { bulkId }));
    expect(rows).toMatchObject([{ before: 'TẬP HUẤN Đỗ Thị Thu (TH.01)', after: '' }]);
  });

  it('move where the rules offer it, and back', async () => {
    const vault = await newDesk().open();
    const recIds = await entered(vault, 2);
    const { status, moves } = await got(vault, recIds[0]!);
    const to = moves.main.find(({ missing }) => missing.length === 0)!.to;
    const { bulkId, changed } = unwrap(await vault.call('bulk.apply', { recIds, change: { what: 'move', to } }));
    expect(changed).toBe(2);
    expect((await got(vault, recIds[1]!)).status).toBe(to);
    unwrap(await vault.call('bulk.undo', { bulkId, reason }));
    expect((await got(vault, recIds[1]!)).status).toBe(status);
    const never = { what: 'move', to: 'da-huy' } as const;
    const { rows } = unwrap(await vault.call('bulk.preview', { recIds, change: never }));
    expect(rows.map(({ refused }) => refused)).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED']);
  });

  it('refuse a value that the field can not have, numbers and people', async () => {
    const vault = await newDesk().open();
    const recIds = await entered(vault, 1);
    for (const change of [
      { what: 'field', field: 'arrivedOn', value: 'hôm qua' },
      { what: 'field', field: 'arrivedOn', value: null },
      { what: 'field', field: 'registerNo', value: '9/2026' },
      { what: 'field', field: 'senders', value: [] },
    ] as const) {
      expect(await vault.call('bulk.apply', { recIds, change })).toMatchObject({ error: { code: 'BAD_INPUT' } });
    }
  });
});

describe('an import', () => {
  const letters = (count: number) => Array.from({ length: count }, (_, n) => letter(n + 1));

  const linksOf = async (vault: Vault, recId: string) =>
    (await got(vault, recId)).links.map(({ recId: other, kind }) => ({ other, kind }));
  const links = (held: string) => [
    { from: 1, to: held, kind: 'lap-lai' } as const,
    ...Array.from({ length: 150 }, (_, n) => ({ from: n + 2, to: 0, kind: 'trung' }) as const),
  ];

  it('links its letters on both sides, tells how many it could not, and makes none twice', async () => {
    const vault = await newDesk().open();
    const [held] = await entered(vault, 1);
    const asked = {
      letters: letters(200),
      name: 'cũ',
      links: [...links(held!), { from: 3, to: 'c'.repeat(32), kind: 'trung' } as const],
    };
    const { importId } = unwrap(await vault.call('import.letters', asked));
    expect(unwrap(await vault.call('import.link', { importId }))).toEqual({ linked: 151, unlinked: 1 });
    expect(await linksOf(vault, importedRecId(importId, 1))).toEqual([{ other: held, kind: 'lap-lai' }]);
    expect(await linksOf(vault, held!)).toEqual([{ other: importedRecId(importId, 1), kind: 'lap-lai' }]);
    expect(await linksOf(vault, importedRecId(importId, 0))).toHaveLength(150);
    expect(unwrap(await vault.call('import.link', { importId }))).toEqual({ linked: 151, unlinked: 1 });
    expect(await linksOf(vault, importedRecId(importId, 0))).toHaveLength(150);
    expect(unwrap(await vault.call('import.undo', { importId, reason })).deleted).toBe(200);
  });

  it('ended before or between its links is linked at a quiet moment after the next opening', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const [held] = await entered(vault, 1);
    const asked = { letters: letters(200), name: 'cũ', links: links(held!) };
    const { importId } = unwrap(await vault.call('import.letters', asked));
    await vault.close();
    vault = await desk.open();
    const append = desk.file.append.bind(desk.file);
    let left = 1;
    desk.file.append = async (rows) => {
      if (left-- <= 0) desk.file.refuse = { code: 'SAVE_FAILED' };
      return append(rows);
    };
    expect(await vault.call('import.link', { importId })).toMatchObject({ error: { code: 'SAVE_FAILED' } });
    desk.file.append = append;
    desk.file.refuse = null;
    expect((await linksOf(vault, importedRecId(importId, 0))).length).toBeLessThan(150);
    await vault.close();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      vault = await desk.open();
      vi.advanceTimersByTime(60_000);
      await eventually(async () => expect(await linksOf(vault, importedRecId(importId, 151))).toHaveLength(1));
    } finally {
      vi.useRealTimers();
    }
    expect(await linksOf(vault, importedRecId(importId, 0))).toHaveLength(150);
    expect(await linksOf(vault, held!)).toHaveLength(1);
  });

  it('is cancelled between two rows: what stands is said, listed as cut off, and can be taken back', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    let parts = 0;
    const result = await importInParts(
      (part) => {
        if (++parts === 4) void vault.call('import.cancel', {});
        return vault.call('import.letters', part);
      },
      { letters: letters(6000), name: 'dài' },
    );
    const { imported, importId } = unwrap(result);
    expect(imported).toBeGreaterThanOrEqual(1024);
    expect(imported).toBeLessThan(6000);
    expect(await total(vault)).toBe(imported);
    const { imports } = unwrap(await vault.call('import.list', {}));
    expect(imports).toMatchObject([{ importId, letters: imported, complete: false }]);
    expect(unwrap(await vault.call('import.undo', { importId, reason })).deleted).toBe(imported);
    expect(await total(vault)).toBe(0);
    expect(unwrap(await vault.call('import.letters', { letters: letters(3) })).imported).toBe(3);
  });
});
