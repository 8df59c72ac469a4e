import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys } from '../../../shared/text/collate';
import { nameKey } from '../../../shared/text/names';
import { type SortColumn, sortColumns } from '../api';
import { CodeTable } from '../records/codes';
import { Columns } from '../records/columns';
import { hasBit } from '../search/bits';
import { blankSummary } from '../testing/fakes';
import { Orders } from './orders';
import { select } from './select';

const base = blankSummary;
const id = (n: number): string => n.toString(16).padStart(32, '0');

describe('orders', () => {
  const name = fc.constantFrom('Lê Văn An', 'Trần Ân', 'Đỗ Thị Đào', 'Dương Dần', 'Bùi Bá', '');
  const change = fc.record({
    at: fc.nat(20),
    sender: name,
    summary: name,
    arrivedOn: fc.constantFrom(20_260_101, 20_250_101, 0),
    status: fc.constantFrom('tiep-nhan', 'ket-thuc'),
    dueOn: fc.constantFrom(20_260_101, 20_270_101, 0),
    assignee: name,
    sorts: fc.array(fc.record({ column: fc.constantFrom(...sortColumns), descending: fc.boolean() }), {
      minLength: 1,
      maxLength: 3,
    }),
  });

  it('mended after changes equal orders made afresh, for every column and several at once', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const columns = new Columns(new CodeTable());
        const kept = new Orders(columns, (_, code) => code);
        for (const { at, sorts, ...fields } of changes) {
          kept.touch(columns.set({ ...base, ...fields, recId: id(at) }));
          expect([...kept.ascending(sorts)]).toEqual([...new Orders(columns, (_, code) => code).ascending(sorts)]);
        }
      }),
    );
  });

  it('mended after the rules moved due dates equal orders made afresh', () => {
    const days = fc.array(fc.tuple(fc.nat(20), fc.constantFrom(20_260_101, 20_270_101, 0)), { maxLength: 40 });
    fc.assert(
      fc.property(days, fc.array(fc.nat(5)), (moves, looks) => {
        const columns = new Columns(new CodeTable());
        const kept = new Orders(columns, (_, code) => code);
        for (let n = 0; n <= 20; n++) columns.set({ ...base, recId: id(n), arrivedOn: 20_260_101 - n });
        for (const [i, [ordinal, dueOn]] of moves.entries()) {
          const assessment = { dueOn, dueRule: 'r', clock: 'running', retentionOn: 0, shielded: false };
          const isNew = columns.dueOn[ordinal] !== dueOn || columns.codes.text(columns.dueRule[ordinal]!) !== 'r';
          expect(columns.assess(ordinal, assessment)).toBe(isNew);
          if (isNew) kept.touch(ordinal, 'dueOn');
          if (looks.includes(i % 6)) continue;
          for (const column of ['dueOn', 'arrivedOn'] as const) {
            const sorts = [{ column, descending: false }];
            expect([...kept.ascending(sorts)]).toEqual([...new Orders(columns, (_, code) => code).ascending(sorts)]);
          }
        }
      }),
    );
  });

  it('a letter deleted, restored or added is in the list by default as it stands now', () => {
    const rows = fc.array(fc.record({ at: fc.nat(70), deleted: fc.boolean(), isLetter: fc.boolean() }));
    fc.assert(
      fc.property(rows, (changes) => {
        const columns = new Columns(new CodeTable());
        const shown = new Map<string, boolean>();
        for (const { at, deleted, isLetter } of changes) {
          columns.listed();
          columns.set({ ...base, recId: id(at), deleted, isLetter });
          shown.set(id(at), !deleted && isLetter);
          for (const [recId, expected] of shown) expect(hasBit(columns.listed(), columns.find(recId))).toBe(expected);
        }
      }),
    );
  });

  it('senders stand by given name', () => {
    const columns = new Columns(new CodeTable());
    const names = ['Trần Thị Hoa', 'Lê Văn An', 'Đỗ Đào', 'Bùi Dần', 'Nguyễn An'];
    for (const [n, sender] of names.entries()) columns.set({ ...base, recId: id(n), sender });
    const order = [...new Orders(columns, () => '').ascending([{ column: 'sender', descending: false }])].map(
      (i) => names[i]!,
    );
    expect(order).toEqual([...names].sort((a, b) => compareKeys(nameKey(a), nameKey(b))));
    expect(order[0]).toBe('Lê Văn An');
  });
});

