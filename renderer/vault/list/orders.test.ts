import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys } from '../../../shared/text/collate';
import { nameKey } from '../../../shared/text/names';
import { sortColumns } from '../api';
import { CodeTable } from '../records/codes';
import { Columns } from '../records/columns';
import type { Summary } from '../records/summary';
import { Orders } from './orders';
import { select } from './select';

const base: Summary = {
  recId: '',
  unitId: 'aa'.repeat(16),
  kind: 'to-cao',
  status: 'tiep-nhan',
  level: 'mat',
  authorship: 'co-ten',
  arrivedOn: 20_260_101,
  receivedOn: 0,
  moreSenders: 0,
  registerNo: '1',
  sender: '',
  accused: '',
  summary: '',
  deleted: false,
  conflict: false,
  collective: false,
  isLetter: true,
  book: '',
  year: 0,
  no: 0,
  numbers: '',
  ownStamp: 0n,
};
const id = (n: number): string => n.toString(16).padStart(32, '0');

describe('orders', () => {
  const name = fc.constantFrom('Lê Văn An', 'Trần Ân', 'Đỗ Thị Đào', 'Dương Dần', 'Bùi Bá', '');
  const change = fc.record({
    at: fc.nat(20),
    sender: name,
    summary: name,
    arrivedOn: fc.constantFrom(20_260_101, 20_250_101, 0),
    status: fc.constantFrom('tiep-nhan', 'ket-thuc'),
    column: fc.constantFrom(...sortColumns),
  });

  it('mended after changes equal orders made afresh, for every column', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const columns = new Columns(new CodeTable());
        const kept = new Orders(columns, (unitId) => unitId);
        for (const { at, column, ...fields } of changes) {
          kept.touch(columns.set({ ...base, ...fields, recId: id(at) }));
          expect([...kept.ascending(column)]).toEqual([...new Orders(columns, (unitId) => unitId).ascending(column)]);
        }
      }),
    );
  });

  it('senders stand by given name', () => {
    const columns = new Columns(new CodeTable());
    const names = ['Trần Thị Hoa', 'Lê Văn An', 'Đỗ Đào', 'Bùi Dần', 'Nguyễn An'];
    for (const [n, sender] of names.entries()) columns.set({ ...base, recId: id(n), sender });
    const order = [...new Orders(columns, () => '').ascending('sender')].map((i) => names[i]!);
    expect(order).toEqual([...names].sort((a, b) => compareKeys(nameKey(a), nameKey(b))));
    expect(order[0]).toBe('Lê Văn An');
  });
});

describe('a filtered list', () => {
  const columns = new Columns(new CodeTable());
  const rows: Partial<Summary>[] = [
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
          orders.compare('arrivedOn'),
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
