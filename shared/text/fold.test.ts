import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldByte, hasMarks, isLetterByte, marked } from './fold';

const accented = 'àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ';

describe('text as search sees it', () => {
  it('an officer who types no marks finds the words that have them', () => {
    expect(fold('Khiếu nại về ĐẤT đai ở Đông Hà')).toBe('khieu nai ve dat dai o dong ha');
  });

  it('agrees with Unicode on every Vietnamese letter, in both cases and both normal forms', () => {
    for (const char of accented) {
      const plain = char
        .replace('đ', 'd')
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '');
      for (const form of [char, char.toUpperCase(), char.normalize('NFD')]) expect(fold(form)).toBe(plain);
    }
  });

  it('every Vietnamese letter has a code of its own', () => {
    expect(new Set([...accented].map((char) => marked(char)[0])).size).toBe([...accented].length);
  });

  it('does not take a missing mark for a typed one', () => {
    expect(hasMarks(marked('dat dai'))).toBe(false);
    expect(hasMarks(marked('đất'))).toBe(true);
  });

  it('takes hoà and hòa, thuý and thúy for one word, and leaves quý and hoàn alone', () => {
    expect(marked('hoà thuý, hoà')).toEqual(marked('hòa thúy, hòa'));
    expect(marked('quý')).not.toEqual(marked('qúy'));
    expect(marked('hoàn')).not.toEqual(marked('hòan'));
  });

  it('keeps numbers and signs, so that a register number is found as written', () => {
    expect(fold('Đ-2024/0001')).toBe('d-2024/0001');
  });

  it('gives letters of other scripts a place, never a wrong letter', () => {
    expect([...marked('漢я😀')].every((code) => !isLetterByte(code))).toBe(true);
    expect(fold('Müller façade')).toBe('muller facade');
  });

  it('folding is stable: folding again changes nothing, and no text is longer than it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(marked(text).length).toBeLessThanOrEqual(text.normalize('NFC').length);
      }),
    );
  });

  it('never leaves a mark after folding', () => {
    expect(Array.from(foldByte).every((code) => code < 0x80)).toBe(true);
  });
});
