import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameName, sameNameKey } from './personName';

const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

/** A syllable as its parts, which a keyboard may give a tone on any letter of the middle. */
const syllable = fc.record({
  onset: fc.constantFrom('', 'th', 'ng', 'tr', 'qu', 'gi', 'đ', 'x'),
  vowels: fc.constantFrom('a', 'oa', 'oe', 'uy', 'uê', 'uơ', 'uâ', 'oai', 'uya', 'uyê', 'ia', 'iê', 'ươ', 'ưa', 'ay'),
  coda: fc.constantFrom('', 'n', 'ng', 't', 'ch'),
  tone: fc.constantFrom(...tones),
});
type Syllable = typeof syllable extends fc.Arbitrary<infer T> ? T : never;

const placed = ({ onset, vowels, coda, tone }: Syllable, at: number): string => {
  const letters = [...vowels];
  letters[at % letters.length] += tone;
  return (onset + letters.join('') + coda).normalize('NFC');
};

const name = fc.array(fc.tuple(syllable, fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 5 });

describe('two writings of one name', () => {
  it('are one wherever either keyboard puts the tones', () => {
    for (const [old, later] of [
      ['Đảng ủy xã Hòa Bình', 'Đảng uỷ xã Hoà Bình'],
      ['Trần Văn Thủy', 'TRẦN VĂN THUỶ'],
      ['Nguyễn Thị Thúy Loan', 'Nguyễn Thị Thuý Loan'.normalize('NFD')],
      ['Lê Quý Khoẻ', 'Lê Qúy Khỏe'],
    ] as const)
      expect(isSameName(old, later), later).toBe(true);
    fc.assert(
      fc.property(name, (syllables) => {
        const one = syllables.map(([part, at]) => placed(part, at)).join(' ');
        const other = syllables.map(([part, , at]) => placed(part, at)).join(' ');
        expect(isSameName(one, other.normalize('NFD'))).toBe(true);
      }),
    );
  });

  it('are two when a tone is another one, wherever it stands', () => {
    fc.assert(
      fc.property(syllable, fc.nat(2), fc.nat(2), fc.constantFrom(...tones), (part, at, otherAt, tone) => {
        fc.pre(tone !== part.tone);
        expect(isSameName(placed(part, at), placed({ ...part, tone }, otherAt))).toBe(false);
      }),
    );
  });

  it('are two when a mark of the letter itself is another one, or when the tone stands on another word', () => {
    for (const [one, other] of [
      ['Nguyễn Văn An', 'Nguyễn Văn Ân'],
      ['Trần Thúy', 'Trần Thùy'],
      ['Mai Hoà', 'Mài Hoa'],
      ['Lê Dung', 'Lê Đung'],
    ] as const)
      expect(isSameName(one, other), other).toBe(false);
  });

  it('leave out titles, spaces and capitals, and are nobody without letters', () => {
    expect(sameNameKey(' Đồng chí  LÊ VĂN THUỶ ')).toBe(sameNameKey('Lê Văn Thủy'));
    expect(isSameName('', ' ')).toBe(false);
  });
});
