import { describe, expect, test } from 'vitest';
import { createWire, notCloneable } from './wire';

const wire = createWire({
  encode: (bytes) => Buffer.from(bytes).toString('base64'),
  decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});
const through = (value: unknown): unknown => wire.unpack(wire.pack(value));

describe('values between Node and the page', () => {
  test('cycles and shared references keep their identity', () => {
    const shared = { name: 'shared' };
    const value: Record<string, unknown> = { first: shared, list: [shared, new Map([['m', shared]])] };
    value.self = value;
    const back = through(value) as { first: object; self: object; list: [object, Map<string, object>] };
    expect(back.self).toBe(back);
    expect(back.list[0]).toBe(back.first);
    expect(back.list[1].get('m')).toBe(back.first);
  });

  test('a view of a larger buffer carries its own bytes alone', () => {
    const secret = new Uint8Array([1, 2, 3, 4]);
    const back = through(secret.subarray(1, 3)) as Uint8Array;
    expect([...back]).toEqual([2, 3]);
    expect(back.buffer.byteLength).toBe(2);
  });

  test('keys named like our tags or like the prototype stay plain keys', () => {
    const value = JSON.parse('{"$":"map","v":[1],"__proto__":{"a":1}}') as object;
    const back = through(value) as object;
    expect(Object.keys(back)).toEqual(Object.keys(value));
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
  });

  test.each([[() => 1], [Symbol('s')], [Promise.resolve()], [new WeakMap()], [{ deep: [() => 1] }], [new Blob([])]])(
    'what structured clone refuses is refused: %s',
    (value) => {
      expect(() => wire.pack(value)).toThrow(notCloneable);
    },
  );

  test('large bytes go beside the text, small ones in it', () => {
    const kept = new Map<string, Uint8Array<ArrayBuffer>>();
    const put = (bytes: Uint8Array) => {
      kept.set('1', new Uint8Array(bytes));
      return '1';
    };
    const large = new Uint8Array(1024 * 1024).fill(7);
    const text = wire.pack({ large, small: new Uint8Array([9]) }, put);
    expect(text.length).toBeLessThan(1000);
    const back = wire.unpack(text, (id) => kept.get(id)!) as { large: Uint8Array; small: Uint8Array };
    expect(Buffer.compare(back.large, large)).toBe(0);
    expect([...back.small]).toEqual([9]);
  });
});
