import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Checked } from '../../renderer/features/import/check';
import { importInParts } from '../../renderer/vault/import-parts';
import { type Desk, newDesk } from '../../renderer/vault/testing/fakes';
import type { Vault } from '../../renderer/vault/vault';
import { unwrap } from '../../shared/errors';
import { planImport, sideOf, type Twin, usualWays } from '../../shared/exchange/plan';
import { importedRecId } from '../../shared/model/imported';
import { type Letter, letterFieldName } from '../../shared/model/letter';
import { project } from '../../shared/sync/merge';
import { attacks, hostileRegister, lines, tried } from '../fixtures/hostileRegister';

/** The hostile register in a vault: what the report promised is what stands in it, whatever happens meanwhile. */

/** What comes in when the officer leaves the faulty rows out and decides nothing else. */
function promised(checked: Checked): Letter[] {
  const twins = [...checked.twins].map(([place, { of, like }]): Twin => {
    const other = { in: 'file', place: of, like } as const;
    return { place, of: other, way: usualWays[sideOf(other)] };
  });
  const { places, links } = planImport(checked.letters.length, twins);
  expect(links).toEqual([]);
  return places.map((place) => checked.letters[place]!.letter);
}

/** A letter as it is stored, whoever it shields. */
async function stored(vault: Vault, recId: string): Promise<Partial<Letter>> {
  const { fields } = project((await vault.core.records.load(recId))!.ops);
  return Object.fromEntries([...fields].map(([no, [head]]) => [letterFieldName(no), head!.value]));
}

const counted = async (vault: Vault) => unwrap(await vault.call('list.counts', {})).total;
const imports = async (vault: Vault) => unwrap(await vault.call('import.list', {})).imports;
const begun = (vault: Vault, letters: readonly Letter[]) =>
  importInParts((part) => vault.call('import.letters', part), { letters, name: 'ac-y.csv' });

/** In the vault stand the first letters of these, whole, and no other. */
async function expectFirst(vault: Vault, importId: string, letters: readonly Letter[]): Promise<void> {
  expect(await counted(vault)).toBe(letters.length);
  for (const [place, letter] of letters.entries()) {
    expect(await stored(vault, importedRecId(importId, place))).toMatchObject(letter);
  }
}

/** The desk is ended and started again. */
async function reopened(desk: Desk, vault: Vault): Promise<Vault> {
  await vault.close();
  return desk.open();
}

describe('a hostile register, imported', () => {
  it('is in the vault to the letter what the report promised, and so after a restart', async () => {
    const checked = await tried(hostileRegister('utf-8'));
    const letters = promised(checked);
    const copies = Math.floor(lines.length / attacks.length);
    expect(letters).toHaveLength(checked.rows - checked.faulty - copies + 1);
    const desk = newDesk();
    let vault = await desk.open();
    const { imported, importId } = unwrap(await begun(vault, letters));
    expect(imported).toBe(letters.length);
    for (const _ of ['before', 'after']) {
      await expectFirst(vault, importId, letters);
      const [record] = await imports(vault);
      expect(record).toMatchObject({ name: 'ac-y.csv', letters: letters.length, complete: true });
      expect(unwrap(await vault.call('list.open', { text: '"Việc chép lại"' })).total).toBe(1);
      vault = await reopened(desk, vault);
    }
  });

  it('has nothing of it in the vault while only the report was made, nor when one row is none that a letter can be', async () => {
    const letters = promised(await tried(hostileRegister('utf-8')));
    const desk = newDesk();
    let vault = await desk.open();
    expect([await counted(vault), await imports(vault)]).toEqual([0, []]);
    const bad = letters.with(3, { ...letters[3]!, senders: [{ name: 'A'.repeat(10_000), address: '' }] });
    expect(await begun(vault, bad)).toMatchObject({ error: { code: 'INVALID_LETTER', params: { index: 3 } } });
    vault = await reopened(desk, vault);
    expect(await counted(vault)).toBe(0);
  });

  it('stopped between two parts leaves the first letters whole, says how many, and goes out again', async () => {
    const letters = promised(await tried(hostileRegister('utf-8')));
    const desk = newDesk();
    let vault = await desk.open();
    const [half, total] = [600, letters.length];
    const part = (from: number, to?: number) =>
      vault.call('import.letters', { letters: letters.slice(from, to), part: { from, total }, name: 'ac-y.csv' });
    const { importId } = unwrap(await part(0, half));
    unwrap(await vault.call('import.cancel', {}));
    expect(unwrap(await part(half)).imported).toBe(0);
    vault = await reopened(desk, vault);
    await expectFirst(vault, importId, letters.slice(0, half));
    expect(await imports(vault)).toMatchObject([{ letters: half, complete: false }]);
    unwrap(await vault.call('import.undo', { importId, reason: 'dừng giữa chừng' }));
    expect(await counted(vault)).toBe(0);
  });

  it('met by a full disk leaves whole letters or none, listed as cut off; then it comes in once more', async () => {
    const letters = promised(await tried(hostileRegister('utf-8')));
    const desk = newDesk();
    let vault = await desk.open();
    const append = desk.file.append.bind(desk.file);
    // The row that begins the import, and its first letters.
    let left = 2;
    desk.file.append = async (rows) => {
      if (left-- <= 0) desk.file.refuse = { code: 'DISK_FULL' };
      return append(rows);
    };
    expect(await begun(vault, letters)).toMatchObject({ error: { code: 'DISK_FULL' } });
    desk.file.append = append;
    desk.file.refuse = null;
    vault = await reopened(desk, vault);
    const [record] = await imports(vault);
    const { importId, letters: stood } = record!;
    expect(record!.complete).toBe(false);
    expect(stood).toBeGreaterThan(500);
    expect(stood).toBeLessThan(letters.length);
    await expectFirst(vault, importId, letters.slice(0, stood));
    unwrap(await vault.call('import.undo', { importId, reason: 'đầy đĩa' }));
    const again = unwrap(await begun(vault, letters));
    await expectFirst(vault, again.importId, letters);
  });
});
