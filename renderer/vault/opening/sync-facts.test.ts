import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import { recTypes } from '../../../shared/model/letter';
import { opKind } from '../../../shared/sync/op';
import { fold } from '../fold';
import type { DirectoryLookup } from '../ports';
import { VaultDb } from '../store/db';
import type { SyncFacts } from '../sync-facts';
import { letter, newDesk, testDesk, testDirectory } from '../testing/fakes';

/** Facts that simply remember, as sync's do. */
class Remembered implements SyncFacts {
  rows: unknown[] = [];
  own = 0;
  sealed = '';
  apply(kind: string, facts: unknown): void {
    this.rows.push([kind, facts]);
    if (kind === 'batch') this.sealed = facts as string;
  }
  local(opCount: number): void {
    this.own += opCount;
  }
  snapshot(): unknown {
    return [this.rows, this.own, this.sealed];
  }
  restore(snapshot: unknown): void {
    const [rows, own, sealed] = snapshot as [unknown[], number, string];
    Object.assign(this, { rows: [...rows], own, sealed });
  }
  sealedUpTo = (): string => this.sealed;
  acknowledgedUpTo = (): string => this.sealed;
}

const otherDesk = 'e2'.repeat(16);
const otherUnit = 'cd'.repeat(16);
const pulledOp = (n: number) => ({
  kind: opKind.put,
  opId: n.toString(16).padStart(16, '0') + otherDesk.slice(0, 16),
  recType: 1,
  recId: n.toString(16).padStart(32, '7'),
  base: {},
  body: { 11: `TẬP HUẤN từ đơn vị khác ${n}`, 1: 'to-cao' },
  actor: 'can-bo-khac',
});

