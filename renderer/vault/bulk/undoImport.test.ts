import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import { importedRecId } from '../../../shared/model/imported';
import { fold } from '../fold';
import { letter, newDesk, testDirectory } from '../testing/fakes';
import type { Vault } from '../vault';

const letters = (count: number) => Array.from({ length: count }, (_, n) => letter(n + 1));
const got = async (vault: Vault, recId: string) => unwrap(await vault.call('letter.get', { recId }));
const total = async (vault: Vault) => unwrap(await vault.call('list.counts', {})).total;
const only = async (vault: Vault) => unwrap(await vault.call('import.list', {})).imports[0]!;
const saved = async (vault: Vault, n: number) => unwrap(await vault.call('letter.save', { changes: letter(n) })).recId;
const link = async (vault: Vault, recId: string, other: string) =>
  unwrap(await vault.call('work.add', { recId, event: { t: 'link', kind: 'trung', other } }));
const undo = async (vault: Vault, importId: string) =>
  unwrap(await vault.call('import.undo', { importId, reason: 'nhập nhầm tệp' }));
const restore = async (vault: Vault, importId: string) =>
  unwrap(await vault.call('import.restore', { importId, reason: 'hủy nhầm' }));

describe('an import taken back', () => {
  it('is listed with its name and goes whole, also after the desk was closed and folded', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    await saved(vault, 1);
    const { importId } = unwrap(await vault.call('import.letters', { letters: letters(700), name: 'so-cu.xlsx' }));
    await fold(vault.core);
    await vault.close();
    vault = await desk.open();
    const { imports } = unwrap(await vault.call('import.list', {}));
    expect(imports).toMatchObject([{ importId, name: 'so-cu.xlsx', letters: 700, complete: true, undone: false }]);
    const touched = importedRecId(importId, 76);
    unwrap(await vault.call('letter.note', { recId: touched, text: 'đang xử lý' }));
    expect(await undo(vault, importId)).toEqual({ deleted: 699, kept: [touched] });
    expect(await total(vault)).toBe(2);
    expect(await only(vault)).toMatchObject({ letters: 1, undone: true, restorable: 699 });
  });

  it('goes with the links that it made itself, on both sides, and with those that a later import made to it', async () => {
    const vault = await newDesk().open();
    const held = await saved(vault, 1);
    const links = [
      { from: 1, to: held, kind: 'lap-lai' },
      { from: 2, to: 0, kind: 'trung' },
    ] as const;
    const { importId } = unwrap(await vault.call('import.letters', { letters: letters(3), name: 'cũ', links }));
    unwrap(await vault.call('import.link', { importId }));
    const later = unwrap(
      await vault.call('import.letters', {
        letters: letters(1),
        links: [{ from: 0, to: importedRecId(importId, 1), kind: 'trung' }],
      }),
    );
    unwrap(await vault.call('import.link', { importId: later.importId }));
    expect((await got(vault, importedRecId(importId, 1))).links).toHaveLength(2);
    expect(await undo(vault, importId)).toEqual({ deleted: 3, kept: [] });
    expect(await total(vault)).toBe(2);
  });

  it('keeps letters that an officer linked by hand, from either side, beside the links of the import', async () => {
    const vault = await newDesk().open();
    const held = await saved(vault, 1);
    const asked = { letters: letters(4), links: [{ from: 2, to: 0, kind: 'trung' } as const] };
    const { importId } = unwrap(await vault.call('import.letters', asked));
    unwrap(await vault.call('import.link', { importId }));
    const [, byHand, alsoLinked, named] = [0, 1, 2, 3].map((place) => importedRecId(importId, place));
    await link(vault, byHand!, held);
    await link(vault, alsoLinked!, held);
    await link(vault, held, named!);
    expect(await undo(vault, importId)).toEqual({ deleted: 1, kept: [byHand, alsoLinked, named] });
    for (const recId of [byHand!, alsoLinked!, named!]) expect((await got(vault, recId)).deleted).toBeNull();
  });

  it('keeps letters that accuse whoever takes it back', async () => {
    const desk = newDesk();
    const base = testDirectory();
    const me = base.me();
    const holder = 'TẬP HUẤN Trần Văn Bị Tố';
    const vault = await desk.open(undefined, { ...base, me: () => ({ ...me, holder }) });
    const against = letter(2, { kind: 'to-cao', accused: [{ name: holder, unit: me.unitName ?? '' }] });
    const { importId } = unwrap(await vault.call('import.letters', { letters: [letter(1), against] }));
    expect(await undo(vault, importId)).toEqual({ deleted: 1, kept: [importedRecId(importId, 1)] });
  });
});

