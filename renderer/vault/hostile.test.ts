import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/errors';
import { dayOf } from '../../shared/model/day';
import { fieldNo, letterFields, recTypes } from '../../shared/model/letter';
import { opIdOf } from '../../shared/sync/hlc';
import { decodeOps, encodeOps, type Op, opKind, type Value } from '../../shared/sync/op';
import { fold } from './fold';
import { bookRecId, logRecId } from './records/derived';
import { otherRecords } from './records/others';
import { letter, newDesk, testDesk, testUnit } from './testing/fakes';
import type { Vault } from './vault';

const otherUnit = 'cd'.repeat(16);
const otherDesk = 'e5'.repeat(16);

const entered = async (vault: Vault, n: number) => unwrap(await vault.call('letter.save', { changes: letter(n) }));

let stamp = 0x5000;
const hostileOp = (recId: string, recType: number, more: Partial<Op>): Op => ({
  kind: opKind.put,
  opId: opIdOf((stamp++).toString(16).padStart(16, '0'), otherDesk),
  recType,
  recId,
  base: {},
  body: {},
  actor: 'ke-xau',
  ...more,
});

const pulled = (vault: Vault, unitId: string, ops: readonly Op[]) => vault.appendPulled([{ unitId, ops }], null);

describe('a desk of another unit', () => {
  it('can not write into a letter of this unit, nor make it its own by setting its clock back', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const { recId } = await entered(vault, 1);
    const before = unwrap(await vault.call('letter.get', { recId }));
    await pulled(vault, otherUnit, [
      hostileOp(recId, recTypes.letter, { body: { [letterFields.summary]: 'Đã rút đơn' } }),
      hostileOp(recId, recTypes.letter, { kind: opKind.delete, base: { 0: [] }, reason: 'xóa' }),
    ]);
    expect(unwrap(await vault.call('letter.get', { recId }))).toEqual(before);
    await fold(vault.core);
    await vault.close();
    vault = await desk.open();
    expect(unwrap(await vault.call('letter.get', { recId }))).toMatchObject({ editable: true, deleted: null });
    unwrap(await vault.call('letter.save', { recId, changes: { source: 'hom-thu' } }));
  });

  it('can not take a unit’s book away by writing into its record before anybody else', async () => {
    const vault = await newDesk().open();
    const book = vault.core.rules.view().pack.books.find(({ of }) => of === 'letters')!.code;
    const probe = unwrap(await vault.call('book.next', { book, year: 2026 }));
    const { recId } = await import('./books/numbers').then(async ({ NumberBooks }) =>
      new NumberBooks(vault.core, () => vault.core.rules.view().pack.books).open(book, 2026),
    );
    const block: Value = { t: 'block', from: 1, to: 9_999_998, deskId: otherDesk };
    await pulled(vault, otherUnit, [
      hostileOp(recId, recTypes.book, { kind: opKind.append, body: { [fieldNo.book]: block } }),
    ]);
    expect(unwrap(await vault.call('book.next', { book, year: 2026 })).no).toBe(probe.no);
    const saved = unwrap(
      await vault.call('letter.save', {
        changes: { ...letter(3, { arrivedOn: '2026-03-03' }), registerNo: undefined },
      }),
    );
    expect(saved.registerNo).toBe(probe.text);
    expect(unwrap(await vault.call('book.state', { book, year: 2026 })).blocks).toMatchObject([{ deskId: testDesk }]);
  });
});

/** Stamped long before anything that this desk wrote. */
const ancient = (recId: string, recType: number, more: Partial<Op> = {}): Op =>
  hostileOp(recId, recType, { opId: opIdOf((stamp++).toString(16).padStart(16, '0'), otherDesk), ...more });