describe('what sync keeps in the vault', () => {
  it('comes back in order after folding, closing, a wiped database and a lost file copy', async () => {
    const desk = newDesk();
    const facts = new Remembered();
    const vault = await desk.open(facts);
    await vault.appendRow('device', ['desk']);
    unwrap(await vault.call('letter.save', { changes: letter(1) }));
    await vault.appendPulled([{ unitId: otherUnit, ops: [pulledOp(1), pulledOp(2)] }], 'cursor 1');
    await fold(vault.core);
    await vault.appendRow('receipt', ['r']);
    const known = facts.snapshot();
    await vault.close();

    const closed = new Remembered();
    await (await desk.open(closed)).close();
    expect(closed.snapshot()).toEqual(known);

    await VaultDb.delete(`vault-${desk.vaultId}`);
    const wiped = new Remembered();
    await (await desk.open(wiped)).close();
    expect(wiped.snapshot()).toEqual(known);

    desk.file.rows = [];
    await (await desk.open(new Remembered())).close();
    await VaultDb.delete(`vault-${desk.vaultId}`);
    const anew = new Remembered();
    const again = await desk.open(anew);
    expect(anew.snapshot()).toEqual(known);
    expect(unwrap(await again.call('list.counts', {})).total).toBe(3);
  });

  it('knows which ops were unsent after the file was begun anew and the database lost, from the log alone', async () => {
    const desk = newDesk();
    // As in the desk: who it is, is known only once its row was read.
    const knowing = (facts: Remembered): DirectoryLookup => {
      const { me, ...directory } = testDirectory();
      return { ...directory, me: () => (facts.rows.length > 0 ? me() : { ...me(), deskId: '' }) };
    };
    const open = (facts: Remembered) => desk.open(facts, knowing(facts));
    const vault = await open(new Remembered());
    await vault.appendRow('device', ['desk']);
    for (const n of [1, 2, 3]) unwrap(await vault.call('letter.save', { changes: letter(n) }));
    await fold(vault.core);
    await vault.close();
    desk.file.rows = [];
    await (await open(new Remembered())).close();
    await VaultDb.delete(`vault-${desk.vaultId}`);
    const again = await open(new Remembered());
    expect(await again.ownOpsAfter('', 10)).toHaveLength(3);
    expect(again.unsentLetters()).toBe(3);
  });

  it('is not counted twice when damaged stores are filled again', async () => {
    const desk = newDesk();
    const facts = new Remembered();
    const vault = await desk.open(facts);
    await vault.appendRow('device', ['desk']);
    unwrap(await vault.call('letter.save', { changes: letter(1) }));
    await fold(vault.core);
    const known = facts.snapshot();
    await vault.core.db.columns.put(new Uint8Array(99), 0);
    await vault.close();
    const repaired = new Remembered();
    await desk.open(repaired);
    expect(repaired.snapshot()).toEqual(known);
  });

  it('letters of another unit can be read and searched, not changed', async () => {
    const vault = await newDesk().open();
    await vault.appendPulled([{ unitId: otherUnit, ops: [pulledOp(1)] }], null);
    const { recId } = pulledOp(1);
    expect(unwrap(await vault.call('letter.get', { recId }))).toMatchObject({ editable: false, unitId: otherUnit });
    expect(unwrap(await vault.call('list.open', { text: 'don vi khac', units: [otherUnit] })).total).toBe(1);
    const refused = { ok: false, error: { code: 'NOT_ALLOWED' } };
    expect(await vault.call('letter.save', { recId, changes: { summary: 'x' } })).toEqual(refused);
    expect(await vault.call('letter.delete', { recId, reason: 'x' })).toEqual(refused);
  });

  it('own ops are at hand until they are in a batch, whatever was folded, imported or begun anew', async () => {
    const desk = newDesk();
    const facts = new Remembered();
    let vault = await desk.open(facts);
    for (let n = 0; n < 3; n++) unwrap(await vault.call('letter.save', { changes: letter(n) }));
    unwrap(await vault.call('import.letters', { letters: Array.from({ length: 600 }, (_, n) => letter(n)) }));
    const all = await vault.ownOpsAfter('', 10_000);
    // With the two that say when the import began and ended.
    expect(all).toHaveLength(605);
    expect(all.every((op) => op.opId.endsWith(testDesk.slice(0, 16)))).toBe(true);
    await fold(vault.core);
    expect(await vault.ownOpsAfter('', 10_000)).toEqual(all);
    await vault.appendRow('batch', all[499]!.opId);
    expect(await vault.ownOpsAfter(all[499]!.opId, 50)).toEqual(all.slice(500, 550));
    await fold(vault.core);
    await vault.close();
    desk.file.rows = [];
    vault = await desk.open(new Remembered());
    expect(await vault.ownOpsAfter(all[499]!.opId, 10_000)).toEqual(all.slice(500));
    await vault.close();
    await VaultDb.delete(`vault-${desk.vaultId}`);
    vault = await desk.open(new Remembered());
    expect(await vault.ownOpsAfter(all[499]!.opId, 10_000)).toEqual(all.slice(500));
  });
});

describe('a large import', () => {
  it('is kept once, and its ops are at hand as they were made, also after letters of it were changed', async () => {
    const desk = newDesk();
    let vault = await desk.open(new Remembered());
    unwrap(await vault.call('import.letters', { letters: Array.from({ length: 1100 }, (_, n) => letter(n)) }));
    const own = await vault.ownOpsAfter('', 10_000);
    const imported = own.filter((op) => op.recType === recTypes.letter);
    expect([imported.length, own.length]).toEqual([1100, 1102]);
    await fold(vault.core);
    // Its beginning, the letters that filled up a segment, its end.
    expect(await vault.core.db.journal.count()).toBe(3);
    expect(await vault.ownOpsAfter('', 10_000)).toEqual(own);
    for (const at of [1099, 3, 600]) {
      unwrap(await vault.call('letter.save', { recId: imported[at]!.recId, changes: { summary: `TẬP HUẤN ${at}` } }));
    }
    unwrap(await vault.call('letter.save', { changes: letter(1) }));
    const all = await vault.ownOpsAfter('', 10_000);
    expect(all.slice(0, 1102)).toEqual(own);
    expect(
      all
        .slice(1102)
        .map((op) => op.recId)
        .slice(0, 3),
    ).toEqual([1099, 3, 600].map((at) => imported[at]!.recId));
    expect(all).toHaveLength(1106);
    await fold(vault.core);
    await vault.close();
    vault = await desk.open(new Remembered());
    for (const [from, limit] of [
      [0, 100],
      [500, 512],
      [1090, 512],
    ] as const) {
      expect(await vault.ownOpsAfter(all[from]!.opId, limit)).toEqual(all.slice(from + 1, from + 1 + limit));
    }
    await vault.close();
    await VaultDb.delete(`vault-${desk.vaultId}`);
    vault = await desk.open(new Remembered());
    expect(await vault.ownOpsAfter('', 10_000)).toEqual(all);
  });
});

