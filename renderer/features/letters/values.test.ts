import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accusedSchema,
  claimSchema,
  classificationSchema,
  relatedSchema,
  resultSchema,
  senderSchema,
} from '../../../shared/model/letter';
import { defaultPack } from '../../../shared/rules/pack/default';
import type { Value } from '../../../shared/sync/op';
import type { RuleGroup, Rules } from '../common/rules';
import { valueText, valueTexts } from './values';

const named = (group: RuleGroup): readonly { readonly code: string; readonly name: string }[] => defaultPack[group];
const rules: Rules = {
  pack: defaultPack,
  level: '',
  name: (group, code) => named(group).find((entry) => entry.code === code)?.name ?? code,
  hint: () => '',
  options: () => [],
  standing: () => null,
};

/** Texts that try to pass for two parts, for another part, for a quoted one, for none. */
const signs = ['a', 'b', ' ', ';', '; ', '“', '”', '\n', ',', 'Chức vụ: a', 'Đảng viên', 'Không rõ tên', 'Nội dung: a'];
const words = fc
  .array(fc.constantFrom(...signs), { maxLength: 4 })
  .map((parts) => parts.join('').slice(0, 40).normalize('NFC').trim());
const code = (group: RuleGroup) => fc.constantFrom(...named(group).map((entry) => entry.code), 'ma-la');
const codes = (group: RuleGroup) => fc.uniqueArray(code(group), { maxLength: 3 });
const day = fc.constantFrom('2026-01-02', '2026-02-01', '2025-01-02');
const flag = fc.boolean();

const result = {
  code: code('results'),
  text: words,
  decidedOn: day,
  cause: code('causes'),
  lateUnit: words,
  lateCause: words,
};
const group = <T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }, requiredKeys: (keyof T)[]) =>
  fc.record(parts, { requiredKeys }) as fc.Arbitrary<unknown> as fc.Arbitrary<Readonly<Record<string, Value>>>;

/** Every part of every group of values of a letter; `list` where the field holds several. */
const fields = {
  senders: {
    schema: senderSchema,
    list: true,
    parts: {
      name: words,
      address: words,
      phone: words,
      idNumber: words,
      organisation: words,
      proxyFor: words,
      partyMember: flag,
    },
    required: ['name', 'address'],
  },
  accused: {
    schema: accusedSchema,
    list: true,
    parts: { name: words, office: words, unit: words, collective: flag, rank: code('ranks'), partyMember: flag },
    required: ['name'],
  },
  related: {
    schema: relatedSchema,
    list: true,
    parts: { name: words, of: fc.constantFrom('sender', 'accused'), relation: words },
    required: ['name', 'of', 'relation'],
  },
  claims: {
    schema: claimSchema,
    list: true,
    parts: {
      id: fc.constantFrom('a1', 'b2'),
      kind: fc.constantFrom('khieu-nai', 'to-cao'),
      field: code('fields'),
      text: words,
      direction: code('directions'),
      result: group(result, ['code', 'text']),
    },
    required: ['id', 'kind', 'text'],
  },
  result: { schema: resultSchema, list: false, parts: result, required: ['code', 'text'] },
  classification: {
    schema: classificationSchema,
    list: false,
    parts: {
      class: code('classes'),
      criteria: codes('criteria'),
      reasons: codes('refusals'),
      asSource: flag,
      on: day,
      note: words,
    },
    required: ['class', 'criteria', 'reasons', 'on'],
  },
} as const;
type FieldName = keyof typeof fields;
const names = Object.keys(fields) as FieldName[];

function valuesOf(name: FieldName): fc.Arbitrary<Value> {
  const { parts, required, list } = fields[name];
  const one = group(parts as never, required as never) as fc.Arbitrary<Value>;
  return list ? fc.array(one, { maxLength: 3 }) : one;
}

/** What a value says to an officer: the inner id of a content, what is not ticked and what is left empty say nothing. */
function meaning(value: Value): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .filter(([part, held]) => part !== 'id' && held !== false && held !== '')
    .map(([part, held]): unknown => [part, meaning(held as Value)])
    .sort();
}
const said = (value: Value): string => JSON.stringify(meaning(value));

describe('the words for a value of a letter', () => {
  it.each(names)('leave no part of %s out: what changes alone is seen', (name) => {
    const { schema, parts, required, list } = fields[name];
    expect(Object.keys(parts).sort()).toEqual(Object.keys(schema.shape).sort());
    const whole = group(parts as never, required as never);
    for (const part of Object.keys(parts).filter((one) => one !== 'id')) {
      fc.assert(
        fc.property(whole, (parts as Record<string, fc.Arbitrary<Value>>)[part]!, (before, held) => {
          const after = { ...before, [part]: held };
          expect(schema.safeParse(after).success).toBe(true);
          fc.pre(said(before) !== said(after));
          const text = (value: Value) => valueText(name, list ? [value] : value, rules);
          expect(text(after)).not.toBe(text(before));
        }),
        { numRuns: 60 },
      );
    }
  });

  it.each(names)('are other words for other %s, whatever was typed in them', (name) => {
    fc.assert(
      fc.property(valuesOf(name), valuesOf(name), (a, b) => {
        expect(valueText(name, a, rules) === valueText(name, b, rules)).toBe(said(a) === said(b));
      }),
      { numRuns: 300 },
    );
  });

  it('tell a changed rank of an accused, which decides the deadline, and membership of the Party', () => {
    const text = (more: object) => valueText('accused', [{ name: 'Ông A TẬP HUẤN', ...more } as Value], rules);
    const { code: rank, name } = named('ranks')[0]!;
    expect(text({ rank, partyMember: true })).toBe(`Ông A TẬP HUẤN; Diện cán bộ quản lý: ${name}; Đảng viên`);
    expect(text({ rank: named('ranks')[1]!.code })).not.toBe(text({ rank }));
  });

  it('of two that stand side by side are never the same, even where only what is not shown differs', () => {
    fc.assert(
      fc.property(valuesOf('claims'), valuesOf('claims'), (a, b) => {
        const [left, right] = valueTexts('claims', [a, b], rules);
        expect(left === right).toBe(said(a) === said(b) && JSON.stringify(a) === JSON.stringify(b));
      }),
    );
    const claim = (id: string) => [{ id, kind: 'to-cao', text: 'một việc' }];
    const [before, after] = valueTexts('claims', [claim('a1'), claim('b2')], rules);
    expect(before).not.toBe(after);
    const [one, other] = valueTexts('accused', [[{ name: 'A', unit: 'B' }], [{ unit: 'B', name: 'A' }]], rules);
    expect(one).toBe(other);
  });
});
