import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterSchema } from '../../shared/model/letter';
import { parseLetter } from './parse-letter';
import { letter } from './testing/fakes';

/** Texts as they come: marks apart, spaces around, nothing at all. */
const text = fc.oneof(fc.constantFrom('', ' Nguyễn ', 'e\u0302\u0301', 'x'.repeat(41)), fc.string({ maxLength: 20 }));
const day = fc.oneof(
  fc.constantFrom('2026-02-28', '2024-02-29', '2025-02-29', '2026-04-31', '2026-1-01', '0000-12-31', '', '2026-12-32'),
  fc.date({ noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10)),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const parts = (shape: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(shape, { requiredKeys: [], noNullPrototype: true });
const anything = fc.constantFrom<unknown>(null, undefined, 1, '', [], {}, 'x'.repeat(100_001), [[]], new Date(0));
const sender = parts({
  name: text,
  address: text,
  phone: maybe(text),
  idNumber: maybe(text),
  organisation: text,
  x: text,
});
const accused = parts({ name: text, office: maybe(text), unit: text, collective: maybe(fc.boolean()) });
const changes = parts({
  kind: fc.constantFrom('to-cao', 'phan-anh', 'khac'),
  source: text,
  level: fc.constantFrom('mat', 'tuyet-mat', 'thuong'),
  authorship: fc.constantFrom('nac-danh', 'x'),
  writtenOn: maybe(day),
  postmarkedOn: day,
  arrivedOn: day,
  receivedOn: maybe(day),
  senders: fc.array(fc.oneof({ weight: 5, arbitrary: sender }, anything), { maxLength: 3 }),
  accused: fc.array(accused, { maxLength: 3 }),
  summary: text,
  content: maybe(text),
  registerNo: text,
  direction: maybe(text),
  result: parts({ code: text, text, decidedOn: maybe(day) }),
});

describe('a letter to be imported', () => {
  it('is taken, changed and refused as the schema says', () => {
    const wrong = fc.tuple(fc.constantFrom(...Object.keys(letterSchema.shape), 'other'), anything);
    fc.assert(
      fc.property(changes, maybe(wrong), (more, fault) => {
        const given: Record<string, unknown> = { ...letter(1), ...more };
        if (fault) given[fault[0]] = fault[1];
        const expected = letterSchema.safeParse(given);
        const parsed = parseLetter(given);
        if (expected.success) expect(parsed).toEqual({ letter: expected.data });
        else expect(parsed).toEqual({ field: String(expected.error.issues[0]?.path[0] ?? '') });
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps every field that the schema knows', () => {
    const more = {
      claims: [{ id: 'a', kind: 'to-cao', text: 'TẬP HUẤN' }],
      classification: { class: 'du-dieu-kien', criteria: [], reasons: [], on: '2026-11-17' },
      number: { book: 'so-don', year: 2026, no: 7 },
      field: 'dat-dai',
      signatories: 3,
      related: [{ name: 'Người Liên Quan TẬP HUẤN', of: 'accused', relation: 'vợ' }],
      enclosures: '3 trang',
    };
    expect(parseLetter({ ...letter(1), ...more })).toMatchObject({ letter: more });
  });

  it('keeps nothing of an optional part without a value, so that what is stored can be read', () => {
    const senders = [{ name: 'TẬP HUẤN Nguyễn Văn Mẫu', address: 'Thôn 1', phone: undefined }];
    const parsed = parseLetter({ ...letter(1), senders, arrivedOn: '2024-02-29', content: undefined });
    expect(Object.keys('letter' in parsed ? parsed.letter.senders[0]! : {})).toEqual(['name', 'address']);
    expect('letter' in parsed && 'content' in parsed.letter).toBe(false);
  });
});
