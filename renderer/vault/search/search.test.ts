import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldNo, letterFields, recTypes } from '../../../shared/model/letter';
import { opKind, type Value } from '../../../shared/sync/op';
import { fold } from '../../../shared/text/fold';
import { shownOf } from '../records/summary';
import { countBits, eachBit } from './bits';
import { PlaceNames } from './places';
import { queryFields } from './query';
import { Search } from './search';
import { searchParts } from './text';

function parts(fields: Partial<Record<keyof typeof letterFields, Value>>) {
  const body = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [letterFields[name as keyof typeof letterFields], value]),
  );
  const op = {
    kind: opKind.put,
    opId: '0'.repeat(32),
    recType: recTypes.letter,
    recId: 'a'.repeat(32),
    base: {},
    body,
  };
  return searchParts(shownOf([{ ...op, actor: 'x' }]));
}

/** A letter on which something was done. */
function workedParts(work: readonly Value[], notes: readonly string[]) {
  const common = { recType: recTypes.letter, recId: 'a'.repeat(32), base: {}, actor: 'x' };
  const bodies: [number, Record<number, Value>][] = [
    [opKind.put, { [letterFields.summary]: 'TẬP HUẤN' }],
    ...notes.map((text): [number, Record<number, Value>] => [opKind.append, { [fieldNo.notes]: text }]),
    ...work.map((event): [number, Record<number, Value>] => [opKind.append, { [fieldNo.work]: event }]),
  ];
  const ops = bodies.map(([kind, body], i) => ({ ...common, kind, opId: i.toString(16).padStart(32, '0'), body }));
  return searchParts(shownOf(ops));
}

const letters = [
  {
    summary: 'Khiếu nại về thu hồi đất',
    senders: [{ name: 'Nguyễn Văn Đạt', phone: '0100234567' }],
    registerNo: 'Đ-12/2026',
  },
  { summary: 'Tố cáo cán bộ đạt chuẩn', senders: [{ name: 'Trần Thị Hòa' }], registerNo: '13/2026' },
  {
    summary: 'đất thu hồi chưa đền bù',
    accused: [{ name: 'Nguyễn Thị Hoà' }],
    content: 'thu\n hồi   đất',
    registerNo: '112/2025',
  },
  { summary: 'Phản ánh môi trường', content: 'quyết định nghiêng ngả ngoằn ngoèo', registerNo: '7' },
];

function searchOf(items: readonly Parameters<typeof parts>[0][]): Search {
  const search = new Search();
  for (const [ordinal, item] of items.entries()) search.set(ordinal, parts(item));
  return search;
}

function hits(search: Search, query: string, count: number): number[] {
  const found: number[] = [];
  eachBit(search.find(query, count)!, (ordinal) => found.push(ordinal));
  return found;
}

