import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeUtf8 } from '../../../shared/codec/utf8';
import { decodeRow, encodeRow, NotARow } from '../journal/rows';
import { blankSummary } from '../testing/fakes';
import { CodeTable } from './codes';
import { blockRows, Columns } from './columns';
import { decodeRecord, encodeRecord, encodeSegment, NotASegment, splitSegment } from './segment';
import { dayNumber, dayText, type Summary } from './summary';

const hex = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => Buffer.from(bytes).toString('hex'));
const word = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.normalize('NFC'));
const op = fc.record({
  kind: fc.constantFrom(1, 2, 7, 99),
  opId: hex(16),
  recType: fc.constant(1),
  recId: hex(16),
  base: fc.dictionary(fc.constantFrom('0', '11', '20'), fc.array(hex(16), { maxLength: 2 }), { noNullPrototype: true }),
  body: fc.dictionary(fc.constantFrom('1', '11', '255'), fc.oneof(word, fc.integer(), fc.constant(null)), {
    noNullPrototype: true,
  }),
  actor: word,
});
const row: fc.Arbitrary<Summary> = fc
  .record({
    recId: hex(16),
    unitId: fc.constantFrom('aa'.repeat(16), 'bb'.repeat(16)),
    kind: fc.constantFrom('khieu-nai', 'to-cao', 'mới'),
    status: fc.constantFrom('tiep-nhan', 'ket-thuc'),
    level: fc.constant('mat'),
    authorship: fc.constant('co-ten'),
    arrivedOn: fc.constantFrom(0, 20_260_131),
    receivedOn: fc.constantFrom(0, 20_250_201),
    moreSenders: fc.nat(0xffff),
    registerNo: word,
    sender: word,
    accused: word,
    summary: word,
    deleted: fc.boolean(),
    conflict: fc.boolean(),
    collective: fc.boolean(),
    isLetter: fc.boolean(),
    ownStamp: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    dueOn: fc.constantFrom(0, 20_260_505),
    no: fc.nat(0xffff_ffff),
    book: fc.constantFrom('', 'so-don'),
    year: fc.constantFrom(0, 2026),
    numbers: fc.constantFrom('', '-so-don/2026/8 cong-van/2026/1'),
    assignee: fc.constantFrom('', 'TẬP HUẤN Lê Thị Mai'),
    clock: fc.constantFrom('', 'running', 'stopped'),
    reminders: fc.nat(0xffff),
    address: word,
    shielded: fc.boolean(),
    transferred: fc.boolean(),
    criteria: fc.constantFrom('', 'co-ten', 'co-ten\nqua-thoi-hieu'),
    writtenOn: fc.constantFrom(0, 20_260_101),
  })
  .map((fields) => ({ ...blankSummary, ...fields }));

function shown(columns: Columns, i: number) {
  const texts = (['registerNo', 'sender', 'accused', 'summary', 'address', 'numbers'] as const).map((name) =>
    columns.text(i, name),
  );
  const { ownStamp, arrivedOn, writtenOn, receivedOn, dueOn, no, moreSenders, reminders, year, flags } = columns;
  const numbers = [ownStamp, arrivedOn, writtenOn, receivedOn, dueOn, no, moreSenders, reminders, year, flags].map(
    (c) => c[i],
  );
  const { kind, status, level, authorship, unit, assignee, clock, book, criteria } = columns;
  const codes = [kind, status, level, authorship, unit, assignee, clock, book, criteria].map((c) =>
    columns.codes.text(c[i]!),
  );
  return [columns.recId(i), ...texts, ...numbers, ...codes];
}

describe('columns', () => {
  it('hold what was set, whatever was changed, stored and loaded in between', () => {
    const steps = fc.array(fc.tuple(fc.nat(30), row, fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (changes) => {
        const codes = new CodeTable();
        let columns = new Columns(codes);
        const plain = new Columns(new CodeTable());
        const ids: string[] = [];
        for (const [at, summary, store] of changes) {
          const recId = ids[at] ?? summary.recId;
          if (!ids.includes(recId)) ids.push(recId);
          columns.set({ ...summary, recId });
          plain.set({ ...summary, recId });
          if (!store) continue;
          const bytes = columns.encode(0);
          columns = new Columns(codes);
          columns.load(bytes);
        }
        for (const [i, recId] of ids.entries()) {
          expect(columns.find(recId)).toBe(i);
          expect(shown(columns, i)).toEqual(shown(plain, i));
        }
      }),
    );
  });

  it('find every one of many thousand records over several blocks, and no other', () => {
    const columns = new Columns(new CodeTable());
    const [sample] = fc.sample(row, 1);
    const id = (n: number) => n.toString(16).padStart(32, '0');
    const count = 2 * blockRows + 5;
    for (let n = 0; n < count; n++) columns.set({ ...sample!, recId: id(n), registerNo: String(n) });
    const again = new Columns(columns.codes);
    for (const block of [0, 1, 2]) again.load(columns.encode(block));
    expect([0, 4096, count - 1].map((n) => again.text(again.find(id(n)), 'registerNo'))).toEqual(['0', '4096', '8196']);
    expect(again.find(id(count))).toBe(-1);
  });

  it('refuse a block of another version', () => {
    expect(() => new Columns(new CodeTable()).load(new Uint8Array(64))).toThrow(RangeError);
  });
});

describe('segments', () => {
  it('give back the records that were put in', () => {
    const record = fc.record({ unitId: hex(16), ops: fc.array(op, { minLength: 1, maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), (records) => {
        expect(splitSegment(encodeSegment(records.map(encodeRecord))).map(decodeRecord)).toEqual(records);
      }),
    );
  });

  it('refuse bytes that are none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          splitSegment(bytes);
        } catch (cause) {
          expect(cause).toBeInstanceOf(NotASegment);
        }
      }),
    );
  });
});

describe('journal rows', () => {
  it('give back what was put in, small or deflated', () => {
    const groups = fc.array(fc.record({ unitId: hex(16), ops: fc.array(op, { maxLength: 60 }) }), { maxLength: 3 });
    fc.assert(
      fc.property(groups, (ops) => {
        expect(decodeRow(encodeRow({ kind: 'ops', groups: ops }))).toEqual({ kind: 'ops', groups: ops });
      }),
    );
  });

  it('of a newer version are kept unread, and nonsense is refused', () => {
    expect(decodeRow(Uint8Array.from([0, 0x81, 0x18, 0xc8]))).toEqual({ kind: 'unknown', number: 200 });
    for (const bytes of [[], [0], [0, 0xff], [1, 0, 0, 0, 9, 1], [0, 0x01]]) {
      expect(() => decodeRow(Uint8Array.from(bytes))).toThrow(NotARow);
    }
  });
});

describe('UTF-8', () => {
  it('is written as the platform writes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '\ud800', '\udc00'), (text, half) => {
        const target = new Uint8Array(3 * (text.length + 1));
        const end = writeUtf8(text + half, target, 0);
        expect(target.subarray(0, end)).toEqual(new TextEncoder().encode(text + half));
      }),
    );
  });
});

describe('days', () => {
  it('are numbers that sort, and none is 0', () => {
    expect(dayText(dayNumber('2026-01-31'))).toBe('2026-01-31');
    expect([dayNumber(''), dayText(0)]).toEqual([0, '']);
  });
});
