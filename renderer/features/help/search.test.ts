import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualPage, manualTopics } from '../../i18n/manual';
import { highlight, searchManual } from './search';

const topicsOf = (query: string) => searchManual(query).map(({ topic, part }) => manualPage(topic).parts[part]!.title);

describe('searching the manual', () => {
  it('finds without marks what is written with them, best first', () => {
    expect(topicsOf('dong ho')[0]).toBe('Đọc một đồng hồ');
    expect(searchManual('khoa so')[0]?.topic).toBe('books');
    expect(searchManual('mat thiet bi')[0]?.topic).toBe('token');
  });

  it('takes marks that were typed at their word', () => {
    expect(topicsOf('hạn')).toContain('Các trạng thái');
    expect(searchManual('hãn')).toEqual([]);
  });

  it('asks for every word, and finds nothing for none', () => {
    expect(searchManual('đồng hồ xyzxyz')).toEqual([]);
    expect(searchManual('   ')).toEqual([]);
  });

  it('marks the words that were found and nothing else', () => {
    expect(highlight('Đơn đến hạn hôm nay', ['han'])).toEqual([
      { text: 'Đơn đến ', hit: false },
      { text: 'hạn', hit: true },
      { text: ' hôm nay', hit: false },
    ]);
  });

  it('loses no character of a text by marking it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, wanted) => {
        const pieces = highlight(text, wanted);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text.normalize('NFC'));
      }),
    );
  });
});

describe('the manual', () => {
  it('says something under every heading, in composed characters', () => {
    for (const topic of manualTopics) {
      const page = manualPage(topic);
      expect(page.parts.length).toBeGreaterThan(0);
      for (const part of page.parts) expect(part.text.flat().join('').length).toBeGreaterThan(40);
      expect(JSON.stringify(page)).toBe(JSON.stringify(page).normalize('NFC'));
    }
  });
});
