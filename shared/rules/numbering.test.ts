import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatNumber,
  freeLeft,
  holesIn,
  type NumberBlock,
  nextBlock,
  nextFree,
  parseNumber,
  usedTwice,
  withoutLeaps,
} from './numbering';

describe('the written form of a number', () => {
  it('follows the pattern of the book', () => {
    const parts = { no: 42, year: 2026, unitCode: 'UBKT.X1' };
    expect(formatNumber('{so}/{nam}', parts)).toBe('42/2026');
    expect(formatNumber('{so-5}/{don-vi}/ĐT', parts)).toBe('00042/UBKT.X1/ĐT');
    expect(formatNumber('{so-2}', { ...parts, no: 1234 })).toBe('1234');
  });

  it('is read back, and what does not follow the pattern is not', () => {
    expect(parseNumber('{so}/{nam}', ' 42/2026 ', 2025)).toEqual({ no: 42, year: 2026 });
    expect(parseNumber('{so-5}', '00042', 2025)).toEqual({ no: 42, year: 2025 });
    for (const text of ['42-2026', '42/26', 'x42/2026', '0/2026', ''])
      expect(parseNumber('{so}/{nam}', text, 2025)).toBeNull();
    expect(parseNumber('ĐT/{nam}', 'ĐT/2026', 2025)).toBeNull();
  });

  it('reading undoes writing, whatever stands around the number', () => {
    const word = fc.stringMatching(/^[A-Z.()+ĐT-]{0,6}$/);
    const numbers = fc.record({
      no: fc.integer({ min: 1, max: 9_999_999 }),
      year: fc.integer({ min: 1990, max: 2200 }),
    });
    fc.assert(
      fc.property(word, word, numbers, fc.integer({ min: 1, max: 9 }), (before, after, { no, year }, width) => {
        const pattern = `${before}{so-${width}}/{nam}-{don-vi}${after}`;
        expect(parseNumber(pattern, formatNumber(pattern, { no, year, unitCode: 'A/1' }), 1)).toEqual({ no, year });
      }),
    );
  });
});

describe('numbers from reserved blocks', () => {
  it('come lowest first, refill holes, and end with the blocks', () => {
    const blocks = [
      { from: 11, to: 13 },
      { from: 1, to: 2 },
    ];
    expect(nextFree(new Set(), blocks)).toBe(1);
    expect(nextFree(new Set([1, 2]), blocks)).toBe(11);
    expect(nextFree(new Set([1, 2, 11, 13]), blocks)).toBe(12);
    expect(nextFree(new Set([1, 2, 11, 12, 13]), blocks)).toBeNull();
    expect(freeLeft(new Set([1, 11]), blocks)).toBe(3);
  });

  it('holes and numbers used twice are told', () => {
    expect(holesIn([2, 3, 7])).toEqual([
      { from: 1, to: 1 },
      { from: 4, to: 6 },
    ]);
    expect(
      usedTwice([
        [5, 'a'],
        [6, 'b'],
        [5, 'c'],
      ]),
    ).toEqual([{ no: 5, owners: ['a', 'c'] }]);
  });

  it('two desks that see each other take turns as they like: no gap within a desk, no number twice', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 120 }), fc.integer({ min: 1, max: 7 }), (turns, size) => {
        const blocks: Record<'a' | 'b', NumberBlock[]> = { a: [], b: [] };
        const used: Record<'a' | 'b', Set<number>> = { a: new Set(), b: new Set() };
        for (const turn of turns) {
          const desk = turn ? 'a' : 'b';
          const all = [...blocks.a, ...blocks.b];
          if (nextFree(used[desk], blocks[desk]) === null) {
            blocks[desk].push(nextBlock(all, [...used.a, ...used.b], size)!);
          }
          used[desk].add(nextFree(used[desk], blocks[desk])!);
        }
        const both = [...used.a, ...used.b];
        expect(new Set(both).size).toBe(both.length);
        expect(usedTwice(both.map((no) => [no, no] as const))).toEqual([]);
        for (const desk of ['a', 'b'] as const) {
          const ownNumbers = blocks[desk].flatMap(({ from, to }) =>
            Array.from({ length: to - from + 1 }, (_, i) => from + i),
          );
          expect([...used[desk]].sort((x, y) => x - y)).toEqual(ownNumbers.slice(0, used[desk].size));
        }
      }),
    );
  });

  it('a slip of the hand, or a block reserved behind one, moves nothing; a whole old register does', () => {
    const used = [1, 2, 3, 9_999_999];
    expect(withoutLeaps(used)).toEqual([1, 2, 3]);
    expect(withoutLeaps([9_999_999])).toEqual([]);
    expect(nextBlock([], used, 50)).toEqual({ from: 4, to: 53 });
    const far = { from: 9_999_000, to: 9_999_999 };
    expect(nextBlock([{ from: 1, to: 50 }, far, { from: 1, to: 9_999_999 }], used, 50)).toEqual({ from: 51, to: 100 });
    expect(nextBlock([], [1, ...Array.from({ length: 30 }, (_, i) => 5000 + i)], 50)).toEqual({ from: 5030, to: 5079 });
  });

  it('a book that is full has no further number rather than one that nobody can read', () => {
    expect(nextBlock([], [9_999_990, 9_999_991], 50)).toEqual({ from: 9_999_992, to: 9_999_999 });
    expect(nextBlock([], [9_999_998, 9_999_999], 50)).toBeNull();
  });

  it('one desk alone leaves no gap, though letters are deleted and their numbers stay used', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 1, max: 9 }), (count, size) => {
        const used = new Set<number>();
        const blocks: NumberBlock[] = [];
        for (let i = 0; i < count; i++) {
          if (nextFree(used, blocks) === null) blocks.push(nextBlock(blocks, used, size)!);
          used.add(nextFree(used, blocks)!);
        }
        expect(holesIn(used)).toEqual([]);
        expect(used.size).toBe(count);
      }),
    );
  });
});
