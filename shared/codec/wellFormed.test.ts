import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCbor, encodeCbor } from './cbor';
import { isWellFormed } from './wellFormed';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('bytes from outside are looked over before they are decoded', () => {
  it('what this program writes passes, and comes back as it was', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 6 },
        fc.string({ unit: 'grapheme' }),
        fc.maxSafeInteger(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array({ maxLength: 300 }),
        fc.array(tie('any'), { maxLength: 30 }),
        fc.dictionary(
          fc.string({ maxLength: 8 }).filter((key) => key !== '__proto__'),
          tie('any'),
          { noNullPrototype: true },
        ),
      ),
    })).any;
    fc.assert(
      fc.property(value, (item) => {
        const wire = encodeCbor(item);
        expect(isWellFormed(wire)).toBe(true);
        expect(decodeCbor(wire)).toEqual(item);
      }),
    );
  });

  it('every cut and everything left over is refused', () => {
    const wire = encodeCbor(['KB1', new Uint8Array(40), 7, { a: [1, 2, 3] }, 1.5, 'chữ']);
    for (let length = 0; length < wire.length; length++) expect(isWellFormed(wire.subarray(0, length))).toBe(false);
    expect(isWellFormed(Uint8Array.of(...wire, 0))).toBe(false);
  });

  const hostile: Record<string, string> = {
    'an array that claims a hundred million items': '9a06b00000',
    'an array that claims more than a number can count': '9bffffffffffffffff',
    'a map that claims more pairs than there are bytes': 'b9ffff0000',
    'a text that claims gigabytes': '7a7fffffff41',
    'arrays that each claim what the others hold': '84848484000000',
    'an array without an end': '9f01ff',
    'bytes in pieces': '5f4101ff',
    'a tag': 'c101',
    'a reserved length': '1c',
    'nothing at all': '',
  };
  it.each(Object.entries(hostile))('%s is refused', (_what, hex) => {
    expect(isWellFormed(bytes(hex))).toBe(false);
    expect(() => decodeCbor(bytes(hex))).toThrow(RangeError);
  });

  it('a hundred thousand containers in one another are refused without using up the stack', () => {
    expect(isWellFormed(new Uint8Array(100_000).fill(0x81))).toBe(false);
  });
});