describe('an import taken back by mistake', () => {
  const past = { status: 'ket-thuc', on: '2026-05-20', assignees: ['TẬP HUẤN Lê A'] } as const;
  const links = [{ from: 1, to: 0, kind: 'trung' }] as const;

  it('comes back as it was: numbers, what was done before, links; in the same list, over a restart', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const { importId } = unwrap(
      await vault.call('import.letters', {
        letters: letters(600),
        past: letters(600).map(() => ({ ...past, assignees: [...past.assignees] })),
        links,
        name: 'so-cu.xlsx',
      }),
    );
    unwrap(await vault.call('import.link', { importId }));
    const first = importedRecId(importId, 0);
    const before = await got(vault, first);
    await undo(vault, importId);
    expect(await total(vault)).toBe(0);
    await fold(vault.core);
    await vault.close();
    vault = await desk.open();
    expect(await only(vault)).toMatchObject({ letters: 0, undone: true, restorable: 600 });
    const counted = desk.events.length;
    expect(await restore(vault, importId)).toEqual({ restored: 600, kept: [] });
    const steps = desk.events.slice(counted).filter(({ name }) => name === 'progress');
    expect(steps.map(({ payload }) => payload)).toEqual(
      [512, 600].map((done) => ({ job: 'import', done, total: 600 })),
    );
    expect(await total(vault)).toBe(600);
    expect(await only(vault)).toMatchObject({ letters: 600, undone: false, restorable: 0 });
    const after = await got(vault, first);
    const shown = ({ letter, status, links, work }: typeof after) => ({ letter, status, links, work });
    expect(shown(after)).toEqual(shown(before));
    const { entries } = unwrap(await vault.call('letter.history', { recId: first }));
    expect(entries.slice(-2)).toMatchObject([
      { act: 'delete', reason: 'nhập nhầm tệp', changes: [] },
      { act: 'restore', reason: 'hủy nhầm', changes: [] },
    ]);
    expect(await undo(vault, importId)).toEqual({ deleted: 600, kept: [] });
  });

  it('leaves deleted what somebody deleted for another reason, and says which', async () => {
    const vault = await newDesk().open();
    const { importId } = unwrap(await vault.call('import.letters', { letters: letters(3) }));
    const [before, since, back] = [0, 1, 2].map((place) => importedRecId(importId, place));
    unwrap(await vault.call('letter.delete', { recId: before!, reason: 'đơn thử' }));
    await undo(vault, importId);
    unwrap(await vault.call('letter.restore', { recId: since! }));
    unwrap(await vault.call('letter.delete', { recId: since!, reason: 'trùng' }));
    expect(await restore(vault, importId)).toEqual({ restored: 1, kept: [before, since] });
    expect((await got(vault, before!)).deleted?.reason).toBe('đơn thử');
    expect((await got(vault, back!)).deleted).toBeNull();
    const again = await vault.call('import.restore', { importId, reason: 'hủy nhầm' });
    expect(again).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });

  it('cut off while it went or while it came back is gone on with, or given back, from the same list', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const { importId } = unwrap(await vault.call('import.letters', { letters: letters(1300) }));
    let mend = desk.file.fullAfter(2);
    const full = { error: { code: 'DISK_FULL' } };
    expect(await vault.call('import.undo', { importId, reason: 'nhầm' })).toMatchObject(full);
    mend();
    expect(await only(vault)).toMatchObject({ letters: 788, undone: false, restorable: 512 });
    expect(await undo(vault, importId)).toEqual({ deleted: 788, kept: [] });
    mend = desk.file.fullAfter(1);
    expect(await vault.call('import.restore', { importId, reason: 'nhầm' })).toMatchObject(full);
    mend();
    expect(await only(vault)).toMatchObject({ letters: 512, undone: true, restorable: 788 });
    expect(await restore(vault, importId)).toEqual({ restored: 788, kept: [] });
    expect(await total(vault)).toBe(1300);
  });

  it('makes the links that it still owed when it was taken back', async () => {
    const vault = await newDesk().open();
    const { importId } = unwrap(await vault.call('import.letters', { letters: letters(2), links }));
    await undo(vault, importId);
    expect(unwrap(await vault.call('import.link', { importId })).linked).toBe(0);
    await restore(vault, importId);
    expect(unwrap(await vault.call('import.link', { importId }))).toEqual({ linked: 1, unlinked: 0 });
  });

  it('is given back only where it was taken back', async () => {
    const vault = await newDesk().open();
    const { importId } = unwrap(await vault.call('import.letters', { letters: letters(1) }));
    for (const id of [importId, importedRecId(importId, 0), 'c'.repeat(32)]) {
      const refused = await vault.call('import.restore', { importId: id, reason: 'thử' });
      expect(refused).toMatchObject({ error: { code: 'NOT_FOUND' } });
    }
  });
});
