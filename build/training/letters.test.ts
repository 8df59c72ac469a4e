import { describe, expect, test } from 'vitest';
import { letterKinds, letterSchema } from '../../shared/model/letter';
import { inventLetter, inventLetters, readLetters, trainingMark } from './letters';

const letters = inventLetters(2000, 7);

describe('invented letters', () => {
  test('every one is a letter that an officer could enter', () => {
    for (const letter of letters) expect(letterSchema.parse(letter)).toEqual(letter);
  });

  test('every one says that it is for training, and holds no number or province that exists', () => {
    for (const letter of letters) {
      expect(letter.summary).toContain(trainingMark);
      for (const sender of letter.senders) {
        expect(sender.address).toMatch(/tỉnh Tập Huấn /);
        expect(sender.phone ?? '0100').toMatch(/^0100/);
        expect(sender.idNumber ?? '999').toMatch(/^999/);
      }
    }
  });

  test('the same number and seed give the same letter, another seed another', () => {
    expect(inventLetter(42, 7)).toEqual(letters[42]);
    expect(inventLetter(42, 8)).not.toEqual(letters[42]);
  });

  test('kinds, anonymous and borrowed names, several senders and accused all occur', () => {
    expect(new Set(letters.map((letter) => letter.kind))).toEqual(new Set(letterKinds));
    expect(new Set(letters.map((letter) => letter.authorship)).size).toBe(3);
    expect(letters.some((letter) => letter.senders.length > 1)).toBe(true);
    expect(letters.some((letter) => letter.accused.length > 1)).toBe(true);
    expect(letters.filter((letter) => letter.authorship === 'nac-danh').every((l) => l.senders.length === 0)).toBe(
      true,
    );
  });

  test('the four dates follow each other', () => {
    for (const { writtenOn, postmarkedOn, arrivedOn, receivedOn } of letters) {
      const days = [writtenOn, postmarkedOn, arrivedOn, receivedOn];
      expect(days).toEqual([...days].sort());
    }
  });

  test('a letter is about 1 KB, a third of it told in words', () => {
    const bytes = letters.map((letter) => new TextEncoder().encode(JSON.stringify(letter)).length);
    const mean = bytes.reduce((sum, size) => sum + size, 0) / bytes.length;
    expect(mean).toBeGreaterThan(900);
    expect(mean).toBeLessThan(1300);
    expect(letters.every((letter) => (letter.content ?? '').length >= 330)).toBe(true);
  });
});

describe('letters from a file', () => {
  const line = (change: object = {}) => JSON.stringify({ ...letters[0], ...change });

  test('what was written comes back, with byte order mark, CRLF and blank lines', () => {
    expect(readLetters(`\uFEFF${line()}\r\n\r\n${JSON.stringify(letters[1])}\n`)).toEqual({
      ok: true,
      value: [letters[0], letters[1]],
    });
  });

  test('one faulty line and nothing is read; the line and the field are named, not the words', () => {
    const text = [line(), line({ arrivedOn: '31/12/2025' }), '{"kind":"khieu-nai"', line()].join('\n');
    expect(readLetters(text)).toEqual({
      ok: false,
      error: { code: 'INVALID_LETTER', params: { line: 2, field: 'arrivedOn', faulty: 2 } },
    });
  });

  test('a field inside a sender is named by its path', () => {
    const answer = readLetters(line({ senders: [{ name: 'Nguyễn Văn Thử (TẬP HUẤN)' }] }));
    expect(answer).toMatchObject({ ok: false, error: { params: { line: 1, field: 'senders.0.address' } } });
  });

  test('an unknown field is refused rather than dropped', () => {
    expect(readLetters(line({ secret: 1 }))).toMatchObject({ ok: false, error: { code: 'INVALID_LETTER' } });
  });

  test('a line of more than a million characters is refused', () => {
    expect(readLetters('x'.repeat(1_048_577))).toMatchObject({ ok: false, error: { code: 'TOO_LARGE' } });
  });

  test('decomposed Vietnamese comes back composed', () => {
    const answer = readLetters(line({ summary: 'Đơn thử (TẬP HUẤN)'.normalize('NFD') }));
    expect(answer).toMatchObject({ ok: true, value: [{ summary: 'Đơn thử (TẬP HUẤN)' }] });
  });
});