describe('a conflict between two desks', () => {
  it('is listed, shows both values, and is settled by one of them', async () => {
    const vault = await newDesk().open();
    const { recId } = unwrap(await vault.call('letter.save', { changes: letter(1) }));
    const before = unwrap(await vault.call('letter.get', { recId }));
    unwrap(await vault.call('letter.save', { recId, changes: { summary: 'của máy này' } }));
    const theirs = {
      ...pulledOp(1),
      recId,
      base: { 11: [...before.fields.summary!.heads] },
      body: { 11: 'của máy kia' },
    };
    await vault.appendPulled([{ unitId: before.unitId, ops: [theirs] }], null);
    expect(unwrap(await vault.call('conflicts.list', {})).rows.map((row) => row.recId)).toEqual([recId]);
    const { fields } = unwrap(await vault.call('letter.get', { recId }));
    expect(fields.summary!.conflict!.map(({ value }) => value)).toEqual(['của máy này', 'của máy kia']);
    unwrap(await vault.call('letter.resolve', { recId, field: 'summary', value: 'của máy kia' }));
    expect(unwrap(await vault.call('conflicts.list', {})).rows).toEqual([]);
    const { entries } = unwrap(await vault.call('letter.history', { recId }));
    expect(entries.map(({ act }) => act)).toContain('resolve');
  });
});

describe('the history of a letter', () => {
  it('tells every change with what it replaced, by whom and why', async () => {
    const vault = await newDesk().open();
    const { recId } = unwrap(await vault.call('letter.save', { changes: letter(1, { summary: 'một' }) }));
    unwrap(await vault.call('letter.save', { recId, changes: { summary: 'hai', content: null } }));
    unwrap(await vault.call('letter.move', { recId, to: 'phan-loai', reason: 'đủ giấy tờ' }));
    unwrap(await vault.call('letter.note', { recId, text: 'đã gọi điện' }));
    unwrap(await vault.call('letter.delete', { recId, reason: 'trùng' }));
    expect((await vault.call('letter.note', { recId, text: 'sau khi xóa' })).ok).toBe(false);
    unwrap(await vault.call('letter.restore', { recId }));
    const { entries } = unwrap(await vault.call('letter.history', { recId }));
    expect(entries.map(({ act }) => act)).toEqual(['create', 'edit', 'status', 'note', 'delete', 'restore']);
    expect(entries[1]!.changes).toContainEqual({ field: 'summary', before: 'một', after: 'hai' });
    expect(entries[2]).toMatchObject({ reason: 'đủ giấy tờ', changes: [{ before: 'tiep-nhan', after: 'phan-loai' }] });
    expect((await vault.call('letter.move', { recId, to: 'tiep-nhan' })).ok).toBe(true);
    expect(await vault.call('letter.move', { recId, to: 'tiep-nhan' })).toEqual({
      ok: false,
      error: { code: 'NOT_ALLOWED' },
    });
  });
});
