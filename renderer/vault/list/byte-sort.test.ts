import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys } from '../../../shared/text/collate';
import { sortKeys } from './byte-sort';

describe('keys sorted byte by byte', () => {
  it('stand as comparing every two puts them, whatever they share and wherever they end', () => {
    const key = fc.array(fc.constantFrom(0, 1, 2, 255), { maxLength: 6 }).map((bytes) => Uint8Array.from(bytes));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 200 }), (keys) => {
        const sorted = sortKeys(keys);
        expect([...sorted].sort((a, b) => a - b)).toEqual(keys.map((_, i) => i));
        const texts = Array.from(sorted, (place) => keys[place]!.join());
        expect(texts).toEqual(keys.toSorted(compareKeys).map((one) => one.join()));
      }),
    );
  });
});
