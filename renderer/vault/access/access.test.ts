import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import type { AccessWhat } from '../../../shared/model/access';
import { inputSchemas } from '../inputs';
import { eventually } from '../testing/eventually';
import { letter, newDesk } from '../testing/fakes';
import type { Vault } from '../vault';

const what = {
  title: 'Phiếu báo tin',
  level: '',
  copies: 2,
  holder: 'Văn thư Tập Huấn',
  purpose: 'gửi người viết đơn',
  form: 'ban-sao-giay',
} as const;

async function saved(vault: Vault, n: number): Promise<string> {
  return unwrap(await vault.call('letter.save', { changes: letter(n) })).recId;
}

type Query = { act?: 'open' | 'print'; recId?: string };

/** The log as its screen reads it. */
const log = async (vault: Vault, query: Query = {}) =>
  unwrap(await vault.call('access.list', { from: 0, count: 1000, ...query }));

/** The same once it has so many lines: opening is logged beside showing. */
const logOf = (count: number, vault: Vault, query: Query = {}) =>
  eventually(async () => {
    const found = await log(vault, query);
    expect(found.total).toBe(count);
    return found;
  });

describe('a letter that is only near', () => {
  it('is told nothing of and stands in no line of the log', async () => {
    const vault = await newDesk().open();
    const recId = unwrap(await vault.call('letter.save', { changes: letter(1) })).recId;
    expect(unwrap(await vault.call('letter.near', { recId }))).toEqual({});
    expect(unwrap(await vault.call('letter.near', { recId: 'f'.repeat(32) }))).toEqual({});
    expect((await log(vault)).total).toBe(0);
  });
});

describe('an entry about a letter that shields its sender', () => {
  it('tells neither in reason nor in recipient or purpose who that is, until the letter is uncovered', async () => {
    const vault = await newDesk().open();
    const changes = letter(1, { kind: 'to-cao', level: 'mat' });
    const { name, address } = changes.senders[0]!;
    const { recId } = unwrap(await vault.call('letter.save', { changes }));
    const told = { ...what, level: 'mat', title: `Gửi ${name}`, holder: name, purpose: `báo cho ${name} ở ${address}` };
    unwrap(await vault.call('letter.unmask', { recId, reason: `cần gọi ${name}, ${address}` }));
    unwrap(await vault.call('access.record', { act: 'print', recIds: [recId], what: told }));
    const shown = async () => ({
      entries: (await log(vault)).entries,
      secrets: unwrap(await vault.call('secrets.list', { year: 2026 })).entries,
    });
    expect((await shown()).secrets).toMatchObject([{ holder: name }]);
    expect((await shown()).entries.map(({ reason }) => reason)).toContain(`cần gọi ${name}, ${address}`);
    unwrap(await vault.call('letter.mask', { recId }));
    const covered = await shown();
    expect(covered.entries.map(({ act }) => act)).toEqual(expect.arrayContaining(['unmask', 'print']));
    expect(JSON.stringify(covered)).not.toContain(name);
    expect(JSON.stringify(covered)).not.toContain(address);
    expect(covered.secrets).toHaveLength(1);
  });
});

describe('opening a letter', () => {
  it('stands in the log with who, when and which letter, also after the desk was closed', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const recId = await saved(vault, 1);
    unwrap(await vault.call('letter.get', { recId }));
    await vault.close();
    vault = await desk.open();
    const { entries } = await logOf(1, vault);
    expect(entries).toMatchObject([{ act: 'open', recIds: [recId], registerNos: ['1/2026'], by: 'can-bo-d1' }]);
  });

  it('is one line while the letter stays on the screen, and never a letter in the register', async () => {
    const vault = await newDesk().open();
    const recId = await saved(vault, 1);
    for (let i = 0; i < 5; i++) unwrap(await vault.call('letter.get', { recId }));
    unwrap(await vault.call('letter.history', { recId }));
    unwrap(await vault.call('access.record', { act: 'print', recIds: [], what }));
    expect((await log(vault, { act: 'open' })).total).toBe(1);
    expect(unwrap(await vault.call('list.counts', {})).total).toBe(1);
    expect(unwrap(await vault.call('list.open', {})).total).toBe(1);
    expect(vault.unsentLetters()).toBe(1);
  });

  it('many at once share few rows of the journal, and each has its line', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const recIds = await Promise.all(Array.from({ length: 40 }, (_, n) => saved(vault, n)));
    const before = desk.file.rows.length;
    await Promise.all(recIds.map((recId) => vault.call('letter.get', { recId })));
    await logOf(40, vault);
    expect(desk.file.rows.length - before).toBeLessThan(10);
  });

  it('that can not be logged is shown all the same, told as an alarm, and logged once the disk takes it', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const [first, second] = [await saved(vault, 1), await saved(vault, 2)];
    desk.file.refuse = { code: 'DISK_FULL' };
    expect((await vault.call('letter.get', { recId: first })).ok).toBe(true);
    const alarm = { name: 'alarm', payload: { error: { code: 'LOG_FAILED' } } };
    await eventually(() => expect(desk.events).toContainEqual(alarm));
    expect((await log(vault)).total).toBe(0);
    desk.file.refuse = null;
    unwrap(await vault.call('letter.get', { recId: second }));
    const { entries } = await logOf(2, vault);
    expect(entries.map(({ recIds }) => recIds[0]).sort()).toEqual([first, second].sort());
  });

  it('goes on in further records on a busy day, which every desk opens again in full', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    for (let n = 0; n < 300; n++) {
      unwrap(await vault.call('access.record', { act: 'print', recIds: [], letters: 3, what }));
    }
    await vault.close();
    vault = await desk.open();
    unwrap(await vault.call('access.record', { act: 'print', recIds: [], letters: 3, what }));
    const { total, entries } = await log(vault);
    expect(total).toBe(301);
    expect(new Set(entries.map(({ code }) => code)).size).toBe(301);
    expect(vault.outcome.letters).toBe(0);
  });
});

