import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import type { Letter } from '../../../shared/model/letter';
import { fieldNo } from '../../../shared/model/letter';
import { opIdOf } from '../../../shared/sync/hlc';
import type { Op, Value } from '../../../shared/sync/op';
import { fold } from '../fold';
import { letter, newDesk, testUnit } from '../testing/fakes';
import { nextTurn } from '../turns';
import type { Vault } from '../vault';

const march = { table: 'so-tiep-nhan', from: '2026-03-01', to: '2026-03-31' } as const;

async function entered(vault: Vault, n: number, more: Partial<Letter> = {}): Promise<string> {
  const changes = letter(n, { arrivedOn: `2026-03-${String(n).padStart(2, '0')}`, ...more });
  return unwrap(await vault.call('letter.save', { changes })).recId;
}

const rows = async (vault: Vault, period: { table: string; from: string; to: string } = march) =>
  unwrap(await vault.call('book.rows', period));
const close = async (vault: Vault) => unwrap(await vault.call('book.close', { ...march, by: 'Chủ nhiệm Tập Huấn' }));

describe('a book of a period', () => {
  it('holds the letters of the period in the order of their numbers, and covers whom a letter shields', async () => {
    const vault = await newDesk().open();
    await entered(vault, 9);
    await entered(vault, 2, { kind: 'to-cao' });
    await entered(vault, 5, { arrivedOn: '2026-04-01' });
    const { rows: found } = await rows(vault);
    expect(found.map(({ cells }) => cells.slice(0, 3))).toEqual([
      ['1', '2/2026', '02/03/2026'],
      ['2', '9/2026', '09/03/2026'],
    ]);
    expect(found[0]!.cells.join()).not.toMatch(/Cường/);
    expect(found[1]!.cells.join()).toMatch(/Bình/);
  });

  it('lists transfers by the day they were made, a row each', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, 1);
    for (const on of ['2026-03-05', '2026-03-20', '2026-04-02']) {
      const event = { t: 'transfer', to: 'Ban Tập Huấn', on, papers: [], crossing: null } as const;
      unwrap(await vault.call('work.add', { recId, event: { ...event, papers: [] } }));
    }
    const { rows: found } = await rows(vault, { ...march, table: 'so-chuyen-don' });
    expect(found.map(({ cells }) => cells[2])).toEqual(['05/03/2026', '20/03/2026']);
  });
});

describe('a row of a book', () => {
  it('carries the marking that its letter has now, in an open book and in a closed one', async () => {
    const vault = await newDesk().open();
    await entered(vault, 2, { level: 'mat' });
    const raised = await entered(vault, 5, { level: 'toi-mat' });
    await entered(vault, 9, { level: 'tuyet-mat' });
    const levels = async () => (await rows(vault)).rows.map(({ level }) => level);
    expect(await levels()).toEqual(['mat', 'toi-mat', 'tuyet-mat']);
    await close(vault);
    expect(await levels()).toEqual(['mat', 'toi-mat', 'tuyet-mat']);
    unwrap(await vault.call('letter.save', { recId: raised, changes: { level: 'tuyet-mat' } }));
    expect(await levels()).toEqual(['mat', 'tuyet-mat', 'tuyet-mat']);
  });
});