describe('what an officer types', () => {
  const search = searchOf(letters);
  const find = (query: string) => hits(search, query, letters.length);

  it('words without marks find the letters that have them, in any order and place', () => {
    expect(find('dat thu hoi ')).toEqual([0, 2]);
    expect(find('KHIEU nai')).toEqual([0]);
  });

  it('typed marks count', () => {
    expect(find('đất ')).toEqual([0, 2]);
    expect(find('đạt ')).toEqual([0, 1]);
    expect(find('dat ')).toEqual([0, 1, 2]);
  });

  it('hoà and hòa are one name', () => {
    expect(find('hòa ')).toEqual([1, 2]);
    expect(find('hoà ')).toEqual([1, 2]);
  });

  it('the last word may be unfinished, the others not', () => {
    expect(find('nguy')).toEqual([0, 2]);
    expect(find('nguy ')).toEqual([]);
    expect(find('nguy van')).toEqual([]);
    expect(find('đấ')).toEqual([0, 2]);
  });

  it('a phrase in quotes stands together, across line breaks', () => {
    expect(find('"thu hoi dat"')).toEqual([0, 2]);
    expect(find('"dat thu hoi"')).toEqual([2]);
    expect(find('"hồi đất"')).toEqual([0, 2]);
    expect(find('"đạt chuẩn"')).toEqual([1]);
  });

  it('numbers are found anywhere in a number', () => {
    expect(find('234567')).toEqual([0]);
    expect(find('12/202')).toEqual([0, 2]);
    expect(find('d-12')).toEqual([0]);
  });

  it('a field name holds a word to that field', () => {
    expect(find('nguoigui:nguyen ')).toEqual([0]);
    expect(find('bican:nguyen ')).toEqual([2]);
    expect(find('người-gửi: ')).toEqual([]);
    expect(find('trichyeu:"thu hoi dat"')).toEqual([0]);
    expect(find('so:13')).toEqual([1]);
  });

  it('every field can be asked by its name, with or without marks, and by a phrase', () => {
    const found = searchOf([
      {
        senders: [
          { name: 'Lê Mơ', address: 'xã Bến Tre', phone: '0100999', idNumber: '999888', organisation: 'Hội Mẫu' },
        ],
        accused: [{ name: 'Vũ Mẫu', office: 'Chủ tịch', unit: 'xã Sông' }],
        claims: [{ id: 'a', kind: 'to-cao', text: 'nhận hối lộ' }],
        enclosures: 'hai băng ghi âm',
        result: { code: 'dung', text: 'đúng một phần' },
      },
      { senders: [{ name: 'Bến Tre Mơ', address: 'Sông Lê' }], summary: 'hối lộ', content: 'chủ tịch đúng phần' },
    ]);
    for (const [query, expected] of [
      ['nguoigui:le ', [0]],
      ['người_gửi:', []],
      ['nguoigui:"hoi mau"', [0]],
      ['diachi:"bến tre"', [0]],
      ['địachỉ:song ', [1]],
      ['dienthoai:100999', [0]],
      ['cccd:999888', [0]],
      ['chucvu:"chủ tịch"', [0]],
      ['bican:song ', [0]],
      ['noidung:"hối lộ"', [0]],
      ['noidung:"ghi âm"', [0]],
      ['ketqua:dung ', [0]],
      ['trichyeu:hoi ', [1]],
      ['bến tre ', [0, 1]],
    ] as const) {
      expect([query, hits(found, query, 2)]).toEqual([query, expected]);
    }
  });

  it('notes, what was done and the titles of papers are found, by their own names too', () => {
    const work: Value[] = [
      { t: 'paper', title: 'Phiếu chuyển đơn', numberText: '15-PC/UBKT', body: 'thân văn bản' },
      { t: 'remind', to: 'Đảng ủy xã Mẫu', on: '2026-01-02', text: 'đôn đốc lần một' },
    ];
    const found = new Search();
    found.set(0, workedParts(work, ['gọi điện xác nhận']));
    for (const query of [
      'vanban:"phiếu chuyển"',
      'vanban:15-pc',
      'ghichu:"đôn đốc"',
      'ghichu:"gọi điện"',
      'dang uy ',
    ]) {
      expect([query, hits(found, query, 1)]).toEqual([query, [0]]);
    }
    for (const query of ['"thân văn bản"', 'vanban:"đôn đốc"', 'noidung:"phiếu chuyển"']) {
      expect([query, hits(found, query, 1)]).toEqual([query, []]);
    }
  });

  it('a place is found under its old and its new name, typed marks counting, unless it is only half a word', () => {
    const names = new PlaceNames([
      ['Sông Mây', 'xã Hoa Mai', 'xã Trúc'],
      ['Bến Xuân', 'Hoà Mái'],
    ]);
    const found = searchOf([
      { summary: 'đất ở xã Hoa Mai' },
      { summary: 'đất ở Sông Mây' },
      { summary: 'mai hoa nở' },
      { summary: 'cây trúc xinh ở Bến Xuân' },
    ]);
    const find = (query: string): number[] => {
      const ordinals: number[] = [];
      eachBit(found.find(query, 4, names)!, (ordinal) => ordinals.push(ordinal));
      return ordinals;
    };
    expect(find('sông mây ')).toEqual([0, 1, 3]);
    expect(find('"Hoa Mai"')).toEqual([0, 1, 3]);
    expect(find('hoa mai ')).toEqual([0, 1, 2, 3]);
    expect(find('xã Trúc ')).toEqual([0, 1]);
    expect(find('truc ')).toEqual([3]);
    expect(find('dat song may')).toEqual([0, 1]);
    expect(find('trichyeu:"sông mây"')).toEqual([0, 1, 3]);
    expect(find('bican:"sông mây"')).toEqual([]);
  });

  it('asks nothing when only signs were typed', () => {
    expect(search.find('  . ', letters.length)).toBeNull();
  });
});

