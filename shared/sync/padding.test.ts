import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { expect, it } from 'vitest';
import { concat } from '../bytes';
import { foldBytes, paddedLength, unfoldBytes } from './padding';

it('what was folded unfolds to what it was, whatever it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (plain) => {
      expect(unfoldBytes(foldBytes(Uint8Array.from(plain)))).toEqual(Uint8Array.from(plain));
    }),
  );
});

it('a length tells little: it grows in steps, by at most an eighth', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50_000_000 }), (length) => {
      const padded = paddedLength(length);
      expect(padded).toBeGreaterThanOrEqual(length);
      expect(padded - length).toBeLessThanOrEqual(length / 8);
      expect(paddedLength(padded)).toBe(padded);
    }),
  );
  const lengths = Array.from({ length: 10_000 }, (_, i) => paddedLength(i + 1000));
  expect(new Set(lengths).size).toBeLessThan(200);
});

it('a bomb is stopped long before it has unfolded, and noise is refused', () => {
  const packed = deflateSync(new Uint8Array(32 * 1024 * 1024));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, packed.length);
  expect(() => unfoldBytes(concat(length, packed))).toThrow(
    expect.objectContaining({ error: expect.objectContaining({ params: { what: 'bomb' } }) }),
  );
  for (const noise of [new Uint8Array(3), Uint8Array.of(0, 0, 0, 9, 1), Uint8Array.of(0, 0, 0, 2, 255, 255)]) {
    expect(() => unfoldBytes(noise)).toThrow('BATCH_INVALID');
  }
});