describe('a book of many letters', () => {
  const loads = (vault: Vault): string[] => {
    const read: string[] = [];
    const load = vault.core.records.load.bind(vault.core.records);
    vault.core.records.load = (recId) => {
      read.push(recId);
      return load(recId);
    };
    return read;
  };

  it('opens no letter that has no place in it', async () => {
    const vault = await newDesk().open();
    const [open, sent, over] = [await entered(vault, 1), await entered(vault, 2), await entered(vault, 3)];
    const event = { t: 'transfer', to: 'Ban Tập Huấn', on: '2026-03-05', papers: [], crossing: null } as const;
    unwrap(await vault.call('work.add', { recId: sent, event: { ...event, papers: [] } }));
    unwrap(await vault.call('letter.move', { recId: over, to: 'phan-loai', on: '2026-03-04' }));
    unwrap(await vault.call('letter.move', { recId: over, to: 'ket-thuc', on: '2026-03-20', reason: 'rút đơn' }));
    const read = loads(vault);
    await rows(vault, { ...march, table: 'so-chuyen-don' });
    expect(read).toEqual([sent]);
    const april = { table: followed(vault), from: '2026-04-01', to: '2026-04-30' };
    expect((await rows(vault, april)).rows.map(({ recId }) => recId)).toEqual([open, sent]);
    expect(read).not.toContain(over);
    const until = { ...april, from: '2026-03-20' };
    expect((await rows(vault, until)).rows.map(({ recId }) => recId)).toEqual([open, sent, over]);
  });

  it('lets others have their turn, and says how far it is', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const letters = Array.from({ length: 200 }, (_, n) => letter(n, { arrivedOn: '2026-03-02' }));
    unwrap(await vault.call('import.letters', { letters }));
    const asked = { done: false };
    const book = rows(vault).finally(() => {
      asked.done = true;
    });
    let turns = 0;
    for (; !asked.done; turns++) await nextTurn();
    expect((await book).rows).toHaveLength(200);
    expect(turns).toBeGreaterThan(4);
    const told = desk.events.filter(({ name, payload }) => name === 'progress' && Object(payload).job === 'book');
    expect(told.map(({ payload }) => Object(payload).done)).toEqual([32, 64, 96, 128, 160, 192]);
  });
});

const followed = (vault: Vault): string =>
  vault.core.rules.view().pack.bookTables.find(({ rows: of }) => of === 'followed')!.code;

