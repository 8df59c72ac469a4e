import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex, utf8 } from '../bytes';
import { decodeCbor } from './cbor';
import { utf8Length, writeUtf8 } from './utf8';
import { CborWriter } from './writer';

const text = fc.string({ unit: 'binary', maxLength: 60 });
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.maxSafeInteger(),
    // JSON, which the expected value goes through, has one zero.
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 30 }),
    fc.dictionary(text, tie('value'), { maxKeys: 30, noNullPrototype: true }),
  ),
}));
const written = (write: (writer: CborWriter) => void): Uint8Array => {
  const writer = new CborWriter();
  write(writer);
  return writer.take();
};
/** Half a character is written as the replacement character. */
const asRead = (item: unknown): unknown => JSON.parse(new TextDecoder().decode(utf8(JSON.stringify(item))));

describe('CBOR written item by item', () => {
  it('is read back as the value that was written', () => {
    fc.assert(
      fc.property(value, (item) => {
        fc.pre(!JSON.stringify(item).includes('__proto__') && !/\\ud[89a-f]/.test(JSON.stringify(item)));
        expect(decodeCbor(written((writer) => writer.value(item as never)))).toEqual(asRead(item));
      }),
    );
  });

  it('keeps the sign of a zero', () => {
    expect(decodeCbor(written((writer) => writer.value([0, -0])))).toEqual([0, -0]);
  });

  it('grows with what is written, and begins anew once that was taken', () => {
    const writer = new CborWriter();
    const long = 'đơn '.repeat(60_000);
    writer.value([long]);
    expect(decodeCbor(writer.take())).toEqual([long]);
    writer.value(1);
    expect(decodeCbor(writer.take())).toBe(1);
  });

  it('leaves keys without a value out and writes ids as bytes', () => {
    expect(decodeCbor(written((writer) => writer.value({ a: undefined, b: 1 })))).toEqual({ b: 1 });
    const bytes = decodeCbor(written((writer) => writer.hex('00ff10'))) as Uint8Array;
    expect(toHex(bytes)).toBe('00ff10');
    expect(() => written((writer) => writer.hex('zz'))).toThrow(RangeError);
  });

  it('writes texts as any encoder does, half characters included', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'đ', 'ế', '\ud83d', '\ude00', '😀') }), (item) => {
        const target = new Uint8Array(3 * item.length);
        expect(utf8Length(item)).toBe(utf8(item).length);
        expect(target.slice(0, writeUtf8(item, target, 0))).toEqual(utf8(item));
      }),
    );
  });
});