describe('the index', () => {
  const syllable = fc.constantFrom('đất', 'dat', 'Đạt', 'thu', 'hồi', 'hoi', 'nguyễn', 'ng', 'xã', '12', '0123', 'a1');
  const text = fc.array(syllable, { maxLength: 6 }).map((words) => words.join(' '));
  const query = fc.array(fc.constantFrom('dat', 'thu', 'hoi', 'nguyen', 'ng', 'xa'), { minLength: 1, maxLength: 3 });

  it('finds exactly the letters that hold all words, after any changes', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 40 }),
        fc.array(fc.tuple(fc.nat(39), text)),
        query,
        (start, changes, words) => {
          const texts = [...start];
          const search = searchOf(texts.map((summary) => ({ summary })));
          for (const [at, summary] of changes) {
            if (at >= texts.length) continue;
            texts[at] = summary;
            search.set(at, parts({ summary }));
          }
          const has = (summary: string) => {
            const own = fold(summary).split(/[^a-z]+/);
            return words.every((word) => own.includes(word));
          };
          const expected = texts.flatMap((summary, i) => (has(summary) ? [i] : []));
          expect(hits(search, `${words.join(' ')} `, texts.length)).toEqual(expected);
        },
      ),
    );
  });

  it('numbers are found where looking at each letter finds them, across no sign that stands between', () => {
    const digits = fc.string({ unit: fc.constantFrom('0', '1', '2', ' ', '/', 'a'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(digits, { minLength: 1, maxLength: 30 }), fc.nat(29), digits, (texts, at, changed) => {
        const items = texts.map((content) => content.trim());
        const search = searchOf(items.map((content) => ({ content })));
        search.text.encode(0, items.length);
        if (at < items.length) {
          items[at] = changed.trim();
          search.set(at, parts({ content: items[at]! }));
        }
        for (const number of ['012', '0', '1/2', '12a', 'a0/1', '0120', '20/012', '11012']) {
          const expected = items.flatMap((content, i) => (content.includes(number) ? [i] : []));
          expect(hits(search, number, items.length)).toEqual(expected);
        }
        expect(hits(search, '"0 1"', items.length)).toEqual(
          items.flatMap((content, i) => (content.replace(/ +/g, ' ').includes('0 1') ? [i] : [])),
        );
      }),
    );
  });

  it('is the same after it was stored and loaded, also over rows that changed meanwhile', () => {
    const search = searchOf(letters);
    const again = new Search();
    again.set(1, parts({ summary: 'đã sửa' }));
    again.load(0, search.text.encode(0, letters.length));
    expect(hits(again, 'thu hoi ', 4)).toEqual([0, 2]);
    expect(hits(again, 'da sua ', 4)).toEqual([1]);
    expect(hits(again, 'chuan ', 4)).toEqual([]);
    expect(hits(again, '2026', 4)).toEqual([0]);
    expect(hits(again, '112/2025', 4)).toEqual([2]);
  });

  it('follows letters that change between two searches for the same common words', () => {
    const many = 3000;
    const search = searchOf(
      Array.from({ length: many }, (_, i) => ({ summary: i % 2 === 0 ? 'khiếu nại' : 'khiêu nài' })),
    );
    for (const query of ['khiếu ', 'trichyeu:khiếu ', '"khiếu nại"', 'khiế', 'khiếu nại ']) {
      expect([query, hits(search, query, many).length]).toEqual([query, many / 2]);
    }
    search.set(0, parts({ summary: 'khiêu' }));
    search.set(1, parts({ content: 'khiếu nại' }));
    search.set(many, parts({ summary: 'khiếu' }));
    expect(hits(search, 'khiếu ', many + 1)).toHaveLength(many / 2 + 1);
    expect(hits(search, 'trichyeu:khiếu ', many + 1)).toHaveLength(many / 2);
    expect(hits(search, '"khiếu nại"', many + 1).slice(0, 2)).toEqual([1, 2]);
  });

  it('remembered common words tell the same as looking at each letter, whatever changed between', () => {
    const many = 2500;
    const texts = fc.constantFrom('khiếu nại', 'khiêu nài', 'nại khiếu', 'khiếux', '');
    const fields = fc.record({ summary: texts, content: texts });
    const words = ['khiếu ', 'khiế', 'trichyeu:khieu ', 'noidung:"khiếu nại"', '"nai khieu"', 'khiếu nại '];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(many + 70), fields), { maxLength: 20 }), (changes) => {
        const items = Array.from({ length: many }, (_, i) => ({
          summary: i % 2 === 0 ? 'khiếu nại' : 'khieu nai',
          content: i % 3 === 0 ? 'nại khiếu' : '',
        }));
        const search = searchOf(items);
        for (const query of words) search.find(query, many);
        for (const [at, item] of changes) {
          items[Math.min(at, items.length)] = item;
          search.set(Math.min(at, items.length - 1), parts(item));
          const query = words[at % words.length]!;
          expect(hits(search, query, items.length)).toEqual(hits(searchOf(items), query, items.length));
        }
      }),
      { numRuns: 4 },
    );
  });

  it('counts over many rare and common words', () => {
    const search = searchOf(Array.from({ length: 3000 }, (_, i) => ({ summary: i % 3 === 0 ? 'chung đây' : 'chung' })));
    expect(countBits(search.find('chung ', 3000)!)).toBe(3000);
    expect(countBits(search.find('chung day', 3000)!)).toBe(1000);
  });
});

describe('what may stand before a colon', () => {
  it.each(['renderer/i18n/vi.json', 'renderer/i18n/manual/register.json'])('is told whole by %s', (file) => {
    const told = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
    const hint = file.endsWith('vi.json') ? (JSON.parse(told) as Record<string, string>)['register.searchHint']! : told;
    const words = Object.keys(queryFields);
    expect(words.length).toBeGreaterThan(10);
    expect(words.filter((word) => !new RegExp(`(?<![a-z])${word}(?![a-z])`).test(hint))).toEqual([]);
  });
});