describe('printing, exporting and copying', () => {
  it('are on disk before the desk is told that it may', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const recId = await saved(vault, 1);
    const rows = desk.file.rows.length;
    const { code } = unwrap(await vault.call('access.record', { act: 'export', recIds: [recId], what }));
    expect(desk.file.rows.length).toBe(rows + 1);
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect((await log(vault, { recId })).entries).toMatchObject([{ act: 'export', code, what: { copies: 2 } }]);
    expect((await log(vault, { act: 'print' })).total).toBe(0);
  });

  it('are refused when the log can not be written', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    desk.file.refuse = { code: 'DISK_FULL' };
    const refused = await vault.call('access.record', { act: 'print', recIds: [], what });
    expect(refused).toEqual({ ok: false, error: { code: 'LOG_FAILED' } });
    desk.file.refuse = null;
    unwrap(await vault.call('access.record', { act: 'print', recIds: [], what }));
    expect((await log(vault)).total).toBe(1);
  });
});

describe('the number of a copy', () => {
  const print = async (
    vault: Vault,
    recIds: string[],
    told: Partial<AccessWhat> = {},
    act: 'print' | 'export' | 'copy' = 'print',
  ) => unwrap(await vault.call('access.record', { act, recIds, what: { ...what, ...told } })).firstCopy;

  it('goes on from print to print of one paper, also after the desk was closed, and never for an original', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const [first, second] = [await saved(vault, 1), await saved(vault, 2)];
    const numberText = '12-TB/UBKT';
    expect(await print(vault, [first], { numberText, level: 'toi-mat' })).toBe(1);
    expect(await print(vault, [first], { numberText, form: 'ban-chinh' })).toBeNull();
    expect(await print(vault, [first], { numberText, level: 'toi-mat', title: 'Phiếu báo tin (đã thu hồi)' })).toBe(3);
    await vault.close();
    vault = await desk.open();
    expect(await print(vault, [first], { numberText }, 'export')).toBe(5);
    expect(await print(vault, [second], { numberText })).toBe(1);
    expect(await print(vault, [first], { numberText: '13-TB/UBKT' })).toBe(1);
    const { entries } = unwrap(await vault.call('secrets.list', { year: 2026 }));
    expect(entries.map(({ no, copies, firstCopy }) => [no, copies, firstCopy])).toEqual([
      [2, 2, 3],
      [1, 2, 1],
    ]);
  });

  it('is given once even when several prints are asked for together', async () => {
    const vault = await newDesk().open();
    const recId = await saved(vault, 1);
    const all = await Promise.all([1, 2, 3, 4].map(() => print(vault, [recId], { numberText: '1-CV' })));
    expect(all.sort()).toEqual([1, 3, 5, 7]);
  });

  it('of a draft counts drafts alone; of a book or list it follows its title; the clipboard bears none', async () => {
    const vault = await newDesk().open();
    const [first, second] = [await saved(vault, 1), await saved(vault, 2)];
    expect(await print(vault, [first], { form: 'ban-thao' })).toBe(1);
    expect(await print(vault, [first], { form: 'ban-thao' })).toBe(3);
    expect(await print(vault, [second], { form: 'ban-thao' })).toBe(1);
    expect(await print(vault, [first], { title: 'Sổ tháng 5' })).toBe(1);
    expect(await print(vault, [first, second], { title: 'Sổ tháng 5' })).toBe(3);
    expect(await print(vault, [first], { title: 'Sổ tháng 6' })).toBe(1);
    expect(await print(vault, [first], { title: 'Sổ tháng 5' }, 'copy')).toBeNull();
  });
});

describe('the log', () => {
  it('has calls to write and to read it, and none that switches it off, empties it or changes a line', () => {
    const names = Object.keys(inputSchemas).filter((name) => name.startsWith('access.'));
    expect(names.sort()).toEqual(['access.list', 'access.record']);
    for (const act of ['open', 'unmask', 'none']) {
      expect(inputSchemas['access.record'].safeParse({ act, recIds: [], what }).success).toBe(false);
    }
  });

  it('does not let itself be deleted, restored or edited as if it were a letter', async () => {
    const vault = await newDesk().open();
    unwrap(await vault.call('access.record', { act: 'print', recIds: [], what }));
    const { columns } = vault.core.records;
    const recId = columns.recId(0);
    for (const tried of [
      await vault.call('letter.delete', { recId, reason: 'giấu' }),
      await vault.call('letter.save', { recId, changes: { summary: 'giấu' } }),
      await vault.call('letter.get', { recId }),
    ]) {
      expect(tried).toEqual({ ok: false, error: { code: 'NOT_FOUND' } });
    }
    expect((await log(vault)).total).toBe(1);
  });
});