describe('a colleague with a crafted op of an ancient stamp', () => {
  it('can not turn a letter into something that no list shows, and the officer is told', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const { recId } = await entered(vault, 1);
    for (const recType of [recTypes.log, recTypes.person, recTypes.book, recTypes.import, recTypes.bulk, 99]) {
      await pulled(vault, testUnit, [ancient(recId, recType), ancient(recId, recType, { kind: opKind.append })]);
    }
    expect(desk.events.filter(({ name }) => name === 'alarm').at(-1)?.payload).toMatchObject({
      error: { code: 'OPS_SET_ASIDE', params: { count: 2 } },
    });
    for (let again = 0; again < 3; again++) {
      expect(unwrap(await vault.call('letter.get', { recId }))).toMatchObject({ editable: true, deleted: null });
      expect(unwrap(await vault.call('list.open', {})).total).toBe(1);
      unwrap(await vault.call('letter.save', { recId, changes: { summary: `TẬP HUẤN lần ${again}` } }));
      await fold(vault.core);
      await vault.close();
      vault = await desk.open();
    }
    // What was set aside is kept.
    expect((await vault.core.records.load(recId))?.strange).toHaveLength(12);
  });

  it('can not take a day of the access log away, neither as another record nor as another day', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const { recId } = await entered(vault, 1);
    unwrap(await vault.call('letter.get', { recId }));
    const seen = async () => unwrap(await vault.call('access.list', { from: 0, count: 50 })).total;
    await expect.poll(seen).toBe(1);
    const [log] = otherRecords(vault.core, recTypes.log);
    await pulled(vault, testUnit, [ancient(log!, recTypes.letter), ancient(log!, recTypes.log)]);
    expect(await seen()).toBe(1);
  });

  it('can not take the log of a day away that has not begun, nor a book, by being the first to write there', async () => {
    const vault = await newDesk().open();
    const book = vault.core.rules.view().pack.books.find(({ of }) => of === 'letters')!.code;
    const { recId } = await entered(vault, 1);
    const day = dayOf(vault.core.ports.now());
    const [log, numbers] = [await logRecId(testDesk, day, 0), await bookRecId(testUnit, book, 2026)];
    await pulled(
      vault,
      testUnit,
      [log, numbers].flatMap((id) => [ancient(id, recTypes.letter)]),
    );
    unwrap(await vault.call('letter.get', { recId }));
    const seen = async () => unwrap(await vault.call('access.list', { from: 0, count: 50 })).total;
    await expect.poll(seen).toBe(1);
    unwrap(
      await vault.call('letter.save', {
        changes: { ...letter(3, { arrivedOn: '2026-03-03' }), registerNo: undefined },
      }),
    );
    expect(unwrap(await vault.call('book.state', { book, year: 2026 })).blocks).toMatchObject([{ deskId: testDesk }]);
    expect(unwrap(await vault.call('list.open', {})).total).toBe(2);
  });

  it('leads two desks that got the ops in different parcels to the same record', async () => {
    const recId = '5a'.repeat(16);
    const day = '2026-06-01';
    const log = await logRecId(testDesk, day, 0);
    const line = { act: 'open', atMs: Date.parse(`${day}T03:00:00Z`), recs: [recId] };
    const own = (n: number): Op =>
      ancient(log, recTypes.log, {
        kind: opKind.append,
        opId: opIdOf((0x9000 + n).toString(16).padStart(16, '0'), testDesk),
        body: { [fieldNo.access]: [line] },
      });
    const ops = [own(1), ancient(log, recTypes.letter), own(2), ancient(log, recTypes.log), ancient(log, 99)];
    const merged = async (order: readonly Op[]) => {
      const vault = await newDesk().open();
      for (const op of order) await pulled(vault, testUnit, [op]);
      return vault.core.records.load(log);
    };
    const straight = await merged(ops);
    expect(straight?.ops).toEqual([own(1), own(2)]);
    expect(await merged([...ops].reverse())).toEqual(straight);
    expect(await merged([ops[1]!, ops[4]!, ops[3]!, ops[2]!, ops[0]!])).toEqual(straight);
  });
});

const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.constantFrom<Value>(
      null,
      true,
      0,
      -1,
      1e300,
      '',
      'to-cao',
      '2026-02-30',
      '9999-12-31',
      '0000-00-00',
      '__proto__',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom('t', 'from', 'to', 'track', 'name', 'kind', 'code', 'class', 'no', 'year', 'book', 'text', 'on'),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
})).value;

const known = [...Object.values(letterFields), ...Object.values(fieldNo), 250];
const body = fc
  .array(fc.tuple(fc.constantFrom(...known), value), { maxLength: 4 })
  .map((pairs) => Object.fromEntries(pairs) as Record<number, Value>);
const strangeOp = fc.record({
  kind: fc.constantFrom(0, ...Object.values(opKind), 200),
  recType: fc.constantFrom(recTypes.letter, recTypes.letter, ...Object.values(recTypes), 99),
  body,
  isAncient: fc.boolean(),
  reason: fc.option(fc.string({ maxLength: 5 }), { nil: undefined }),
});

describe('ops of strange shapes', () => {
  it('stop neither merging nor any screen, and the vault opens again', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(strangeOp, { minLength: 1, maxLength: 8 }), fc.boolean(), async (made, isOwn) => {
        const desk = newDesk();
        let vault = await desk.open();
        const { recId } = await entered(vault, 1);
        const unitId = isOwn ? testUnit : otherUnit;
        const strange = made.map((one, i) => {
          const id = isOwn && i % 2 === 0 ? recId : (0x700 + i).toString(16).padStart(32, '0');
          const { reason, isAncient, ...rest } = one;
          const since = isAncient ? 0 : 0x19e70000000000;
          return hostileOp(id, one.recType, {
            ...rest,
            opId: opIdOf((since + stamp++).toString(16).padStart(16, '0'), otherDesk),
            ...(reason === undefined ? {} : { reason }),
          });
        });
        // As they come out of a batch.
        const ops = decodeOps(encodeOps(strange));
        await pulled(vault, unitId, ops);
        for (let again = 0; again < 2; again++) {
          const ids = [recId, ...ops.map((op) => op.recId)];
          // Deleted perhaps, by an op that says so; never gone.
          expect((await vault.call('letter.get', { recId })).ok).toBe(true);
          for (const id of new Set(ids)) {
            for (const name of ['letter.get', 'letter.history', 'person.of', 'scan.list'] as const) {
              const answer = await vault.call(name, { recId: id });
              if (!answer.ok) expect(answer.error.code).toBe('NOT_FOUND');
            }
          }
          const tables = vault.core.rules.view().pack.bookTables;
          for (const { code } of tables)
            unwrap(await vault.call('book.rows', { table: code, from: '2026-01-01', to: '2026-06-30' }));
          unwrap(await vault.call('list.open', { text: 'đơn' }));
          unwrap(await vault.call('today.get', {}));
          unwrap(await vault.call('conflicts.list', {}));
          unwrap(await vault.call('rules.moves', {}));
          unwrap(await vault.call('access.list', { from: 0, count: 50 }));
          unwrap(await vault.call('secrets.list', { year: 2026 }));
          unwrap(await vault.call('book.closings', {}));
          unwrap(await vault.call('import.list', {}));
          unwrap(await vault.call('duplicates.find', { letter: {}, recId }));
          await entered(vault, 2 + again);
          await fold(vault.core);
          await vault.close();
          vault = await desk.open();
        }
        await vault.close();
      }),
      { numRuns: 60 },
    );
  });
});