describe('a closed book', () => {
  it('changes only by a correction with a reason, and shows before, after, who and why', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const recId = await entered(vault, 1);
    await entered(vault, 2);
    const closing = await close(vault);
    expect(closing).toMatchObject({ rows: 2, by: 'Chủ nhiệm Tập Huấn' });
    expect(closing.sha256).toMatch(/^[0-9a-f]{64}$/);
    const change = { recId, changes: { summary: 'TẬP HUẤN viết lại' } };
    expect(await vault.call('letter.save', change)).toMatchObject({ ok: false, error: { code: 'BOOK_CLOSED' } });
    expect((await rows(vault)).rows.every(({ corrections }) => corrections.length === 0)).toBe(true);
    unwrap(await vault.call('letter.save', { ...change, correction: 'viết sai khi vào sổ' }));
    await fold(vault.core);
    await vault.close();
    vault = await desk.open();
    const { rows: found, closing: known } = await rows(vault);
    expect(known).toEqual(closing);
    expect(found[0]!.cells).toContain('TẬP HUẤN đơn số 1 về thu hồi đất');
    expect(found[0]!.corrections).toMatchObject([
      {
        column: 'Trích yếu nội dung',
        before: 'TẬP HUẤN đơn số 1 về thu hồi đất',
        after: 'TẬP HUẤN viết lại',
        by: 'can-bo-d1',
        reason: 'viết sai khi vào sổ',
      },
    ]);
    expect(found[1]!.corrections).toEqual([]);
  });

  it('takes no further letter, and lets none move in, without a reason; what came after is marked', async () => {
    const vault = await newDesk().open();
    await entered(vault, 1);
    const april = await entered(vault, 3, { arrivedOn: '2026-04-03' });
    await close(vault);
    const late = { changes: letter(4, { arrivedOn: '2026-03-30' }) };
    expect(await vault.call('letter.save', late)).toMatchObject({ ok: false, error: { code: 'BOOK_CLOSED' } });
    const moved = { recId: april, changes: { arrivedOn: '2026-03-31' } };
    expect(await vault.call('letter.save', moved)).toMatchObject({ ok: false, error: { code: 'BOOK_CLOSED' } });
    unwrap(await vault.call('letter.save', { ...late, correction: 'bưu điện đưa chậm' }));
    const { rows: found } = await rows(vault);
    expect(found.map(({ added, corrections }) => [added, corrections[0]?.reason])).toEqual([
      [false, undefined],
      [true, 'bưu điện đưa chậm'],
    ]);
  });

  it('keeps the row of a letter that was deleted since, with the reason beside it', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, 1);
    await close(vault);
    unwrap(await vault.call('letter.delete', { recId, reason: 'vào sổ hai lần' }));
    const { rows: found } = await rows(vault);
    expect(found).toHaveLength(1);
    expect(found[0]!.corrections).toMatchObject([{ column: '', reason: 'vào sổ hai lần' }]);
  });

  it('does not stand in the way of the work that goes on: direction, result, notes, status', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, 1);
    await close(vault);
    unwrap(await vault.call('letter.save', { recId, changes: { direction: 'thu-ly' } }));
    unwrap(await vault.call('letter.note', { recId, text: 'đã gọi điện' }));
    expect((await rows(vault)).rows[0]!.corrections).toEqual([]);
  });

  it('is closed once, for a period that has ended, and both closings are shown where two desks were offline', async () => {
    const [a, b] = [await newDesk('a1'.repeat(16)).open(), await newDesk('b2'.repeat(16)).open()];
    await close(a);
    expect(await a.call('book.close', { ...march, by: 'X' })).toMatchObject({ error: { code: 'BOOK_CLOSED' } });
    expect(await a.call('book.close', { ...march, to: '2030-01-01', by: 'X' })).toMatchObject({
      error: { code: 'BAD_INPUT' },
    });
    await close(b);
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      await to.appendPulled([{ unitId: testUnit, ops: await from.ownOpsAfter('', 1000) }], null);
    }
    const [ofA, ofB] = await Promise.all([a, b].map((vault) => vault.call('book.closings', {})));
    expect(unwrap(ofA!).closings).toEqual(unwrap(ofB!).closings);
    expect(
      unwrap(ofA!)
        .closings.map(({ account }) => account)
        .sort(),
    ).toEqual(['can-bo-a1', 'can-bo-b2']);
    const shown = await rows(a);
    expect(shown.closing?.account).toBe('can-bo-a1');
    expect(shown.others.map(({ account }) => account)).toEqual(['can-bo-b2']);
    const other = unwrap(await a.call('book.rows', { ...march, closing: shown.others[0]!.opId }));
    expect(other.closing?.account).toBe('can-bo-b2');
  });

  it('is not rewritten by a colleague’s op of an old stamp, nor are rows added to it', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    await entered(vault, 1);
    const closing = await close(vault);
    const before = await rows(vault);
    const op = (await vault.ownOpsAfter('', 1000)).find(({ opId }) => opId === closing.opId)!;
    const theirs = (stamp: string, value: Value): Op => ({
      ...op,
      opId: opIdOf(stamp.padStart(16, '0'), 'e5'.repeat(16)),
      actor: 'ke-xau',
      body: { [fieldNo.book]: value },
    });
    const false1: Value = { t: 'rows', closing: closing.opId, from: 0, rows: [['f0'.repeat(16), '', ['9', 'bịa']]] };
    await vault.appendPulled(
      [
        {
          unitId: testUnit,
          ops: [theirs('50', false1), theirs('51', { ...(op.body[fieldNo.book] as object), by: 'Kẻ xấu' })],
        },
      ],
      null,
    );
    const after = await rows(vault);
    expect([after.rows, after.closing]).toEqual([before.rows, before.closing]);
    expect(after.others).toMatchObject([{ by: 'Kẻ xấu', account: 'ke-xau', state: 'partial' }]);
    expect(desk.events.filter(({ name }) => name === 'alarm')).toEqual([]);
  });

  it('whose rows are not those that were signed for is told as an alarm, and never shown as whole', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    await entered(vault, 1);
    const closing = await close(vault);
    const own = await vault.ownOpsAfter('', 1000);
    const part = own.find(({ body }) => (body[fieldNo.book] as { t?: string } | undefined)?.t === 'rows')!;
    const more = { ...part, opId: opIdOf('60'.padStart(16, '0'), part.opId.slice(16).repeat(2)) };
    await vault.appendPulled([{ unitId: testUnit, ops: [more] }], null);
    expect((await rows(vault)).closing).toMatchObject({ opId: closing.opId, state: 'altered' });
    expect(desk.events.filter(({ name }) => name === 'alarm').map(({ payload }) => payload)).toMatchObject([
      { error: { code: 'BOOK_ALTERED', params: { from: march.from, to: march.to } } },
    ]);
  });

  it('can be closed though somebody wrote under the id of its record before', async () => {
    const [vault, other] = [await newDesk().open(), await newDesk('e5'.repeat(16)).open()];
    await close(other);
    const op = (await other.ownOpsAfter('', 1000)).find(({ body }) => body[fieldNo.book])!;
    await vault.appendPulled([{ unitId: testUnit, ops: [{ ...op, body: {} }] }], null);
    expect((await close(vault)).state).toBe('intact');
  });
});
