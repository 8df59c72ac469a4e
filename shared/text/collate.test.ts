import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, compareVietnamese } from './collate';
import { nameForSorting, nameKey } from './names';

const sorted = (words: readonly string[]): string[] => [...words].sort(compareVietnamese);

describe('Vietnamese order', () => {
  it('đ comes after d and ă, â after a', () => {
    expect(sorted(['đa', 'da', 'dy', 'êm', 'em', 'âm', 'ăn', 'an', 'az'])).toEqual([
      'an',
      'az',
      'ăn',
      'âm',
      'da',
      'dy',
      'đa',
      'em',
      'êm',
    ]);
  });

  it('tones come in the order of the dictionary, after the letters', () => {
    expect(sorted(['mạ', 'má', 'mã', 'mả', 'mà', 'ma', 'mai'])).toEqual(['ma', 'mà', 'mả', 'mã', 'má', 'mạ', 'mai']);
  });

  it('compares syllable by syllable, so that equal given names stay together', () => {
    expect(sorted(['Hà An', 'Ha Bình'])).toEqual(['Ha Bình', 'Hà An']);
  });

  it('counts numbers as numbers', () => {
    expect(sorted(['10/2026', '9/2026', '010/2025', 'a'])).toEqual(['9/2026', '010/2025', '10/2026', 'a']);
  });

  it('persons are sorted by given name first, whatever title stands before', () => {
    const names = ['Trần Thị Bình', 'Ông Nguyễn Văn An', 'Lê Đình Ân', 'Bùi An'];
    expect([...names].sort((a, b) => compareKeys(nameKey(a), nameKey(b)))).toEqual([
      'Bùi An',
      'Ông Nguyễn Văn An',
      'Lê Đình Ân',
      'Trần Thị Bình',
    ]);
    expect(nameForSorting('Ông Nguyễn Văn An')).toBe('An Nguyễn Văn');
  });

  it('is an order: antisymmetric and transitive', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aăâàạbdđeêz019 -') });
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(Math.sign(compareVietnamese(a, b))).toBe(-Math.sign(compareVietnamese(b, a)) + 0);
        if (compareVietnamese(a, b) <= 0 && compareVietnamese(b, c) <= 0) {
          expect(compareVietnamese(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