describe('a list by several columns', () => {
  it('is in the order of the first, within it of the second, each the way it was asked for', () => {
    const columns = new Columns(new CodeTable());
    const rows = [
      ['to-cao', 20_260_103],
      ['khieu-nai', 20_260_101],
      ['to-cao', 20_260_101],
      ['khieu-nai', 20_260_102],
    ] as const;
    for (const [n, [kind, arrivedOn]] of rows.entries()) columns.set({ ...base, recId: id(n), kind, arrivedOn });
    const orders = new Orders(columns, (_, code) => code);
    const list = (...sorts: [SortColumn, boolean][]) => [
      ...select(columns, orders, { sorts: sorts.map(([column, descending]) => ({ column, descending })) }, null).slice(
        0,
        4,
      ),
    ];
    expect(list(['kind', false], ['arrivedOn', true])).toEqual([3, 1, 0, 2]);
    expect(list(['kind', true], ['arrivedOn', false])).toEqual([2, 0, 1, 3]);
    expect(list(['arrivedOn', true], ['kind', false])).toEqual([0, 3, 1, 2]);
  });
});

describe('a filtered list', () => {
  const columns = new Columns(new CodeTable());
  const rows: Partial<typeof base>[] = [
    { kind: 'to-cao', arrivedOn: 20_260_105 },
    { kind: 'khieu-nai', arrivedOn: 20_260_110, conflict: true },
    { kind: 'to-cao', arrivedOn: 20_260_120, deleted: true },
    { kind: 'to-cao', arrivedOn: 20_260_115, status: 'ket-thuc' },
    { kind: 'to-cao', arrivedOn: 20_260_116, isLetter: false },
  ];
  for (const [n, fields] of rows.entries()) columns.set({ ...base, ...fields, recId: id(n) });
  const orders = new Orders(columns, () => '');
  const list = (query: Parameters<typeof select>[2], found: Uint32Array | null = null) => [
    ...select(columns, orders, query, found).slice(0, columns.count),
  ];

  it('shows the newest first, and neither deleted letters nor records that are no letters', () => {
    expect(list({})).toEqual([3, 1, 0]);
  });

  it('holds to kinds, statuses, days, conflicts, deleted ones, and what a search found', () => {
    expect(list({ kinds: ['to-cao'] })).toEqual([3, 0]);
    expect(list({ kinds: ['chưa-có'] })).toEqual([]);
    expect(list({ statuses: ['ket-thuc'] })).toEqual([3]);
    expect(list({ arrivedFrom: '2026-01-06', arrivedTo: '2026-01-12' })).toEqual([1]);
    expect(list({ conflictsOnly: true })).toEqual([1]);
    expect(list({ deleted: 'only' })).toEqual([2]);
    expect(list({}, Uint32Array.of(0b1001))).toEqual([3, 0]);
  });

  it('is the same whether few or many are found, and whichever part of it is looked at first', () => {
    const columns = new Columns(new CodeTable());
    for (let i = 0; i < 3000; i++) {
      columns.set({ ...base, recId: id(i), arrivedOn: 20_260_101 + (i % 28) });
    }
    const orders = new Orders(columns, () => '');
    for (const every of [1, 2, 31, 1500]) {
      for (const descending of [true, false]) {
        const found = new Uint32Array(Math.ceil(3000 / 32));
        for (let i = 0; i < 3000; i += every) found[i >> 5]! |= 1 << (i & 31);
        const byHand = Array.from({ length: Math.ceil(3000 / every) }, (_, i) => i * every).sort(
          orders.compare([{ column: 'arrivedOn', descending: false }]),
        );
        if (descending) byHand.reverse();
        const selection = select(columns, orders, { sort: { column: 'arrivedOn', descending } }, found);
        expect(selection.total).toBe(byHand.length);
        expect([...selection.slice(1, 40)]).toEqual(byHand.slice(1, 41));
        expect([...selection.slice(0, 3000)]).toEqual(byHand);
        expect([...selection.slice(5000, 10)]).toEqual([]);
      }
    }
  });
});
