import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Letter } from '../model/letter';
import { fold } from '../text/fold';
import { masker, maskLetter, maskName } from './masking';

const letter: Partial<Letter> = {
  kind: 'to-cao',
  senders: [
    {
      name: 'Nguyễn Văn An',
      address: 'Số 12, thôn Mẫu, xã Mẫu',
      phone: '0900 000 001',
      idNumber: '001000000001',
      organisation: 'Hội Mẫu Một',
      proxyFor: 'Đỗ Thị Ủy',
    },
  ],
  accused: [{ name: 'Trần Văn Bị' }],
  related: [
    { name: 'Nguyễn Thị Chị', of: 'sender', relation: 'chị ruột của ông An' },
    { name: 'Trần Thị Vợ', of: 'accused', relation: 'vợ' },
  ],
  summary: 'Ông Nguyễn Văn An tố cáo Trần Văn Bị',
  content: 'Tôi là NGUYEN VAN  AN (ĐT 0900.000.001), ở Số 12, thôn Mẫu, xã Mẫu. Nguyễn Văn Anh không liên quan.',
  claims: [{ id: 'a', kind: 'to-cao', text: 'đơn của nguyễn văn an' }],
};

describe('masking a denouncer', () => {
  it('covers everything that the letter says about the sender', () => {
    const masked = maskLetter(letter);
    const text = JSON.stringify(masked);
    for (const secret of [
      'Nguyễn Văn An"',
      'Số 12',
      '0900',
      '001000000001',
      'Hội Mẫu',
      'Đỗ Thị',
      'Thị Chị',
      'chị ruột',
    ]) {
      expect(text, secret).not.toContain(secret);
    }
    expect(masked.senders?.[0]).toEqual({
      name: 'N.V.A.',
      address: '(đã che)',
      phone: '(đã che)',
      idNumber: '(đã che)',
      organisation: 'H.M.M.',
      proxyFor: 'Đ.T.Ủ.',
    });
    expect(masked.accused).toEqual(letter.accused);
  });

  it('finds the name in the texts with or without marks, and leaves longer names alone', () => {
    const masked = maskLetter(letter);
    expect(masked.summary).toBe('Ông N.V.A. tố cáo Trần Văn Bị');
    expect(masked.content).toBe('Tôi là N.V.A. (ĐT (đã che)), ở (đã che). Nguyễn Văn Anh không liên quan.');
    expect(masked.claims?.[0]?.text).toBe('đơn của N.V.A.');
    expect(masked.related?.[1]).toEqual(letter.related?.[1]);
  });

  it('a name of one syllable is covered wherever its tone was put', () => {
    const hide = masker({ kind: 'to-cao', senders: [{ name: 'Thủy', address: '' }] });
    expect(hide('Bà Thuỷ gặp bà Thùy')).toBe('Bà T. gặp bà Thùy');
  });

  it('a name of one syllable is covered as it is written, not every word that looks like it', () => {
    const hide = masker({ kind: 'to-cao', senders: [{ name: 'An', address: 'Hà Nội' }] });
    expect(hide('An tố cáo ăn chặn, an ninh, ở Hà Nội')).toBe('A. tố cáo ăn chặn, an ninh, ở Hà Nội');
  });

  it('leaves khiếu nại as it is, and covers a letter one content of which is tố cáo', () => {
    const complaint: Partial<Letter> = { ...letter, kind: 'khieu-nai', claims: [] };
    expect(maskLetter(complaint)).toBe(complaint);
    expect(maskLetter({ ...letter, kind: 'khieu-nai' }).senders?.[0]?.name).toBe('N.V.A.');
  });

  it('does not touch the letter that it was given', () => {
    const before = JSON.stringify(letter);
    maskLetter(letter);
    expect(JSON.stringify(letter)).toBe(before);
  });

  it('no text leaks a name of two syllables or more, wherever it stands', () => {
    const syllable = fc.constantFrom('Nguyễn', 'Trần', 'Văn', 'Thị', 'Bình', 'Đức', 'Ánh', 'Quỳnh');
    const name = fc.array(syllable, { minLength: 2, maxLength: 4 }).map((words) => words.join(' '));
    const around = fc.string({ unit: fc.constantFrom(...'abđ,. \n-(1') });
    const written = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => text.normalize('NFD'),
      (text: string) => fold(text),
      (text: string) => text.replace(/ /g, '  '),
    );
    fc.assert(
      fc.property(name, around, around, written, (sender, before, after, as) => {
        const hide = masker({ kind: 'to-cao', senders: [{ name: sender, address: '' }] });
        const text = `${before} ${as(sender)} ${after}`;
        const words = (whole: string) => ` ${fold(whole).replace(/[^a-z0-9]+/g, ' ')} `;
        expect(words(hide(text))).not.toContain(words(sender));
        expect(hide(text)).toContain(maskName(sender));
      }),
    );
  });
});
